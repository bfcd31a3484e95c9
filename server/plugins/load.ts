/**
 * Displays come first: while the event loop lags, others are answered with 503 and `Retry-After`, so that what screens need is
 * done meanwhile: first attendees, then those who read the panel, then those who write. Displays never. Routes of attendees
 * say so with `config: { mayWait: true }`.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { Refusal } from '../refusal.js';

/** The loop is looked at this often, ms. */
const LOOK_EVERY = 500;
/** Half of its turns came later than this, ms, in two looks in a row: attendees wait … */
const TOO_LATE = 150;
/** … above this those who read the panel wait, too, ms, and above the next one those who write … */
const FAR_TOO_LATE = [600, 1_500] as const;
/** … until it is less than this, ms. One long turn, such as telling ten thousand sockets, is no load. */
const FINE_AGAIN = 40;
/** Resolution of the measurement, ms; the histogram counts it in. */
const RESOLUTION = 10;
/** Seconds after which somebody who was sent away may come back. */
export const RETRY_AFTER = 10;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered with 503 while the server is loaded. */
    readonly mayWait?: boolean;
  }
  interface FastifyInstance {
    readonly load: Load;
  }
}

/** Whether the event loop is so late that attendees have to wait. */
export class Load {
  #late = 0;
  #level = 0;

  /** Who waits: 0 nobody, 1 attendees, 2 also those who read the panel, 3 also those who write. */
  get level(): number {
    return this.isHigh ? this.#level : 0;
  }

  get isHigh(): boolean {
    return this.#late >= 2;
  }

  /** @param late how late half of the turns were at least since the last look, ms. */
  look(late: number): void {
    if (late > TOO_LATE) this.#late = Math.min(this.#late + 1, 2);
    else if (!this.isHigh || late < FINE_AGAIN) this.#late = 0;
    const level = 1 + FAR_TOO_LATE.filter((bound) => late > bound).length;
    // One level down a look, lest everybody comes back in the same moment.
    this.#level = Math.max(level, this.#level - 1);
  }

  /** Measures the loop of this process. @returns the way to stop. */
  measure(): () => void {
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
    delay.enable();
    const timer = setInterval(() => {
      // Nothing measured says nothing: neither that all is well nor that it is not.
      if (delay.count > 0) this.look(delay.percentile(50) / 1e6 - RESOLUTION);
      delay.reset();
    }, LOOK_EVERY).unref();
    return () => {
      clearInterval(timer);
      delay.disable();
    };
  }
}

/** What attendees are told while displays need the server for themselves. */
export const busy = (): Refusal =>
  new Refusal(503, 'busy', `The server is busy with the screens; try again in ${RETRY_AFTER} seconds.`, {
    retryAfter: RETRY_AFTER,
  });

/** What only attendees and their apps read: the guide and its feeds. */
const isGuide = (url: string): boolean => url === '/' || url.startsWith('/c/');

/** What screens read, and who watches over the server: never waits. */
const NEVER =
  /^\/(live|display|healthz|readyz|metrics|\*)$|^\/api\/conferences\/:conference(\/(schedule|boards|programme\/:hash|images\/:hash))?$/;

/** From which level on a request waits; Infinity: never. */
export function waitsFrom({ method, routeOptions: { config, url = '' } }: FastifyRequest): number {
  if (config.mayWait === true || isGuide(url)) return 1;
  if (method !== 'GET' && method !== 'HEAD') return 3;
  return NEVER.test(url) ? Infinity : 2;
}

/** Whether somebody looks at it in a browser, rather than an app. */
const isRead = ({ headers: { accept = '' } }: FastifyRequest): boolean => accept.includes('text/html');

const PAGE =
  '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  '<title>Busy</title><p>The server is busy with the screens. This page tries again by itself in a few seconds.</p></html>';

export const loadShedding = fp(
  async (app: FastifyInstance, { load: given }: { load: Load | undefined }) => {
    const load = given ?? new Load();
    app.decorate('load', load);
    if (!given) {
      const stop = load.measure();
      app.addHook('onClose', async () => stop());
    }
    app.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
      if (load.level < waitsFrom(request)) return done();
      reply.header('retry-after', String(RETRY_AFTER)).header('cache-control', 'no-store');
      if (!isRead(request)) return done(busy());
      void reply.code(503).header('refresh', String(RETRY_AFTER)).type('text/html; charset=utf-8').send(PAGE);
    });
  },
  { name: 'load' },
);
