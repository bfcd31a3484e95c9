/** The application: the only place that puts Fastify together, for the server and for tests alike. */
import type { Server } from 'node:http';
import websocket from '@fastify/websocket';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { BackupFigures } from './backups.js';
import { wallOf } from './conference/clock.js';
import type { Conferences } from './conference/conferences.js';
import { Absences } from './fleet/absences.js';
import { FleetHouse } from './fleet/house.js';
import { Proofs } from './fleet/proofs.js';
import type { LiveBounds } from './live/bounds.js';
import { Hub } from './live/hub.js';
import { pageVersion } from './page-version.js';
import type { SendMail } from './people/index.js';
import { bodies } from './plugins/bodies.js';
import { Metrics, metricsRoute } from './plugins/metrics.js';
import { openapi } from './plugins/openapi.js';
import { people } from './plugins/people.js';
import { answerBroken, handleError, problems } from './plugins/problems.js';
import { security } from './plugins/security.js';
import { SchemasOnFirstUse } from './plugins/validation.js';
import { accounts } from './routes/accounts.js';
import { AttendeeHouse, type AttendeeOptions } from './attendees/index.js';
import { loadShedding, type Load } from './plugins/load.js';
import { attendees } from './routes/attendees.js';
import { changes } from './routes/changes.js';
import { conferenceRoutes } from './routes/conferences.js';
import type { RouteContext } from './routes/context.js';
import { displaysPrepared } from './routes/displays-prepared.js';
import { displays } from './routes/displays.js';
import { feeds } from './routes/feeds.js';
import { guide } from './routes/guide.js';
import { images } from './routes/images.js';
import { health } from './routes/health.js';
import { kiosk } from './routes/kiosk.js';
import { live } from './routes/live.js';
import { login } from './routes/login.js';
import { pages } from './routes/pages.js';
import { passwords } from './routes/passwords.js';
import { programmeStatus } from './routes/programme-status.js';
import { programme } from './routes/programme.js';
import { programmes } from './routes/programmes.js';
import { proofRoutes } from './routes/proofs.js';
import { reports } from './routes/report.js';
import { scheduleRoutes } from './routes/schedule.js';
import { sourceRoutes } from './routes/sources.js';
import { Sources } from './sources/sources.js';
import { webhookRoutes } from './routes/webhooks.js';
import type { Store } from './store/index.js';
import { poster } from './webhooks/post.js';
import { Webhooks, type WebhooksOptions } from './webhooks/webhooks.js';

/** The largest body of anything but a schedule file, bytes. */
const LARGEST_BODY = 256 * 1024;

export interface AppOptions {
  readonly store: Store;
  readonly conferences: Conferences;
  /** Absent: sources that are fetched only when asked. */
  readonly sources?: Sources | undefined;
  /** Folder of the built pages. */
  readonly web: string;
  readonly version: string;
  /** Origin under which people reach the server; absent: as they called it. */
  readonly publicUrl?: string | undefined;
  /** Proxies whose `X-Forwarded-*` headers are believed, comma-separated. */
  readonly trustProxy?: string | undefined;
  /** Absent: links to new passwords are handed over by admins only. */
  readonly mail?: SendMail | undefined;
  /** Absent: silence. */
  readonly logger?: FastifyBaseLogger | undefined;
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer } | undefined;
  /** Backups that make themselves; null where they do not. */
  readonly backups?: () => BackupFigures | null;
  /** Shorter times, and a monotonic clock (ms), for tests of sockets. */
  readonly bounds?: Partial<LiveBounds>;
  readonly monotonic?: () => number;
  /** Absent: the load of this process is measured. */
  readonly load?: Load;
  /** Another way to post, and shorter times, for tests. */
  readonly webhooks?: Partial<Pick<WebhooksOptions, 'post' | 'random' | 'bounds'>>;
  /** Push to private addresses and shorter times, for tests of attendees. */
  readonly attendees?: Pick<AttendeeOptions, 'push' | 'streams'>;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly hub: Hub;
    readonly house: AttendeeHouse;
    readonly webhooks: Webhooks;
    readonly absences: Absences;
    /** Every route that there is, as `METHOD /path/:parameter`, hidden ones included. */
    readonly routeTable: readonly string[];
  }
}

/** Puts the application together; it neither listens nor closes what it was given. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, conferences, web, version, publicUrl, mail, trustProxy, logger, tls, bounds, monotonic } = options;
  const sources = options.sources ?? new Sources({ store, conferences });
  const metrics = new Metrics(conferences, sources, store);
  const trouble = () => store.trouble();
  const now = () => wallOf(conferences.clock);
  const fleet = await FleetHouse.open(store.records, now, (error) =>
    app.log.error({ err: error }, 'work for displays failed'),
  );
  const hub = new Hub({
    conferences,
    version: pageVersion(web, version),
    url: publicUrl,
    metrics,
    door: fleet,
    trouble,
    ...(bounds && { bounds }),
    ...(monotonic && { monotonic }),
  });
  metrics.watch(hub, fleet);
  fleet.changed = () => hub.presenceChanged();
  // After the hub, so that what a display says comes after what it was told.
  const proofs = await Proofs.open({
    store,
    conferences,
    house: fleet,
    connections: hub.connections,
    now,
    fault: (error) => app.log.error({ err: error }, 'keeping proof of display failed'),
  });

  const schemas = new SchemasOnFirstUse();
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    trustProxy: trustProxy ?? false,
    schemaController: schemas.controller,
    clientErrorHandler: answerBroken,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    forceCloseConnections: 'idle',
    // No line a request: who reads what when is nobody's business.
    logController: new LogController({ disableRequestLogging: true }),
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    // The types of Fastify tell servers with and without TLS apart; nothing here depends on it.
    ...((tls && { https: tls }) as object),
  }) as unknown as FastifyInstance<Server>;
  // Schemas of answers describe; they do not cut off what they do not name.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  schemas.prepare(app, 'POST /api/conferences/:conference/changes');
  app.decorate('hub', hub);
  const routeTable: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routeTable.push(`${each} ${url}`);
  });
  app.decorate('routeTable', routeTable);

  await app.register(problems);
  await app.register(bodies);
  await app.register(security);
  await app.register(loadShedding, { load: options.load });
  metrics.watchLoad(app.load);
  metrics.watchBackups(options.backups ?? (() => null));
  await app.register(people, { records: store.records, now, publicUrl });
  await app.register(openapi, { version });
  // After the hub, so that displays hear of a change first.
  const house = new AttendeeHouse({
    store,
    conferences,
    isLoaded: () => app.load.isHigh,
    fault: (error) => app.log.error({ err: error }, 'work for attendees failed'),
    outcome: (outcome) => metrics.pushed(outcome),
    ...options.attendees,
  });
  app.decorate('house', house);
  const fault = (error: unknown): void => app.log.error({ err: error }, 'telling other programs failed');
  const webhooks = new Webhooks({
    records: store.records,
    conferences,
    post: poster(),
    now,
    random: Math.random,
    fault,
    outcome: (outcome) => metrics.told(outcome),
    ...options.webhooks,
  });
  const absences = new Absences({
    records: store.records,
    house: fleet,
    conferences,
    now,
    mail,
    tell: (...event) => webhooks.tell(...event),
    fault,
  });
  app.decorate('webhooks', webhooks).decorate('absences', absences);
  app.addHook('preClose', async () => {
    await absences.close();
    await webhooks.close();
  });
  metrics.watchWebhooks(webhooks, absences);
  app.addHook('preClose', () => house.close());
  metrics.watchAttendees(house);
  await app.register(websocket, {
    options: { maxPayload: hub.frameBytes, perMessageDeflate: false, closeTimeout: hub.farewell } as object,
    // A socket that breaks the protocol is closed by `ws` itself, with the right code.
    errorHandler: (error, _socket, request) => request.log.debug({ err: error }, 'a socket failed'),
    preClose: async () => {
      await fleet.close();
      await hub.close();
      await proofs.close();
    },
  });
  await app.register(metricsRoute, { metrics });

  const context: RouteContext = {
    store,
    conferences,
    sources,
    hub,
    fleet,
    web,
    publicUrl,
    mail,
    now,
  };
  const api = app.withTypeProvider<TypeBoxTypeProvider>();
  await api.register(attendees, { ...context, house });
  await api.register(webhookRoutes, { ...context, webhooks, absences });
  await api.register(proofRoutes, { ...context, proofs });
  for (const routes of [
    health,
    login,
    passwords,
    accounts,
    conferenceRoutes,
    programme,
    programmeStatus,
    programmes,
    sourceRoutes,
    scheduleRoutes,
    reports,
    images,
    changes,
    displays,
    displaysPrepared,
    live,
    feeds,
    guide,
    kiosk,
    pages,
  ]) {
    await api.register(routes, context);
  }
  await app.ready();
  return app;
}
