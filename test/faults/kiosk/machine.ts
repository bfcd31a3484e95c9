/**
 * A small machine for the kiosk: a disk of its own (an overlay over this one), its own processes and name, and a compositor
 * whose output is a picture in memory. The kiosk is installed there as on a Raspberry Pi, by the file that the server gives, and
 * runs as its unit says.
 */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from '../../support/built-server.js';

const here = import.meta.dirname;
const NAMESPACES = ['--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child'];
const HEADLESS = { WLR_BACKENDS: 'headless', WLR_RENDERER: 'pixman', WLR_LIBINPUT_NO_DEVICES: '1' };

/** Finds the compositor's sockets, and then runs a command. */
const BESIDE = `cd /run/hallway-kiosk
export XDG_RUNTIME_DIR=$PWD WAYLAND_DISPLAY=$(ls | grep -m 1 -x 'wayland-[0-9]*') SWAYSOCK=$(ls -d $PWD/sway-ipc.* 2>/dev/null)
exec "$@"`;

/** Whether there can be machines of their own here, with more of their own than usual. */
export const canBeMade = (...more: string[]): boolean =>
  process.getuid?.() === 0 && spawnSync('unshare', [...NAMESPACES, ...more, 'true']).status === 0;

/** Whether there can be kiosks here. */
export const possible =
  canBeMade() &&
  ['sway', 'grim', 'wlr-randr', 'chromium', 'seatd'].every((tool) => spawnSync('which', [tool]).status === 0);

/** Runs a shell script on a machine that is there for nothing else. */
export const runOnce = (disk: string, name: string, script: string, more: readonly string[], args: string[] = []) =>
  spawnSync('unshare', [...NAMESPACES, ...more, 'sh', join(here, 'machine.sh'), disk, name, 'sh', '-s', ...args], {
    input: script,
    encoding: 'utf8',
  });

const running = new Set<Machine>();

/** Switches off every machine. */
export async function switchOff(): Promise<void> {
  await Promise.all([...running].map((machine) => machine.cutPower()));
}

export class Machine {
  readonly disk = temporaryFolder('/var/tmp');
  name = 'kiosk-1';
  /** What its journal has said, since it was made. */
  journal = '';
  private process: ChildProcess | null = null;
  private heard = new Set<() => void>();

  /** Runs the file that the server gives, as somebody would with curl. @returns what it says. @throws if it fails. */
  kiosk(script: string, ...args: string[]): string {
    const { status, stdout, stderr } = runOnce(this.disk, this.name, script, [], args);
    if (status !== 0) throw new Error(`kiosk.sh ${args.join(' ')}: ${stderr}${stdout}`);
    return stdout;
  }

  /** Switches it on. @param clock what its clock says, as faketime reads it. */
  boot(clock = ''): void {
    const command = ['/usr/bin/python3', '/mnt/tests/init.py', ...(clock ? [clock] : [])];
    this.process = spawn('unshare', [...NAMESPACES, 'sh', join(here, 'machine.sh'), this.disk, this.name, ...command], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], KIOSK_SYSTEM: process.env['KIOSK_SYSTEM'], ...HEADLESS },
    });
    running.add(this);
    for (const stream of [this.process.stdout!, this.process.stderr!])
      createInterface(stream).on('line', (line) => {
        this.journal += `${line}\n`;
        if (process.env['KIOSK_LOG']) appendFileSync(process.env['KIOSK_LOG'], `${line}\n`);
        for (const hear of this.heard) hear();
      });
  }

  /** The plug is pulled: every process ends in the same instant. */
  async cutPower(): Promise<void> {
    running.delete(this);
    const { process } = this;
    this.process = null;
    if (!process || process.exitCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }

  /** Waits until the journal says something new. @returns after how many seconds. */
  until(text: string | RegExp, patience = 90): Promise<number> {
    const from = this.journal.length;
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.heard.delete(hear);
      };
      const hear = (): void => {
        const said = this.journal.slice(from);
        if (typeof text === 'string' ? !said.includes(text) : !text.test(said)) return;
        end();
        resolve((performance.now() - begun) / 1000);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`no "${String(text)}" in ${patience} s; the journal:\n${this.journal}`));
      }, patience * 1000);
      this.heard.add(hear);
    });
  }

  /** Runs something inside, as the kiosk and beside its browser. */
  run(...command: string[]): Buffer {
    const inside = ['--target', String(this.init), '--mount', '--uts', '--ipc', '--pid', '--root', '--wd'];
    const as = ['runuser', '-u', 'hallway-kiosk', '--', 'sh', '-c', BESIDE, 'sh', ...command];
    return execFileSync('nsenter', [...inside, ...as], { maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /** What is on the glass, PNG. */
  picture(): Buffer {
    return this.run('grim', '-');
  }

  /** How far the compositor has turned its output, clockwise. */
  get turned(): number {
    if (this.compositor.name === 'sway')
      return Number(/"transform": ?"(\d+)"/.exec(this.run('swaymsg', '-r', '-t', 'get_outputs').toString())?.[1] ?? 0);
    // Wayland itself counts against the clock.
    return (360 - Number(/Transform: (\d+)/.exec(this.run('wlr-randr').toString())?.[1] ?? 0)) % 360;
  }

  get compositor(): { readonly name: string; readonly pid: number } {
    const [sway] = this.processes('sway -c');
    return sway === undefined ? { name: 'cage', pid: this.processes('cage -m')[0]! } : { name: 'sway', pid: sway };
  }

  /** Numbers of the processes whose command line has all of these words, as this machine's kernel counts them. */
  processes(...words: string[]): number[] {
    // Browsers lock their pages into namespaces of their own, but not into one of this kind.
    const inside = readlinkSync(`/proc/${this.init}/ns/uts`);
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
          return readlinkSync(`/proc/${name}/ns/uts`) === inside && words.every((word) => line.includes(word));
        } catch {
          return false;
        }
      })
      .map(Number);
  }

  /** The process that draws the page. */
  get renderers(): number[] {
    return this.processes('--type=renderer');
  }

  /** The browser's own process, which all others come from. */
  get browser(): number {
    const [first] = this.processes('chromium', '--user-data-dir').filter((pid) => {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return !line.includes('--type=') && line.includes('--remote-debugging-pipe') && !line.startsWith('/bin/sh');
    });
    return first!;
  }

  private get init(): number {
    const { pid } = this.process!;
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
  }
}
