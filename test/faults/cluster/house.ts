/** Three servers on three NATS servers, screens on each, one writer: the house that the fault tests break. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { programmeBytes } from '../../../server/formats/index.js';
import {
  freePort,
  hallwayIn,
  startServer,
  temporaryFolder,
  untilOk,
  type RunningServer,
} from '../../support/built-server.js';
import { LossyProxy } from '../../support/lossy-proxy.js';
import { NatsCluster, type NatsServer } from '../../support/nats.js';
import { programme } from '../../support/programme.js';
import { Screen } from './screen.js';
import { Writer } from './writer.js';

const CONFERENCE = 'small';

/** One of the servers, with its own ways to NATS. */
export class Hall {
  server: RunningServer | null = null;

  constructor(
    readonly port: number,
    readonly ways: readonly LossyProxy[],
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get env() {
    return { HALLWAY_STORE: `nats://${this.ways.map(({ port }) => `127.0.0.1:${port}`).join(',')}` };
  }

  async start(): Promise<void> {
    this.server = await startServer(temporaryFolder(), this.port, [], [], this.env);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.server!.stop(signal);
    this.server = null;
  }

  /** Status and body of /readyz. */
  async readiness(): Promise<{ status: number; detail?: string }> {
    const response = await fetch(`${this.url}/readyz`);
    return { ...((await response.json()) as object), status: response.status };
  }

  /** Hash of the schedule that it tells, and its revision. */
  async schedule(): Promise<{ revision: number; hash: string }> {
    const text = await (await fetch(`${this.url}/api/conferences/${CONFERENCE}/schedule`)).text();
    const { revision } = JSON.parse(text) as { revision: number };
    return { revision, hash: createHash('sha256').update(text).digest('base64url') };
  }
}

interface JournalPage {
  readonly changes: readonly {
    readonly revision: number;
    readonly change: { readonly set: { readonly sessions?: Record<string, { readonly title?: unknown }> } };
  }[];
}

export class House {
  private constructor(
    readonly nats: NatsCluster,
    readonly halls: readonly Hall[],
    readonly screens: readonly Screen[],
    readonly writer: Writer,
    private readonly token: string,
  ) {}

  static async build(screensInAll: number): Promise<House> {
    const nats = await NatsCluster.start();
    const halls = await Promise.all(
      [1, 2, 3].map(async () => {
        const ways = await Promise.all(nats.servers.map(({ port }) => LossyProxy.to(port)));
        return new Hall(await freePort(), ways);
      }),
    );
    const file = join(temporaryFolder(), 'small.json');
    writeFileSync(file, programmeBytes(programme([['a', 'Aula', '10:00', '10:45']])));
    const { env } = halls[0]!;
    // The first start makes the streams, and waits until NATS has elected its leaders.
    await halls[0]!.start();
    await hallwayIn(env, 'import', file, '--conference', CONFERENCE);
    const token = await hallwayIn(env, 'token', 'create', '--role', 'organiser', '--name', 'faults');
    await Promise.all(halls.slice(1).map((hall) => hall.start()));
    const screens = Array.from(
      { length: screensInAll },
      (_, index) => new Screen(halls[index % halls.length]!.url, CONFERENCE),
    );
    const writer = new Writer(
      halls.map(({ url }) => url),
      CONFERENCE,
      token,
      'a',
    );
    await writer.writes(5);
    return new House(nats, halls, screens, writer, token);
  }

  /** The NATS server that leads the journal, and the others. */
  async roles(): Promise<{ leader: NatsServer; followers: NatsServer[] }> {
    const connection = await connect({
      servers: this.nats.servers.filter(({ running }) => running).map(({ port }) => `127.0.0.1:${port}`),
    });
    try {
      const jsm = await jetstreamManager(connection);
      const { cluster } = await jsm.streams.info('hallway_journal');
      const leader = this.nats.named(cluster!.leader!);
      return { leader, followers: this.nats.servers.filter((server) => server !== leader) };
    } finally {
      await connection.close();
    }
  }

  /** Resolves when every server is ready and every screen shows all that was acknowledged so far. */
  async settled(): Promise<void> {
    for (const hall of this.halls) if (hall.server) await untilOk(`${hall.url}/readyz`, 40_000);
    const wanted = this.writer.revision;
    const end = performance.now() + 40_000;
    for (;;) {
      const late = this.screens.filter(({ revision }) => (revision ?? 0) < wanted);
      if (late.length === 0) return;
      if (performance.now() > end) throw new Error(`${late.length} screens have not reached revision ${wanted}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Titles of the whole journal as one server tells it, in order, with their revisions. */
  async journal(hall: Hall): Promise<{ title: string; revision: number }[]> {
    const titles: { title: string; revision: number }[] = [];
    for (let after = 0; ;) {
      const response = await fetch(`${hall.url}/api/conferences/${CONFERENCE}/changes?after=${after}`, {
        headers: { authorization: `Bearer ${this.token}` },
      });
      if (!response.ok) throw new Error(`journal after ${after}: ${response.status} ${await response.text()}`);
      const { changes } = (await response.json()) as JournalPage;
      if (changes.length === 0) return titles;
      for (const { revision, change } of changes) {
        const title = change.set.sessions?.['a']?.title;
        if (revision !== after + 1) throw new Error(`revision ${revision} follows ${after}`);
        if (typeof title === 'string') titles.push({ title, revision });
        after = revision;
      }
    }
  }

  close(): void {
    for (const screen of this.screens) screen.stop();
    for (const hall of this.halls) for (const way of hall.ways) way.close();
    this.nats.close();
  }
}
