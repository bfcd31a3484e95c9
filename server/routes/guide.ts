/** The attendees' pages: the guide as HTML that needs no script, and what its app asks for beside the API. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { correction, generate } from 'lean-qr';
import { toSvgSource } from 'lean-qr/extras/svg';
import * as Type from 'typebox';
import type { Schedule } from '../../core/index.js';
import { isNarrow, queryOf, type Query } from '../../reading/filter.js';
import { trackRules, type View } from '../../reading/view.js';
import type { Conference } from '../conference/conference.js';
import { escapeHtml } from '../guide/html.js';
import { appManifest } from '../guide/manifest.js';
import { emptyPage, gonePage, guidePage, missingPage, PAGES, type GuidePage } from '../guide/page.js';
import { viewOf } from '../guide/view.js';
import { clockOf } from '../live/welcome.js';
import { Representation } from '../plugins/representation.js';
import { builtPage } from './built-page.js';
import type { RouteContext } from './context.js';
import { ConferenceParams, strict } from './schemas/common.js';

/** Rendered guides kept for one schedule: days and languages that phones ask for in the same minute. */
const KEPT = 20;
const HTML = { type: 'text/html; charset=utf-8', cacheControl: 'no-cache' } as const;
/** Dark on light in every theme, as phones expect it. */
const QR_LOOK = { on: '#000', off: '#fff', pad: 2 } as const;
const Day = Type.Object({ day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })) });

export const guide: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, publicUrl, web }) => {
  let template: Promise<string> | undefined;
  async function built(): Promise<string> {
    template ??= builtPage(web, 'guide/index.html');
    return template.catch((error: unknown) => {
      template = undefined;
      throw error;
    });
  }

  /** Lays a page into the built template. Functions as replacements: texts may hold `$&`. */
  async function lay({ title, language, head, body }: GuidePage): Promise<string> {
    return (await built())
      .replace('lang="en"', () => `lang="${language}"`)
      .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
      .replace('<!--head-->', () => head.text)
      .replace('<!--body-->', () => body.text);
  }

  const kept = new WeakMap<Schedule, Map<string, Promise<Representation>>>();

  const originOf = (request: FastifyRequest): string => publicUrl ?? `${request.protocol}://${request.host}`;

  const view = (conference: Conference, request: FastifyRequest): View =>
    viewOf(conference, request, request.query as Query, clockOf(conference, conferences.clock), originOf(request));

  async function list(conference: Conference, request: FastifyRequest, reply: FastifyReply) {
    const seen = view(conference, request);
    reply.header('vary', 'accept-language');
    const make = async (): Promise<Representation> => new Representation(await lay(guidePage(seen)), HTML);
    // What is searched for and filtered is anybody's choice, and made in milliseconds.
    if (isNarrow(seen.filter)) return (await make()).send(request, reply);
    const { schedule, unverified } = conference;
    const minute = Math.floor(conference.now() / 60_000);
    const key = JSON.stringify([unverified, minute, queryOf(seen.filter), seen.languages, seen.origin]);
    let pagesOf = kept.get(schedule);
    if (!pagesOf || (pagesOf.size >= KEPT && !pagesOf.has(key))) kept.set(schedule, (pagesOf = new Map()));
    let page = pagesOf.get(key);
    if (!page) {
      page = make();
      pagesOf.set(key, page);
      page.catch(() => pagesOf.delete(key));
    }
    return (await page).send(request, reply);
  }

  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    const conference = conferences.current();
    if (conference) return list(conference, request, reply);
    return new Representation(await lay(emptyPage()), HTML).send(request, reply);
  });

  app.get(
    '/c/:conference',
    { schema: { hide: true, params: ConferenceParams, querystring: Day } },
    async (request, reply) => {
      const { conference: slug } = request.params;
      const conference = conferences.find(slug);
      if (conference) return list(conference, request, reply);
      const page = await lay(missingPage(slug, conferences.list()));
      return reply.code(404).type(HTML.type).header('cache-control', HTML.cacheControl).send(page);
    },
  );

  for (const [folder, make] of Object.entries(PAGES)) {
    app.get(
      `/c/:conference/${folder}/:id`,
      {
        schema: {
          hide: true,
          params: strict({ ...ConferenceParams.properties, id: Type.String({ maxLength: 200 }) }),
        },
      },
      async (request, reply) => {
        const seen = view(conferences.get(request.params.conference), request);
        const page = make(seen, request.params.id);
        reply.header('vary', 'accept-language');
        if (page) return new Representation(await lay(page), HTML).send(request, reply);
        return reply
          .code(404)
          .type(HTML.type)
          .header('cache-control', HTML.cacheControl)
          .send(await lay(gonePage(seen)));
      },
    );
  }

  app.get('/c/:conference/tracks.css', { schema: { hide: true, params: ConferenceParams } }, (request, reply) => {
    const { schedule } = conferences.get(request.params.conference);
    const styles = new Representation(trackRules({ schedule }).join('\n'), {
      type: 'text/css; charset=utf-8',
      cacheControl: 'no-cache',
    });
    return styles.send(request, reply);
  });

  app.get(
    '/c/:conference/guide.webmanifest',
    { schema: { hide: true, params: ConferenceParams } },
    async (request, reply) => {
      const seen = view(conferences.get(request.params.conference), request);
      reply.header('vary', 'accept-language');
      const text = JSON.stringify(appManifest(seen, await built()));
      return new Representation(text, { type: 'application/manifest+json', cacheControl: 'no-cache' }).send(
        request,
        reply,
      );
    },
  );

  app.get(
    '/c/:conference/qr.svg',
    {
      schema: {
        hide: true,
        params: ConferenceParams,
        querystring: strict({
          to: Type.String({ pattern: '^/', maxLength: 1000 }),
          scheme: Type.Optional(Type.Literal('webcal')),
        }),
      },
    },
    (request, reply) => {
      const { slug } = conferences.get(request.params.conference);
      const { to, scheme } = request.query;
      const origin = originOf(request);
      const address = `${scheme === undefined ? origin : origin.replace(/^https?/, scheme)}/c/${slug}${to}`;
      const svg = toSvgSource(generate(address, { minCorrectionLevel: correction.M }), QR_LOOK);
      return new Representation(svg, { type: 'image/svg+xml', cacheControl: 'no-cache' }).send(request, reply);
    },
  );
};
