/** GET /kiosk.sh, the file that it is made of, and what its parts are held to. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kioskScript } from '../../../scripts/build-kiosk.js';
import { appBench, type AppBench } from '../../support/app.js';

const FOLDER = 'displays/kiosk';
const folder = mkdtempSync(join(tmpdir(), 'hallway-kiosk-file-'));
const tools = mkdtempSync(join(tmpdir(), 'hallway-kiosk-tools-'));
let bench: AppBench;
beforeAll(async () => {
  bench = await appBench();
});
afterAll(async () => {
  await bench.app.close();
  for (const one of [folder, tools]) rmSync(one, { recursive: true });
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

  /** The file for somebody who is root, as far as it can tell, on a network where avahi-browse says this. */
  function browsing(said: string, text = file): string {
    writeFileSync(join(tools, 'avahi-browse'), `#!/bin/sh\ncat <<'SAID'\n${said}\nSAID\n`, { mode: 0o755 });
    return `PATH=${tools}:$PATH\n${text.replace('"$(id -u)" = 0', '0 = 0')}`;
  }
  const line = (host: string, text = '"path=/display"', protocol = 'IPv4'): string =>
    `=;eth0;${protocol};Hallway\\032on\\032${host};_hallway._tcp;local;${host};10.0.0.7;8080;${text}`;

  it.each([
    // Names that this machine does not know are no use; localhost it knows.
    ['by its number', [line('nowhere.invalid')], 'http://10.0.0.7:8080/display'],
    ['by its name', [line('localhost')], 'http://localhost:8080/display'],
    ['once, on two networks', [line('localhost'), line('localhost').replace('eth0', 'wlan0')], 'http://localhost:8080'],
    [
      'by the address that it gives',
      [line('localhost', '"path=/display" "url=https://a.example/display"')],
      'https://a.',
    ],
    [
      'beside what is not resolved, or has no number',
      ['+;eth0;IPv4;x;_hallway._tcp;local', line('x', '', 'IPv6'), line('localhost')],
      'http://localhost:8080',
    ],
  ])('finds the server that announces itself, %s', (_, lines, found) => {
    const stop = file.replace(/^ {2}read_server "\$given"$/m, '  fail "it takes $given"');
    const { stderr, stdout } = shell(browsing(lines.join('\n'), stop), 'install');
    expect(stderr).toContain(`kiosk.sh: it takes ${found}`);
    expect(stdout).toContain(`found ${found}`);
  });

  it.each([
    [
      'two servers',
      [line('localhost'), line('x')],
      'one of those that announce themselves: http://10.0.0.7:8080/display http://localhost:8080/display.',
    ],
    ['one that would have a shell run something', [line('x', `"url=http://a/'$(touch x)'"`)], 'has no quotes'],
  ])('asks which, of %s', (_, lines, sentence) => {
    const { status, stderr } = shell(browsing(lines.join('\n')), 'install');
    expect([status, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(readdirSync(folder)).toEqual([]);
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
      browsing('', file.replace(/^ {2}get_packages \$wanted$/m, '  fail "it went on"')),
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
