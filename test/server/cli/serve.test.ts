import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { DateTime } from 'luxon';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.js';
import { greet } from '../../../server/cli/greeting.js';
import { scheduleXml } from './fixtures.js';
import { hallway, io, type Ran } from './hallway.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-serve-'));
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(root, 'data-'));
});
afterAll(() => rmSync(root, { recursive: true }));

const LOCAL = ['serve', '--host', '127.0.0.1', '--port', '0'];

/** Runs `serve` and, once it is ready, `look` with what it has printed. */
async function serving(args: readonly string[], look: (printed: string, url: string) => Promise<void>): Promise<Ran> {
  let failure: unknown;
  const ran = await hallway(data, args, {
    env: { HALLWAY_LOG: 'silent' },
    untilStopped: async (printed) => {
      const url = /(http:\S+)\/admin$/m.exec(printed)?.[1];
      // The command line would tell a failed expectation as one of its own refusals.
      await look(printed, url!).catch((error: unknown) => (failure = error));
    },
  });
  if (failure !== undefined) throw failure;
  return ran;
}

const answer = async (address: string, init?: RequestInit) => {
  const response = await fetch(address, init);
  return { status: response.status, body: (await response.json()) as Record<string, never> };
};

describe('hallway serve', () => {
  it('prints where everything is once it is ready, and ends in good order', async () => {
    const file = join(data, 'schedule.xml');
    writeFileSync(file, scheduleXml());
    await hallway(data, ['import', file, '--conference', 'small']);
    const ran = await serving(LOCAL, async (printed, url) => {
      const { status, body } = await answer(`${url}/api/conferences/small/schedule`);
      expect(status).toBe(200);
      const { rooms } = body as unknown as { rooms: { id: string; name: string }[] };
      const aula = rooms.find(({ name }) => name === 'Aula')!;
      expect(printed).toContain(`${url}/c/small\n`);
      expect(printed).toContain(`${url}/display?conference=small&room=${aula.id}\n`);
      expect(printed).toContain(`${url}/display?conference=small&view=overview\n`);
    });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });

  it('prints the link to the first admin until there is one', async () => {
    await serving(LOCAL, async (printed, url) => {
      const secret = /first-admin=([\w-]{43})\n/.exec(printed)?.[1];
      expect(printed).toContain(`${url}/admin#first-admin=${secret}\n`);
      expect(printed).toContain('There is no conference yet');
    });
    await hallway(data, ['account', 'add', 'anna', '--role', 'admin'], { stdin: 'correct horse\n' });
    await serving(LOCAL, async (printed, url) => {
      expect(printed).not.toContain('first-admin');
      expect(printed).toContain('Log in to the panel');
      const headers = { 'content-type': 'application/json' };
      const right = { method: 'POST', headers, body: JSON.stringify({ name: 'anna', password: 'correct horse' }) };
      expect((await answer(`${url}/api/login`, right)).status).toBe(200);
    });
  });

  it('follows the command line on the same file', async () => {
    await serving(LOCAL, async (_printed, url) => {
      const file = join(data, 'schedule.xml');
      writeFileSync(file, scheduleXml());
      expect((await hallway(data, ['import', file, '--conference', 'small'])).code).toBe(0);
      const token = (await hallway(data, ['token', 'create', '--role', 'organiser'])).stdout.trim();
      const me = await answer(`${url}/api/me`, { headers: { authorization: `Bearer ${token}` } });
      expect(me.body).toMatchObject({ role: 'organiser' });
      await expect
        .poll(async () => (await fetch(`${url}/api/conferences/small/schedule`)).status, { timeout: 2_000 })
        .toBe(200);
    });
  });

  it('--now shifts the clock', async () => {
    const file = join(data, 'schedule.xml');
    writeFileSync(file, scheduleXml());
    await hallway(data, ['import', file, '--conference', 'small']);
    await serving([...LOCAL, '--now', '2026-10-24T10:20:00+03:00'], async (_printed, url) => {
      const { body } = await answer(`${url}/api/conferences/small/boards`);
      const boards = body as unknown as { at: string; boards: { now: unknown[] }[] };
      expect(Math.abs(Date.parse(boards.at) - Date.parse('2026-10-24T10:20:00+03:00'))).toBeLessThan(10_000);
      expect(boards.boards.map(({ now }) => now.length)).toEqual([1, 1]);
    });
  });

  it('--demo adds the sample conference, which begins at 11:35 of its first day, once', async () => {
    for (let start = 1; start <= 2; start++) {
      const ran = await serving([...LOCAL, '--demo'], async (printed, url) => {
        expect(printed).toContain(`${url}/c/kvm-forum\n`);
        expect(printed).toMatch(/The clock of kvm-forum, a sample conference, reads .*, 11:35\.\n/);
        const { body } = await answer(`${url}/api/conferences/kvm-forum/boards`);
        const { at, boards } = body as unknown as { at: string; boards: { now: unknown[] }[] };
        const { timezone, days } = (await answer(`${url}/api/conferences/kvm-forum/schedule`)).body as unknown as {
          timezone: string;
          days: { date: string }[];
        };
        const begin = DateTime.fromISO(`${days[0]!.date}T11:35`, { zone: timezone ?? at.slice(-6) }).toMillis();
        expect(Date.parse(at) - begin).toBeGreaterThanOrEqual(0);
        expect(Date.parse(at) - begin).toBeLessThan(60_000);
        expect(boards.some(({ now }) => now.length > 0)).toBe(true);
      });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
    }
    const sessions = await hallway(data, ['export', '--conference', 'kvm-forum', '--format', 'hallway']);
    expect(sessions.code).toBe(0);
  });

  it.each([
    [['--port', 'many'], /--port is "many"/],
    [['--host', 'not an address'], /--host/],
    [['--host', '203.0.113.7'], /203\.0\.113\.7 is no address of this machine/],
    [['--now', 'later'], /--now is "later"/],
    [['--demon'], /unknown option '--demon'.*--demo/],
    [['extra'], /too many arguments/],
  ])('%j is refused in one line', async (args, message) => {
    const ran = await hallway(data, ['serve', '--port', '0', ...args], { env: { HALLWAY_LOG: 'silent' } });
    expect([ran.code, ran.stdout]).toEqual([1, '']);
    expect(ran.stderr).toMatch(/^hallway: .+\n$/);
    expect(ran.stderr).toMatch(message);
  });

  it('says so if the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const ran = await hallway(data, ['serve', '--host', '127.0.0.1', '--port', String(port)], {
      env: { HALLWAY_LOG: 'silent' },
    });
    expect(ran).toMatchObject({
      code: 1,
      stdout: '',
      stderr: `hallway: Port ${port} is taken by another program; stop that, or choose another port with --port.\n`,
    });
    other.close();
  });
});

describe('the greeting', () => {
  const greeting = (env: Record<string, string>, url: string) => {
    const { io: here, stdout } = io({});
    greet(here, { config: readConfig(env), url, conference: undefined, firstAdmin: null });
    return stdout();
  };

  it('names the address for other machines where it listens to all', () => {
    const addresses = Object.values(networkInterfaces()).flatMap((known) => known ?? []);
    const outside = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
    const everywhere = greeting({}, 'http://localhost:8080');
    if (outside) expect(everywhere).toContain(`From other machines: http://${outside.address}:8080\n`);
    else expect(everywhere).not.toContain('other machines');
    expect(greeting({ HOST: '127.0.0.1' }, 'http://127.0.0.1:8080')).not.toContain('other machines');
    expect(greeting({ HALLWAY_PUBLIC_URL: 'https://hall.example' }, 'https://hall.example')).not.toContain(
      'other machines',
    );
  });
});

describe('the built program', () => {
  let dist = '';
  const node = (args: readonly string[], input?: string) =>
    spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HALLWAY_DATA: data },
      ...(input !== undefined && { input }),
    });
  const build = () => {
    if (dist === '') {
      dist = mkdtempSync(join(import.meta.dirname, '../../../node_modules/.hallway-test-'));
      const built = spawnSync(process.execPath, ['scripts/build-server.ts', dist], { encoding: 'utf8' });
      expect(built.stderr).toBe('');
    }
    return join(dist, 'hallway.js');
  };
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  it('runs, with its own version and exit codes', () => {
    const entry = build();
    const version = node([entry, '--version']);
    expect([version.status, version.stderr]).toEqual([0, '']);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const token = node([entry, 'token', 'create', '--role', 'viewer']);
    expect(token.stdout).toMatch(/^hallway_[\w-]{43}\n$/);
    const wrong = node([entry, 'token', 'create']);
    expect([wrong.status, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toMatch(/^hallway: .+\n$/);
    expect(node([entry, 'account', 'add', 'anna', '--role', 'admin'], 'correct horse').status).toBe(0);
  });

  it('is silent when its reader has had enough', () => {
    const entry = build();
    writeFileSync(
      join(data, 's.xml'),
      scheduleXml(Array.from({ length: 9 }, (_, i) => ({ id: i + 1, start: `1${i}:00`, title: 'x'.repeat(50_000) }))),
    );
    expect(node([entry, 'import', join(data, 's.xml'), '--conference', 'small']).status).toBe(0);
    const head = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${entry}" export --conference small --format hallway | head -c 10`],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HALLWAY_DATA: data },
      },
    );
    expect(head.stderr).toBe('');
    expect(head.stdout).toHaveLength(10);
  });

  it('tells a Node that is too old, in one line, before it loads anything', () => {
    const entry = build();
    const pretend = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '22.12.0' } })";
    const old = node([
      '--import',
      `data:text/javascript,${encodeURIComponent(pretend)}`,
      entry,
      'token',
      'create',
      '--role',
      'viewer',
    ]);
    expect([old.status, old.stdout]).toEqual([1, '']);
    expect(old.stderr).toMatch(/^hallway: Node 22\.13 or newer is needed, and this is Node 22\.12\.0; .+\n$/);
  });
});
