// README's `npm test`: everything there is to check, one step after the other, with a count at the end.
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromPlaywright, fromVitest, slowest, type Timed } from './slowest.ts';

interface Tool {
  readonly command: string;
  /** Debian package that has it. */
  readonly apt: string;
  readonly why: string;
}

const TOOLS: readonly Tool[] = [
  { command: 'chromium', apt: 'chromium', why: 'the browser tests' },
  { command: 'firefox-esr', apt: 'firefox-esr', why: 'the browser tests in Firefox' },
  { command: 'cog', apt: 'cog', why: 'the browser tests in WPE' },
  { command: 'WPEWebDriver', apt: 'wpewebkit-driver', why: 'the browser tests in WPE' },
  { command: 'faketime', apt: 'faketime', why: 'the tests of screens whose clock is wrong' },
  { command: 'nats-server', apt: 'nats-server', why: 'the tests of many servers on one cluster' },
  { command: 'strace', apt: 'strace', why: 'the test that a change is on disk before it is acknowledged' },
  { command: 'sway', apt: 'sway', why: 'the tests of the kiosk' },
  { command: 'grim', apt: 'grim', why: 'the tests of the kiosk' },
  { command: 'wlr-randr', apt: 'wlr-randr', why: 'the tests of the kiosk' },
  { command: 'seatd', apt: 'seatd', why: 'the tests of the kiosk' },
  { command: 'avahi-daemon', apt: 'avahi-daemon', why: 'the test that kiosks find their server' },
  { command: 'avahi-browse', apt: 'avahi-utils', why: 'the test that kiosks find their server' },
  { command: 'dbus-daemon', apt: 'dbus', why: 'the test that kiosks find their server' },
  { command: 'ip', apt: 'iproute2', why: 'the test that kiosks find their server' },
  { command: 'shellcheck', apt: 'shellcheck', why: 'the lint of shell scripts' },
];

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const step = (name: string): Step => ({ name, command: ['npm', 'run', '--silent', name] });

/** Where vitest writes how long each test took. */
const reports = mkdtempSync(join(tmpdir(), 'hallway-test-'));
const reportOf = (name: string): string => join(reports, `${name}.json`);

/** A step that vitest runs. */
function vitest(name: string): Step {
  const told = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`];
  return { name, command: [...step(name).command, '--', ...told] };
}

/** One stage after the other; in a stage, rows of steps side by side: fault tests mostly wait. */
const STAGES: readonly (readonly (readonly Step[])[])[] = [
  [[step('build')]],
  [[step('types'), step('lint')], [vitest('faults')]],
  [[vitest('unit')]],
  [[step('browser')]],
];

const has = (command: string): boolean =>
  // Debian puts servers where not everybody looks.
  `${process.env['PATH'] ?? ''}:/usr/sbin`.split(':').some((folder) => {
    const file = `${folder}/${command}`;
    if (!existsSync(file)) return false;
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Runs a command. @param shown whether its output is seen at once. @returns its exit code and what it printed. */
function run([command, ...args]: readonly string[], shown = true): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    // A runner that thinks it talks to a terminal draws over its own lines.
    const { FORCE_COLOR: _, ...env } = process.env;
    const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...env, NO_COLOR: '1' } });
    let output = '';
    const show = (to: NodeJS.WriteStream) => (data: Buffer) => {
      output += data.toString();
      if (shown) to.write(data);
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Finds or installs what the tests need beside npm's packages. */
async function provide(): Promise<void> {
  const missing = TOOLS.filter(({ command }) => !has(command));
  if (missing.length === 0) return;
  const packages = missing.map(({ apt }) => apt).join(' ');
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.log(`Installing ${packages} with apt-get …`);
    await run(['apt-get', 'update', '-qq']);
    await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing.map(({ apt }) => apt)]);
  }
  const still = TOOLS.filter(({ command }) => !has(command));
  if (still.length === 0) return;
  for (const { apt, why } of still)
    console.error(`Missing: ${apt}, needed for ${why}. Install it: sudo apt-get install ${apt}`);
  process.exit(1);
}

/** The tests that a runner counted in its summary: vitest ("Tests  12 passed | 1 failed") or Playwright ("12 passed (3s)"). */
function counted(output: string): { passed: number; failed: number } {
  const number = (pattern: RegExp): number => Number(pattern.exec(output)?.[1] ?? 0);
  const vitest = /^\s+Tests\s.*$/m.exec(output)?.[0];
  if (vitest)
    return {
      passed: Number(/(\d+) passed/.exec(vitest)?.[1] ?? 0),
      failed: Number(/(\d+) failed/.exec(vitest)?.[1] ?? 0),
    };
  return { passed: number(/^\s+(\d+) passed/m), failed: number(/^\s+(\d+) failed/m) };
}

await provide();
const only = process.argv.slice(2);
let passed = 0;
let failed = 0;
const times: string[] = [];
const timed: Timed[] = [];
const begun = performance.now();

async function take({ name, command }: Step, shown: boolean): Promise<boolean> {
  const start = performance.now();
  if (shown) console.log(`\n── ${name} ──`);
  const { code, output } = await run(command, shown);
  if (!shown) console.log(`\n── ${name} ──\n${output}`);
  const count = counted(output);
  timed.push(...fromPlaywright(output));
  if (existsSync(reportOf(name))) timed.push(...fromVitest(readFileSync(reportOf(name), 'utf8'), process.cwd()));
  passed += count.passed + (code === 0 && count.passed === 0 ? 1 : 0);
  failed += count.failed + (code !== 0 && count.failed === 0 ? 1 : 0);
  times.push(`${name} ${((performance.now() - start) / 1000).toFixed(0)} s${code === 0 ? '' : ' FAILED'}`);
  return code === 0;
}

for (const stage of STAGES) {
  const rows = stage.map((row) => row.filter(({ name }) => only.length === 0 || only.includes(name)));
  const busy = rows.filter((row) => row.length > 0);
  const results = await Promise.all(
    busy.map(async (row) => {
      let good = true;
      for (const one of row) good = (await take(one, busy.length === 1)) && good;
      return good;
    }),
  );
  // Nothing after a failed build could mean anything.
  if (stage === STAGES[0] && results.includes(false)) break;
}
rmSync(reports, { recursive: true, force: true });
if (timed.length > 0) console.log('\nThe slowest:');
for (const { name, time } of slowest(timed)) console.log(`${(time / 1000).toFixed(1).padStart(7)} s  ${name}`);
console.log(`\n${times.join(' · ')} · in all ${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
