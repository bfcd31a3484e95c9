/** Real nats-servers on ephemeral loopback ports, alone or three together, each with a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, temporaryFolder } from './built-server.js';

/** Debian puts servers where not everybody looks. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`;

export class NatsServer {
  private process: ChildProcess | null = null;

  /** @param settings of the configuration file, beside port and folder. */
  constructor(
    readonly name: string,
    readonly port: number,
    readonly folder: string,
    private readonly settings = '',
  ) {
    mkdirSync(folder, { recursive: true });
  }

  get pid(): number {
    return this.process!.pid!;
  }

  get running(): boolean {
    return this.process !== null;
  }

  get log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** Starts it, on what its folder holds, and waits until it listens. */
  async start(): Promise<void> {
    const file = join(this.folder, 'nats.conf');
    writeFileSync(
      file,
      `server_name: "${this.name}"
host: "127.0.0.1"
port: ${this.port}
log_file: "${join(this.folder, 'log')}"
jetstream { store_dir: "${join(this.folder, 'store')}", max_mem: 64M, max_file: 4G }
${this.settings}
`,
    );
    const child = spawn('nats-server', ['-c', file], { stdio: 'ignore', env: { ...process.env, PATH } });
    this.process = child;
    running.add(child);
    const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
    await Promise.race([this.#listens(), failed]);
  }

  signal(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (!child) return;
    this.process = null;
    running.delete(child);
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill(signal);
    await ended;
  }

  async #listens(): Promise<void> {
    for (let tries = 0; tries < 500; tries++) {
      const socket = connect(this.port, '127.0.0.1');
      const open = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      socket.destroy();
      if (open) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`nats-server ${this.name} does not listen: ${this.log}`);
  }
}

const running = new Set<ChildProcess>();

/** Ends all of them. */
export function endNats(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/** One server. */
export async function startNats(folder = temporaryFolder(), port?: number): Promise<NatsServer> {
  const server = new NatsServer('alone', port ?? (await freePort()), folder);
  await server.start();
  return server;
}
