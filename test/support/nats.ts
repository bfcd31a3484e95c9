/** Real nats-servers on ephemeral loopback ports, alone or three together, each with a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, temporaryFolder } from './built-server.js';
import { LossyProxy } from './lossy-proxy.js';

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

/** Three servers that know each other by proxies, one for each direction, so that each can be cut off. */
export class NatsCluster {
  private constructor(
    readonly servers: readonly NatsServer[],
    private readonly links: readonly { readonly from: number; readonly to: number; readonly proxy: LossyProxy }[],
  ) {}

  static async start(): Promise<NatsCluster> {
    const names = ['n1', 'n2', 'n3'];
    const routePorts = await Promise.all(names.map(() => freePort()));
    const links = await Promise.all(
      names.flatMap((_, from) =>
        names
          .map((_, to) => to)
          .filter((to) => to !== from)
          .map(async (to) => ({ from, to, proxy: await LossyProxy.to(routePorts[to]!) })),
      ),
    );
    const servers = await Promise.all(
      names.map(async (name, from) => {
        const routes = links.filter((link) => link.from === from).map(({ proxy }) => `nats://127.0.0.1:${proxy.port}`);
        // What they tell each other of their addresses leads nowhere: past the proxies there is no way.
        const cluster = `cluster {
  name: "test"
  listen: "127.0.0.1:${routePorts[from]}"
  advertise: "127.0.0.1:1"
  no_advertise: true
  routes: [${routes.join(', ')}]
}`;
        return new NatsServer(name, await freePort(), temporaryFolder(), cluster);
      }),
    );
    const cluster = new NatsCluster(servers, links);
    await Promise.all(servers.map((server) => server.start()));
    return cluster;
  }

  named(name: string): NatsServer {
    return this.servers.find((server) => server.name === name)!;
  }

  /** Cuts a server off from the others. */
  isolate(server: NatsServer): void {
    for (const { proxy } of this.linksOf(server)) proxy.cut();
  }

  heal(server: NatsServer): void {
    for (const { proxy } of this.linksOf(server)) proxy.heal();
  }

  close(): void {
    for (const { proxy } of this.links) proxy.close();
  }

  private linksOf(server: NatsServer) {
    const index = this.servers.indexOf(server);
    return this.links.filter(({ from, to }) => from === index || to === index);
  }
}
