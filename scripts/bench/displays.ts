/** A server with a conference, and displays that follow it: what all benches of the wire begin with. */
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Programme } from '../../core/index.js';
import { programmeBytes } from '../../server/formats/index.js';
import {
  hallway,
  messageOf,
  startRole,
  startServer,
  temporaryFolder,
  type RunningServer,
} from '../../test/support/built-server.js';
import type { SwarmOptions } from './swarm.js';

/** The clock that all processes of this machine share, ms. */
export const now = (): number => performance.timeOrigin + performance.now();

/** When a change was on the last display, and on 99 of 100, ms of the common clock. */
export interface Arrival {
  readonly at: number;
  readonly most: number;
  readonly bytes: number;
}

export class Displays {
  readonly #arrivals = new Map<number, Arrival>();
  #wake = (): void => {};

  private constructor(
    readonly process: ChildProcess,
    /** Bytes that arrived until all were welcomed. */
    readonly connectBytes: number,
  ) {
    process.on('message', (message: Arrival & { type: string; revision: number }) => {
      if (message.type !== 'all') return;
      this.#arrivals.set(message.revision, message);
      this.#wake();
    });
  }

  /** Resolves when all are welcomed. */
  static async open(options: SwarmOptions): Promise<Displays> {
    const child = await startRole('swarm', JSON.stringify(options));
    const { bytes } = await messageOf(child, ({ type }) => type === 'connected', 120_000);
    return new Displays(child, Number(bytes));
  }

  /** Resolves when the last one has a revision. */
  async have(revision: number): Promise<Arrival> {
    for (;;) {
      const arrival = this.#arrivals.get(revision);
      if (arrival) return arrival;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  close(): void {
    this.process.kill('SIGKILL');
  }
}

/** Sends a change. @returns its revision. */
export async function postJson(url: string, token: string, body: object): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${await response.text()}`);
  return ((await response.json()) as { revision: number }).revision;
}

/** Milliseconds from the request of each change until the last display has it, and until 99 of 100 have. */
export interface Spans {
  readonly last: number[];
  readonly most: number[];
  readonly bytes: number;
}

/** Sends one change after the other, each when the last display has the one before. */
export async function changes(
  displays: Displays,
  rounds: number,
  send: (round: number) => Promise<number>,
  pause = 60,
): Promise<Spans> {
  const spans = { last: [] as number[], most: [] as number[], bytes: 0 };
  for (let round = 1; round <= rounds; round++) {
    const start = now();
    const { at, most, bytes } = await displays.have(await send(round));
    spans.last.push(at - start);
    spans.most.push(most - start);
    spans.bytes = bytes;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return spans;
}

/** A server with one conference, and somebody who may change it. */
export class Stage {
  #minutes = 0;

  private constructor(
    readonly data: string,
    public server: RunningServer,
    private readonly token: string,
    private readonly session: string,
  ) {}

  static async open(programme: Programme): Promise<Stage> {
    const data = temporaryFolder();
    const file = join(data, 'conference.json');
    writeFileSync(file, programmeBytes(programme));
    hallway(data, 'import', file, '--conference', 'large');
    const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'bench');
    return new Stage(data, await startServer(data), token, programme.sessions.at(-1)!.id);
  }

  get live(): string {
    return `ws://127.0.0.1:${this.server.port}/live`;
  }

  /** What a display says that holds nothing. @param view what it says that it is. */
  hello(view = 'room'): object {
    return { type: 'hello', protocol: 1, conference: 'large', programme: null, revision: null, about: { view } };
  }

  /** Delays a session by other minutes than before. @returns the revision. */
  delay(): Promise<number> {
    this.#minutes = (this.#minutes % 200) + 1;
    return postJson(`${this.server.url}/api/conferences/large/changes`, this.token, {
      type: 'delay',
      session: this.session,
      minutes: this.#minutes,
    });
  }
}
