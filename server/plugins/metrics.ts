/** What operators watch: GET /metrics, in the text format of Prometheus. */
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AttendeeHouse } from '../attendees/index.js';
import type { BackupFigures } from '../backups.js';
import type { Conferences } from '../conference/conferences.js';
import type { Absences } from '../fleet/absences.js';
import type { FleetHouse } from '../fleet/house.js';
import type { Hub, LiveMetrics } from '../live/hub.js';
import { watchFleet } from '../fleet/metrics.js';
import { isDisplay } from '../live/audience.js';
import type { Sources } from '../sources/sources.js';
import type { Store } from '../store/index.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import type { Load } from './load.js';

export class Metrics implements LiveMetrics {
  readonly registry = new Registry();
  readonly #fanout = new Histogram({
    name: 'hallway_fanout_seconds',
    help: 'From a durable change to the last display written to',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers: [this.registry],
  });
  readonly #shown = new Histogram({
    name: 'hallway_shown_seconds',
    help: "From a durable change to a display's word that it shows it",
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly #dropped = new Counter({
    name: 'hallway_sockets_dropped_total',
    help: 'Sockets that were closed because they were dead, slow, silent or rude',
    labelNames: ['reason'],
    registers: [this.registry],
  });
  readonly #changes = new Counter({
    name: 'hallway_changes_total',
    help: 'Entries taken into journals since the start',
    labelNames: ['conference', 'type'],
    registers: [this.registry],
  });

  readonly #fetches = new Counter({
    name: 'hallway_source_fetches_total',
    help: 'Fetches of sources since the start, by what they came to',
    labelNames: ['conference', 'source', 'outcome'],
    registers: [this.registry],
  });

  readonly #pushes = new Counter({
    name: 'hallway_push_messages_total',
    help: 'Push messages to attendees since the start, by what became of them',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  readonly #webhooks = new Counter({
    name: 'hallway_webhook_messages_total',
    help: 'Messages to other programs since the start, by what became of them',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  readonly #durable = new Histogram({
    name: 'hallway_journal_durable_seconds',
    help: 'From a command, its turn awaited, to its entry on disk',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  constructor(conferences: Conferences, sources: Sources, store: Pick<Store, 'trouble' | 'backlog'>) {
    collectDefaultMetrics({ register: this.registry });
    const revision: Gauge = new Gauge({
      name: 'hallway_revision',
      help: 'Revision of each conference',
      labelNames: ['conference'],
      registers: [this.registry],
      collect() {
        revision.reset();
        for (const conference of conferences.list()) revision.set({ conference: conference.slug }, conference.revision);
      },
    });
    const cut = '0 while the server is cut off from its store: screens go on, nothing can be changed';
    this.#figure('hallway_store_reachable', cut, () => (store.trouble() === null ? 1 : 0));
    this.#figure(
      'hallway_journal_waiting',
      'Commands that are being written or wait for their turn',
      () => conferences.waiting,
    );
    this.#figure(
      'hallway_store_backlog',
      'What the store has and this server has yet to take in: messages of a cluster',
      () => store.backlog(),
    );
    this.#watchSources(sources);
    conferences.on('durable', (after) => this.#durable.observe(after / 1000));
    conferences.on('entry', ({ slug }, { change }) => this.#changes.inc({ conference: slug, type: change.type }));
  }

  /** One number, looked up whenever somebody asks. */
  #figure(name: string, help: string, value: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(value()) });
  }

  #watchSources(sources: Sources): void {
    const labelNames = ['conference', 'source'];
    const registers = [this.registry];
    const succeeded = new Gauge({
      name: 'hallway_source_success_timestamp_seconds',
      help: 'When each source was last fetched well',
      labelNames,
      registers,
    });
    const warning: Gauge = new Gauge({
      name: 'hallway_source_warning',
      help: '1 while the last good programme of a source stays because a fetch was no good or waits for approval',
      labelNames,
      registers,
      async collect() {
        const all = await sources.all();
        warning.reset();
        succeeded.reset();
        for (const source of all) {
          const labels = { conference: source.conference, source: source.id };
          warning.set(labels, (source.warning ?? source.held) ? 1 : 0);
          if (source.succeeded !== undefined) succeeded.set(labels, source.succeeded / 1000);
        }
      },
    });
    sources.on('fetched', ({ conference, id }, outcome) => this.#fetches.inc({ conference, source: id, outcome }));
  }

  /** Counts the hub's sockets whenever somebody asks. */
  watch(hub: Hub, fleet: FleetHouse): void {
    watchFleet(this.registry, fleet);
    this.#figure('hallway_sockets', 'Connected live sockets, screens and others', () => hub.connections.size);
    const displays: Gauge = new Gauge({
      name: 'hallway_displays',
      help: 'Connected displays of each conference',
      labelNames: ['conference'],
      registers: [this.registry],
      collect: () => {
        displays.reset();
        for (const connection of hub.connections) {
          // Sockets that ask for what does not exist must not make up labels.
          if (connection.conference && isDisplay(connection)) displays.inc({ conference: connection.conference.slug });
        }
      },
    });
  }

  /** Looks at backups that make themselves. @param figures null where they do not. */
  watchBackups(figures: () => BackupFigures | null): void {
    const registers = [this.registry];
    const failed: Counter = new Counter({
      name: 'hallway_backups_failed_total',
      help: 'Backups that could not be made since the start',
      registers,
      collect: () => {
        failed.reset();
        failed.inc(figures()?.failed ?? 0);
      },
    });
    const success: Gauge = new Gauge({
      name: 'hallway_backup_success_timestamp_seconds',
      help: 'When the last backup was finished; absent while there is none',
      registers,
      collect: () => {
        const at = figures()?.lastSuccess ?? null;
        success.remove();
        if (at !== null) success.set(at / 1000);
      },
    });
  }

  /** Tells who has to wait whenever somebody asks. */
  watchLoad(load: Load): void {
    const help = 'Who is sent away for displays: 0 nobody, 1 attendees, 2 also readers of the panel, 3 also writers';
    this.#figure('hallway_load_level', help, () => load.level);
  }

  /** Counts attendees' open pages and who wants push whenever somebody asks. */
  watchAttendees({ streams, subscriptions, sender }: AttendeeHouse): void {
    for (const [name, help, size] of [
      ['hallway_attendee_streams', 'Open pages of signed-in attendees', () => streams.size],
      ['hallway_push_subscriptions', 'Browsers that want to be told by push', () => subscriptions.size],
      ['hallway_push_waiting', 'Push messages that wait to be sent', () => sender.waiting],
    ] as const) {
      this.#figure(name, help, size);
    }
  }

  /** Counts messages to other programs, and displays that are missed. */
  watchWebhooks({ outbox }: Webhooks, absences: Absences): void {
    this.#figure('hallway_webhook_waiting', 'Messages that wait to be told', () => outbox.figures.waiting);
    this.#figure('hallway_webhook_dead', 'Messages that were given up and kept', () => outbox.figures.dead);
    const away: Gauge = new Gauge({
      name: 'hallway_displays_away',
      help: 'Paired displays that stay away for longer than their conference allows',
      labelNames: ['conference'],
      registers: [this.registry],
      collect: () => {
        away.reset();
        for (const [conference, displays] of absences.away) away.set({ conference }, displays);
      },
    });
  }

  told(outcome: string): void {
    this.#webhooks.inc({ outcome });
  }

  pushed(outcome: string): void {
    this.#pushes.inc({ outcome });
  }

  fanout(seconds: number): void {
    this.#fanout.observe(seconds);
  }

  shown(seconds: number): void {
    this.#shown.observe(seconds);
  }

  dropped(reason: 'dead' | 'slow' | 'silent' | 'rude'): void {
    this.#dropped.inc({ reason });
  }
}

export const metricsRoute = fp(
  async (app: FastifyInstance, { metrics }: { metrics: Metrics }) => {
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
      const text = await metrics.registry.metrics();
      return reply.type(metrics.registry.contentType).header('cache-control', 'no-store').send(text);
    });
  },
  { name: 'metrics' },
);
