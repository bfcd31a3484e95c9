import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Conferences } from '../../../server/conference/conferences.js';
import { openStore } from '../../../server/store/index.js';
import { scheduleXml, TALKS } from './fixtures.js';
import { hallway, NOW, type Surroundings } from './hallway.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-cli-'));
let dir = '';
let data = '';
let file = '';
beforeEach(() => {
  dir = mkdtempSync(join(root, 'test-'));
  data = join(dir, 'data');
  file = join(dir, 'schedule.xml');
  writeFileSync(file, scheduleXml());
});
afterAll(() => rmSync(root, { recursive: true }));

const cli = (args: readonly string[], around?: Surroundings) => hallway(data, args, around);
const importInto = (slug: string, ...more: string[]) => cli(['import', file, '--conference', slug, ...more]);

async function inConferences<T>(look: (conferences: Conferences) => T | Promise<T>): Promise<T> {
  const store = await openStore({ store: 'sqlite', dataDir: data });
  const conferences = await Conferences.open(store, { now: () => NOW });
  try {
    return await look(conferences);
  } finally {
    await conferences.close();
    await store.close();
  }
}

/** Refused: one line on stderr, nothing on stdout. */
function expectRefusal({ code, stdout, stderr }: Awaited<ReturnType<typeof hallway>>, message: RegExp): void {
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^hallway: .+\n$/);
  expect(stderr).toMatch(message);
}

describe('hallway import', () => {
  it('makes the conference and adopts the programme as one entry of the journal', async () => {
    const { code, stdout, stderr } = await importInto('small');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'Small: 3 sessions in 2 rooms, 24 October 2026, Europe/Bucharest\n3 sessions added.\n"small" has it now, as revision 1.\n',
    );
    await inConferences((conferences) => {
      const { revision, schedule } = conferences.get('small');
      expect(revision).toBe(1);
      expect(schedule.sessions.map((s) => s.title).sort()).toEqual(['Alpha', 'Beta & „Gama”', 'Delta']);
    });
  });

  it('says who did it, in the journal', async () => {
    await importInto('small');
    const store = await openStore({ store: 'sqlite', dataDir: data });
    const [entry] = await store.journal.read('small', 0);
    await store.close();
    expect(entry).toMatchObject({
      by: { role: 'system', name: expect.stringMatching(/^command line/) },
      recorded: NOW,
    });
  });

  it('changes nothing for the same file again', async () => {
    await importInto('small');
    const { code, stdout } = await importInto('small');
    expect([code, stdout.split('\n').slice(1)]).toEqual([
      0,
      ['No session is different.', '"small" has this programme already; nothing was changed.', ''],
    ]);
    expect(await inConferences((conferences) => conferences.get('small').revision)).toBe(1);
  });

  it('lists what another file adds, removes and changes', async () => {
    await importInto('small');
    const [alpha, , delta] = TALKS;
    writeFileSync(file, scheduleXml([{ ...alpha!, start: '10:30' }, delta!, { id: 4, start: '12:00', title: 'Eps' }]));
    const { stdout } = await importInto('small');
    expect(stdout.split('\n').slice(1)).toEqual([
      '  + Sat 24 Oct 12:00  Eps',
      '  - Sat 24 Oct 11:00  Beta & „Gama”',
      '  ~ Sat 24 Oct 10:30  Alpha (end, start)',
      '1 session added, 1 removed, 1 changed.',
      '"small" has it now, as revision 2.',
      '',
    ]);
  });

  it('--dry-run shows the same and changes nothing, not even an empty database', async () => {
    const first = await importInto('small', '--dry-run');
    expect([first.code, existsSync(data)]).toEqual([0, false]);
    expect(first.stdout).toMatch(/3 sessions added\.\nDry run: nothing was changed\.\n$/);
    await importInto('small');
    writeFileSync(file, scheduleXml(TALKS.slice(1)));
    const { stdout } = await importInto('small', '--dry-run');
    expect(stdout).toContain('  - Sat 24 Oct 10:00  Alpha');
    expect(await inConferences((conferences) => conferences.get('small').schedule.sessions.length)).toBe(3);
    expect((await importInto('other', '--dry-run')).code).toBe(0);
    expect(await inConferences((conferences) => conferences.list().map(({ slug }) => slug))).toEqual(['small']);
  });

  it('keeps live changes, and tells of those that the programme has caught up with or lost', async () => {
    await importInto('small');
    const by = { name: 'anna', role: 'organiser' } as const;
    const [alpha, beta] = await inConferences(async (conferences) => {
      const id = (title: string) => conferences.get('small').schedule.sessions.find((s) => s.title === title)!.id;
      await conferences.execute('small', { type: 'delay', session: id('Alpha'), minutes: 30 }, { by });
      await conferences.execute('small', { type: 'delay', session: id('Beta & „Gama”'), minutes: 60 }, { by });
      return [id('Alpha'), id('Beta & „Gama”')];
    });
    writeFileSync(file, scheduleXml([{ ...TALKS[0]!, start: '10:30' }, TALKS[2]!]));
    const { code, stdout, stderr } = await importInto('small');
    expect(code).toBe(0);
    expect(stdout).toContain('1 live change retired');
    expect(stderr).toBe(`Live changes have lost their session and are kept aside: ${beta}.\n`);
    expect(await inConferences((c) => c.get('small').schedule.byId.get(alpha!)?.delay)).toBe(0);
  });

  it('takes zone and name from the command line', async () => {
    writeFileSync(file, scheduleXml(TALKS, ''));
    const { stdout } = await importInto('small', '--timezone', 'Europe/Bucharest', '--name', 'Ours');
    expect(stdout).toMatch(/^Ours: .*Europe\/Bucharest\n/);
  });

  it('reads stdin', async () => {
    expect(await cli(['import', '-', '--conference', 'small'], { stdin: scheduleXml() })).toMatchObject({ code: 0 });
  });

  it('lets the running server know', async () => {
    const store = await openStore({ store: 'sqlite', dataDir: data });
    const server = await Conferences.open(store, { now: () => NOW });
    const known = new Promise<void>((resolve) => {
      const look = () => void (server.find('small')?.revision === 1 && resolve());
      server.on('opened', look).on('entry', look);
    });
    await importInto('small');
    await known;
    expect(server.get('small').schedule.sessions).toHaveLength(3);
    await server.close();
    await store.close();
  });

  it.each([
    [['import', '--conference', 'small'], /missing required argument.*"hallway import --help"/],
    [['import', 'x.xml'], /--conference/],
    [
      ['import', 'no-such-file.xml', '--conference', 'small'],
      /no-such-file\.xml cannot be read: there is no such file/,
    ],
    [['import', '.', '--conference', 'small'], /it is a folder/],
    [['import', 'ftp://example.org/x', '--conference', 'small'], /ftp: addresses cannot be read/],
    [['import', 'file:///etc/passwd', '--conference', 'small'], /file: addresses cannot be read/],
    [['import', 'https://', '--conference', 'small'], /not a complete address/],
    [['import', 'x.xml', '--conference', 'Small'], /Small.*small letters/],
    [['import', 'x.xml', '--conference', '-x'], /small letters/],
    [['import', 'x.xml', '--conference', 'a'.repeat(64)], /small letters/],
    [['import', 'x.xml', '--conference', 'small', '--format', 'pdf'], /pdf.*hallway, xml/],
    [['import', 'x.xml', '--conference', 'small', '--zone', 'x'], /unknown option '--zone'/],
    [['import', 'x.xml', 'y.xml', '--conference', 'small'], /too many arguments/],
    [['improt', 'x.xml'], /unknown command 'improt'.*Did you mean import/],
    [['--nonsense'], /unknown option/],
  ])('%j is refused in one line', async (args, message) => {
    expectRefusal(await cli(args), message);
    expect(readdirSync(dir)).toEqual(['schedule.xml']);
  });

  it.each([
    ['<schedule><day>', /.+/],
    ['', /.+/],
    [scheduleXml([]), /.+/],
  ])('a bad file is refused in one line, and the programme that was there stays: %#', async (content, message) => {
    await importInto('small');
    writeFileSync(file, content);
    expectRefusal(await importInto('small'), message);
    expect(await inConferences((conferences) => conferences.get('small').revision)).toBe(1);
  });

  it('asks for the zone, unless the conference is there and has told it', async () => {
    const talks = scheduleXml(TALKS, '').replaceAll('+03:00', '');
    writeFileSync(file, talks);
    expectRefusal(await importInto('fresh'), /--timezone/);
    expect(existsSync(data)).toBe(false);
    writeFileSync(file, scheduleXml());
    await importInto('small');
    writeFileSync(file, talks);
    expect(await importInto('small')).toMatchObject({ code: 0, stdout: expect.stringMatching(/Europe\/Bucharest/) });
    expectRefusal(await importInto('fresh'), /--timezone/);
    expect(await inConferences((conferences) => conferences.find('fresh'))).toBeUndefined();
  });

  it('refuses settings that do not exist', async () => {
    expectRefusal(
      await cli(['import', file, '--conference', 'small'], { env: { HALLWAY_DATTA: 'x' } }),
      /HALLWAY_DATTA/,
    );
  });

  it('refuses a foreign database and leaves it', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'hallway.db'), 'my diary');
    expectRefusal(await importInto('small'), /not a Hallway database/);
  });
});

describe('hallway import of an address', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });
  async function address(answer: RequestListener): Promise<string> {
    const server = createServer(answer).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/schedule.xml`;
  }
  const fetchFrom = (url: string) => cli(['import', url, '--conference', 'small']);

  it('fetches it', async () => {
    const url = await address((_request, response) => response.end(scheduleXml()));
    expect(await fetchFrom(url)).toMatchObject({ code: 0, stderr: '' });
  });

  it('sends a login that the address holds, and never shows it', async () => {
    let authorization: string | undefined;
    const url = await address((request, response) => {
      authorization = request.headers.authorization;
      response.writeHead(403).end();
    });
    const result = await fetchFrom(url.replace('//', '//anna:s%20cret@'));
    expect(authorization).toBe(`Basic ${Buffer.from('anna:s cret').toString('base64')}`);
    expectRefusal(result, /answers 403 Forbidden/);
    expect(result.stderr).not.toMatch(/cret/);
  });

  it('refuses an answer without end', async () => {
    const url = await address((_request, response) => {
      const chunk = Buffer.alloc(4_000_000, 'x');
      const more = () => void (response.write(chunk) ? setImmediate(more) : response.once('drain', more));
      more();
    });
    expectRefusal(await fetchFrom(url), /more than 64\.0 MB/);
  });

  it('says so when nobody answers, or the connection is cut', async () => {
    const url = await address((_request, response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('<sched');
      setImmediate(() => response.destroy());
    });
    expectRefusal(await fetchFrom(url), /cannot be fetched: the connection was cut/);
    servers.at(-1)!.close().closeAllConnections();
    expectRefusal(await fetchFrom(url), /cannot be fetched: nothing answers there/);
  });
});

describe('hallway check', () => {
  it('finds nothing odd about a good file, and needs no database', async () => {
    const { code, stdout, stderr } = await cli(['check', file]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'Small: 3 sessions in 2 rooms, 24 October 2026, Europe/Bucharest\nFormat: xml, version 1.3\nNothing is odd about it.\n',
    );
    expect(existsSync(data)).toBe(false);
  });

  it('tells in words what overlaps; --strict makes that a failure', async () => {
    writeFileSync(file, scheduleXml([...TALKS, { id: 4, start: '10:15', title: 'Intruder' }]));
    const { code, stdout, stderr } = await cli(['check', file]);
    expect(code).toBe(0);
    expect(stderr).toBe('warning: "Alpha" and "Intruder" overlap in Aula.\n');
    expect(stdout).toMatch(/\n1 warning\.\n$/);
    expect(await cli(['check', file, '--strict'])).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/has 1 warning\.\n$/),
    });
  });

  it('counts what is too much to tell', async () => {
    const crowd = Array.from({ length: 9 }, (_, i) => ({ id: i + 1, start: '10:00', title: `T${i}` }));
    writeFileSync(file, scheduleXml(crowd));
    const { stderr } = await cli(['check', file]);
    const lines = stderr.split('\n').filter((line) => line.includes('overlap'));
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(stderr).toMatch(/… and \d+ more of this sort/);
  });

  it('refuses what cannot be read', async () => {
    writeFileSync(file, '<schedule><day>');
    expectRefusal(await cli(['check', file]), /schedule\.xml/);
  });
});

describe('hallway export', () => {
  const exported = (format: string) => cli(['export', '--conference', 'small', '--format', format]);

  it('writes the programme without loss', async () => {
    await importInto('small');
    const { code, stdout, stderr } = await exported('hallway');
    expect([code, stderr]).toEqual([0, '']);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual(
      expect.arrayContaining(['conference', 'days', 'rooms', 'tracks', 'speakers', 'sessions']),
    );
    writeFileSync(file, stdout);
    expect((await importInto('small')).stdout).toContain('nothing was changed');
  });

  it('writes the schedule as it is now, in every other format', async () => {
    await importInto('small');
    await inConferences(async (conferences) => {
      const alpha = conferences.get('small').schedule.sessions.find((s) => s.title === 'Alpha')!.id;
      await conferences.execute(
        'small',
        { type: 'delay', session: alpha, minutes: 10 },
        { by: { name: 'anna', role: 'organiser' } },
      );
    });
    const signs = {
      xml: /<date>2026-10-24T10:10:00\+03:00<\/date>/,
      json: /2026-10-24T10:10:00\+03:00/,
      schedule2: /2026-10-24T10:10:00\+03:00/,
      ics: /DTSTART[^\r\n]*(T101000|T071000Z)[^]*SEQUENCE:1|SEQUENCE:1[^]*DTSTART[^\r\n]*(T101000|T071000Z)/,
      csv: /10:10/,
    };
    for (const [format, sign] of Object.entries(signs)) {
      const { code, stdout, stderr } = await exported(format);
      expect([format, code, stderr]).toEqual([format, 0, '']);
      expect(stdout).toMatch(sign);
      expect(stdout).not.toContain('anna');
    }
  });

  it('refuses what there is not', async () => {
    expectRefusal(await exported('xml'), /no database/);
    await importInto('other');
    expectRefusal(await exported('xml'), /no conference "small".*other/);
    expectRefusal(await exported('pdf'), /pdf.*hallway, xml/);
    expectRefusal(await cli(['export', '--conference', 'other']), /--format/);
    await inConferences((conferences) => conferences.create({ slug: 'small' }));
    expectRefusal(await exported('xml'), /has no programme yet/);
  });
});

describe('hallway rehearse', () => {
  const rehearse = (now: string) => cli(['rehearse', '--conference', 'small', '--now', now]);

  it('makes a copy whose clock reads the instant, with or without an offset', async () => {
    await importInto('small');
    for (const now of ['2026-10-24T10:10', '2026-10-24T07:10:00Z']) {
      expect(await rehearse(now)).toMatchObject({ code: 0, stdout: '"small-rehearsal" is ready.\n' });
      await inConferences((conferences) => {
        expect(conferences.get('small-rehearsal').now()).toBe(Date.parse('2026-10-24T07:10:00Z'));
        expect(conferences.get('small').now()).toBe(NOW);
      });
    }
  });

  it('refuses what it cannot copy', async () => {
    expectRefusal(await rehearse('2026-10-24T10:10'), /no database/);
    await importInto('small');
    expectRefusal(await rehearse('soon'), /--now is "soon"/);
    expectRefusal(await cli(['rehearse', '--conference', 'small']), /--now/);
    expectRefusal(
      await cli(['rehearse', '--conference', 'other', '--now', '2026-10-24T10:10Z']),
      /no conference "other"/,
    );
  });
});
