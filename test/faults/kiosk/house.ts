/** The house of the kiosk's tests: a server with the forum, and the disk of a machine that is set up as a screen of it. */
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { hallway, startServer, temporaryFolder, type RunningServer } from '../../support/built-server.js';
import { Machine } from './machine.js';
import { untilStill } from './pictures.js';

/** Twenty minutes into the first talks of the forum. */
const NOW = ['--now', '2026-10-29T10:20:00+01:00'];
const AULA = '/display?conference=forum&room=aula';
export const SHOWS = /<6>shows http/;
export const WELL = /well again after/;
/** With the start of a browser on a machine that has other things to do. */
export const PATIENCE = 300_000;
export const long = process.env['FAULTS'] === 'long';

export interface Listed {
  readonly id: string;
  readonly online: boolean;
  readonly status: {
    readonly offlineReady: boolean;
    readonly uptime: number;
    readonly viewport: readonly number[];
  } | null;
}

export class KioskHouse {
  private data = '';
  private server: RunningServer | null = null;
  private token = '';
  /** Disk of a machine that is set up for the Aula. */
  setUp = '';
  private readonly times: string[] = [];

  async open(): Promise<void> {
    this.data = temporaryFolder('/var/tmp');
    hallway(this.data, 'import', 'test/fixtures/panel/forum.json', '--conference', 'forum');
    this.token = hallway(this.data, 'token', 'create', '--role', 'organiser', '--name', 'faults');
    await this.start();
    const first = new Machine();
    const file = await this.script();
    first.kiosk(file, 'install', '--server', `${this.origin}${AULA}`, '--mode', '1920x1080');
    this.setUp = first.disk;
    writeFileSync(join(this.setUp, 'kiosk.sh'), file);
  }

  /** Prints what was noted. */
  close(): void {
    if (this.times.length > 0) console.log(`kiosk: ${this.times.join(' · ')}`);
  }

  /** Again, after an end, on the same port. */
  async start(): Promise<void> {
    this.server = await startServer(this.data, this.server?.port, [], NOW);
  }

  async kill(): Promise<void> {
    await this.server!.stop('SIGKILL');
  }

  get origin(): string {
    return `http://hallway.test:${this.server!.port}`;
  }

  async ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.server!.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(response.ok, `${method} ${path}`).toBe(true);
    return response.json();
  }

  async screens(): Promise<readonly Listed[]> {
    return (await this.ask('GET', '/api/displays')) as readonly Listed[];
  }

  /** Waits until a screen would come back without a server. */
  async untilKept(): Promise<void> {
    await expect
      .poll(async () => (await this.screens()).some(({ online, status }) => online && status?.offlineReady), {
        timeout: 60_000,
        interval: 250,
      })
      .toBe(true);
  }

  /** Waits until a screen is there. @returns after how many seconds. */
  async untilOnline(): Promise<number> {
    const begun = performance.now();
    await expect.poll(async () => (await this.screens()).some(({ online }) => online), { timeout: 45_000 }).toBe(true);
    return (performance.now() - begun) / 1000;
  }

  /** The file that the server gives to somebody who knows it by its name. */
  async script(): Promise<string> {
    const asked = get(`${this.server!.url}/kiosk.sh`, { headers: { host: `hallway.test:${this.server!.port}` } });
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return text(answer);
  }

  /** A machine with the kiosk on its disk, switched off. */
  machine(...options: string[]): Machine {
    const made = new Machine();
    cpSync(this.setUp, made.disk, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    if (options.length > 0) this.again(made, ...options);
    return made;
  }

  /** Runs the file of the server on a machine once more. */
  again(machine: Machine, ...options: string[]): void {
    machine.kiosk(readFileSync(join(this.setUp, 'kiosk.sh'), 'utf8'), 'install', ...options);
  }

  /** A machine that shows the Aula. */
  async shown(): Promise<Machine> {
    const made = this.machine();
    made.boot();
    await made.until(SHOWS);
    await untilStill(made);
    return made;
  }

  note(what: string, seconds: number): void {
    this.times.push(`${what}: ${seconds.toFixed(1)} s`);
  }
}
