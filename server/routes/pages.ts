/** Pages: the guide, made here, and the built apps of screens and panel. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Schedule } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import { emptyPage, guidePage, missingPage, trackStyles, type GuidePage } from '../guide/page.js';
import { sessionPage } from '../guide/session-page.js';
import type { GuideView } from '../guide/session.js';
import { escapeHtml } from '../guide/html.js';
import { languagesOf } from '../guide/words.js';
import { Representation } from '../plugins/representation.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { ConferenceParams, strict } from './schemas/common.js';

/** Rendered guides kept for one schedule: days and languages that phones ask for in the same minute. */
const KEPT = 20;
const HTML = { type: 'text/html; charset=utf-8', cacheControl: 'no-cache' } as const;

export const pages: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, publicUrl, web }) => {
  await app.register(serveStatic, {
    root: web,
    index: false,
    preCompressed: true,
    // Hashed names never change; pages and service workers must be asked for each time.
    setHeaders: (reply, file) => {
      const hashed = file.startsWith(join(web, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
    cacheControl: false,
  });

  const built = async (name: string): Promise<string> => {
    try {
      return await readFile(join(web, name), 'utf8');
    } catch {
      throw new Refusal(503, 'not-built', 'The pages are not built; run "npm run build".');
    }
  };

  let template: Promise<string> | undefined;
  /** Lays a page into the built template. Functions as replacements: texts may hold `$&`. */
  async function lay({ title, head, body }: GuidePage): Promise<string> {
    template ??= built('guide/index.html');
    const text = await template.catch((error: unknown) => {
      template = undefined;
      throw error;
    });
    return text
      .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
      .replace('<!--head-->', () => head.text)
      .replace('<!--body-->', () => body.text);
  }

  const kept = new WeakMap<Schedule, Map<string, Promise<Representation>>>();

  function viewOf(conference: Conference, request: FastifyRequest): GuideView {
    const { slug, schedule, timezone: zone, unverified, programme } = conference;
    const languages = [...languagesOf(request.headers['accept-language']), ...programme.conference.languages];
    return { slug, schedule, zone, languages, now: unverified ? null : conference.now() };
  }

  async function guide(conference: Conference, request: FastifyRequest, reply: FastifyReply, day?: string) {
    const { schedule, unverified } = conference;
    const view = viewOf(conference, request);
    const { languages } = view;
    const minute = Math.floor(conference.now() / 60_000);
    const key = JSON.stringify([unverified, minute, day, languages]);
    let pagesOf = kept.get(schedule);
    if (!pagesOf || (pagesOf.size >= KEPT && !pagesOf.has(key))) kept.set(schedule, (pagesOf = new Map()));
    let page = pagesOf.get(key);
    if (!page) {
      page = lay(guidePage(view, day)).then((text) => new Representation(text, HTML));
      pagesOf.set(key, page);
      page.catch(() => pagesOf.delete(key));
    }
    reply.header('vary', 'accept-language');
    return (await page).send(request, reply);
  }

  const day = strict({ day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })) });

  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const conference = conferences.current();
    if (conference) return guide(conference, request, reply);
    return new Representation(await lay(emptyPage()), HTML).send(request, reply);
  });

  app.get(
    '/c/:conference',
    { schema: { hide: true, params: ConferenceParams, querystring: day } },
    async (request, reply) => {
      const { conference: slug } = request.params;
      const conference = conferences.find(slug);
      if (conference) return guide(conference, request, reply, request.query.day);
      const page = await lay(missingPage(slug, conferences.list()));
      return reply.code(404).type(HTML.type).header('cache-control', HTML.cacheControl).send(page);
    },
  );

  app.get(
    '/c/:conference/sessions/:session',
    {
      schema: {
        hide: true,
        params: strict({ ...ConferenceParams.properties, session: Type.String({ maxLength: 200 }) }),
      },
    },
    async (request, reply) => {
      const conference = conferences.get(request.params.conference);
      const session = conference.schedule.byId.get(request.params.session);
      if (!session) {
        const { slug } = conference;
        throw new Refusal(404, 'unknown-session', `There is no session "${request.params.session}" in "${slug}".`);
      }
      const origin = publicUrl ?? `${request.protocol}://${request.host}`;
      const page = await lay(sessionPage(session, viewOf(conference, request), origin));
      return new Representation(page, HTML).send(request, reply);
    },
  );

  app.get('/c/:conference/tracks.css', { schema: { hide: true, params: ConferenceParams } }, (request, reply) => {
    const { schedule } = conferences.get(request.params.conference);
    const styles = new Representation(trackStyles({ schedule }), {
      type: 'text/css; charset=utf-8',
      cacheControl: 'no-cache',
    });
    return styles.send(request, reply);
  });

  for (const [address, file] of [
    ['/display', 'displays/index.html'],
    ['/admin', 'admin/index.html'],
  ] as const) {
    app.get(address, { schema: { hide: true } }, async (request, reply) =>
      new Representation(await built(file), HTML).send(request, reply),
    );
  }
};
