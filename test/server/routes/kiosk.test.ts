/** GET /kiosk.sh, the file that it is made of, and what its parts are held to. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kioskScript } from '../../../scripts/build-kiosk.js';
import { appBench, type AppBench } from '../../support/app.js';

const FOLDER = 'displays/kiosk';
const folder = mkdtempSync(join(tmpdir(), 'hallway-kiosk-file-'));
let bench: AppBench;
beforeAll(async () => {
  bench = await appBench();
});
afterAll(async () => {
  await bench.app.close();
  rmSync(folder, { recursive: true });
});

/** What a shell makes of a file. */
function shell(text: string, ...args: string[]) {
  return spawnSync('sh', ['-s', ...args], { input: text, encoding: 'utf8', cwd: folder });
}
const asked = (host: string) => bench.ask(null, 'GET', '/kiosk.sh', undefined, { host });

describe('GET /kiosk.sh', () => {
  it.each(['hallway.test:8080', '10.0.0.5', '[fd00::7]:8080', 'screens.example.org'])(
    'knows %s, where it was asked for',
    async (host) => {
      const { status, headers, text } = await asked(host);
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/plain; charset=utf-8',
        'no-store',
      ]);
      expect(shell(text).stdout).toBe(`http://${host}`);
    },
  );

  it('runs nothing that somebody has put into the host', async () => {
    const hosts = fc.oneof(
      fc.constantFrom("a'$(touch x)'", "a';touch x;'", 'a`touch x`', 'a b', "'", '\\', '$HOME', "a'\n'"),
      fc.string({ unit: fc.constantFrom(...'a\'"`$();|&<>\\ {}!#~*?[]=:.%'), minLength: 1, maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(hosts, async (host) => {
        const { status, text } = await asked(host);
        if (status === 200) expect(shell(text).stdout).toBe(`http://${host}`);
        else expect(status).toBe(400);
      }),
      { numRuns: 60 },
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('knows the public address, if there is one', async () => {
    const other = await appBench({ publicUrl: 'https://screens.example.org' });
    const { text } = await other.ask(null, 'GET', '/kiosk.sh', undefined, { host: 'inner:8080' });
    expect(shell(text).stdout).toBe('https://screens.example.org');
    await other.app.close();
  });
});

describe('the file', () => {
  const file = kioskScript();

  it('has every part in it, byte for byte', () => {
    const whole = file.replace(/^main "\$@"$/m, 'part "$1"');
    for (const name of readdirSync(FOLDER).filter((name) => name !== 'kiosk.sh' && !name.startsWith('__')))
      expect(shell(whole, name).stdout, name).toBe(readFileSync(join(FOLDER, name), 'utf8'));
  });

  it('does nothing when it has come only in part', () => {
    for (const length of [0.3, 0.7, 0.99]) {
      const { stdout } = shell(file.slice(0, Math.floor(file.length * length)), 'install');
      expect(stdout).toBe('');
    }
  });

  it.each([
    [['install', '--server', 'hallway:8080'], '--server is "hallway:8080", but must be an address'],
    [['install', '--server', "http://a/'x"], 'has no quotes'],
    [['install'], 'which server?'],
    [['install', '--rotate', '45', '--server', 'http://a'], '--rotate is "45"'],
    [['install', '--mode', 'big', '--server', 'http://a'], '--mode is "big"'],
    [['install', '--rotate'], '--rotate needs a value'],
    [['install', '--sideways'], 'there is no option --sideways'],
    [['status'], 'this machine is no screen'],
  ])('%j is refused in one sentence', (args, sentence) => {
    // What is refused is refused before anything is touched; root is only asked for, not used.
    const { status, stderr } = shell(
      file.replace('"$(id -u)" = 0', '0 = 0').replace(/^ {2}get_packages$/m, '  fail "it went on"'),
      ...args,
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^kiosk\.sh: [^\n]+\n$/);
    expect(stderr).toContain(sentence);
  });

  it('gives Chromium a policy that is JSON, with the server and the authority in it', () => {
    const only = file.replace(/^main "\$@"$/m, 'server=http://hallway.test:8080 certificate=$1\npolicy');
    for (const certificate of ['', 'TUlJQmFz']) {
      const policy = JSON.parse(shell(only, certificate).stdout) as Record<string, unknown>;
      expect(policy['OverrideSecurityRestrictionsOnInsecureOrigin']).toEqual(['http://hallway.test:8080']);
      expect(policy['CACertificates']).toEqual(certificate === '' ? undefined : [certificate]);
    }
  });
});

describe.skipIf(spawnSync('which', ['shellcheck']).status !== 0)('shellcheck', () => {
  it('has nothing to say', () => {
    const scripts = ['displays/kiosk/kiosk.sh', 'displays/kiosk/session', 'test/faults/kiosk/machine.sh'];
    const { status, stdout } = spawnSync('shellcheck', scripts, { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});
