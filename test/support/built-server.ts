/** Real processes for fault tests and benches: the built server, baselines, swarms of displays. All on loopback, all ended at the end. */
import { execFile, fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const children = new Set<ChildProcess>();
const folders = new Set<string>();

export const hallwayFile = join(process.cwd(), 'dist', 'hallway.js');

/** A folder that is removed at the end. @param base where it lies. */
export function temporaryFolder(base = tmpdir()): string {
  const folder = mkdtempSync(join(base, 'hallway-test-'));
  folders.add(folder);
  return folder;
}

/** Ends every process that was started here and removes every folder. */
export function tidyUp(): void {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs the built command line to its end. @returns stdout. @throws with stderr if it failed. */
export function hallway(data: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [hallwayFile, ...args, '--data', data], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`hallway ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** The same with settings, while this process goes on, as it must where what the command needs runs in it. */
export async function hallwayIn(env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [hallwayFile, ...args], { env: { ...process.env, ...env } });
  return stdout.trim();
}

/** Asks again every 2 ms until the answer is 200. */
export async function untilOk(url: string, patience = 30_000): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    if (performance.now() > end) throw new Error(`${url} did not answer in ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Milliseconds from the start of the process to the first 200 of /readyz. */
  readonly readyAfter: number;
  stop(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts the built server and waits until it is ready.
 * @param before a command to run it under, such as strace with its options.
 * @param options more of `serve`, such as `--now`.
 * @param env settings.
 */
export async function startServer(
  data: string,
  port?: number,
  before: readonly string[] = [],
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  const chosen = port ?? (await freePort());
  const start = performance.now();
  const [command, ...args] = [...before, process.execPath];
  const child = spawn(
    command!,
    [...args, hallwayFile, 'serve', '--port', String(chosen), '--host', '127.0.0.1', '--data', data, ...options],
    { stdio: 'ignore', env: { ...process.env, ...env } },
  );
  children.add(child);
  const url = `http://127.0.0.1:${chosen}`;
  await untilOk(`${url}/readyz`);
  return {
    url,
    port: chosen,
    process: child,
    readyAfter: performance.now() - start,
    async stop(signal) {
      const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit');
      child.kill(signal);
      await ended;
      children.delete(child);
    },
  };
}

/** Resident memory of a process, MB. */
export function residentMegabytes(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Starts this very program in another role and waits until it says `ready`. */
export async function startRole(role: string, ...args: string[]): Promise<ChildProcess> {
  const child = fork(process.argv[1]!, ['--role', role, ...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  children.add(child);
  await messageOf(child, (message) => message['type'] === 'ready');
  return child;
}

export type Message = Record<string, unknown>;

/** The next message of a child that fits. */
export function messageOf(
  child: ChildProcess,
  fits: (message: Message) => boolean,
  patience = 60_000,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      child.off('message', hear);
      child.off('exit', fail);
    };
    const hear = (message: unknown): void => {
      if (!fits(message as Message)) return;
      stop();
      resolve(message as Message);
    };
    const fail = (): void => {
      stop();
      reject(new Error('the process ended before it answered'));
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`no answer in ${patience} ms`));
    }, patience);
    child.on('message', hear);
    child.on('exit', fail);
  });
}
