/** Sources of a conference's programme: who feeds it, what waits for approval, what went wrong. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FastifyRequest } from 'fastify';
import type { Programme } from '../../core/index.js';
import { rfc3339 } from '../instants.js';
import { authorOf, requireAllowed } from '../plugins/people.js';
import { Refusal } from '../refusal.js';
import { shownUrl } from '../sources/fetch.js';
import type { FetchResult } from '../sources/intake.js';
import { DEFAULTS, type Given, type SourceRecord } from '../sources/record.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams, Flag, isSet, strict } from './schemas/common.js';
import { Choices } from './schemas/choices.js';
import { NewSource, Renamed, Source, SourcePatch } from './schemas/sources.js';
import { Adoption, tellAdoption } from './tell-adoption.js';

const Params = strict({ ...ConferenceParams.properties, source: Type.String({ maxLength: 100 }) });
const Proposal = Type.Union([Adoption, Type.Null()]);
const Fetch = Type.Object({
  outcome: Type.String(),
  source: Source,
  adoption: Proposal,
  given: Type.Optional(Type.String({ description: 'Of a dry run: the hash of what would be held or adopted' })),
  choices: Type.Optional(Choices),
});
const DryRun = strict({ dryRun: Type.Optional(Flag) });
const IfMatch = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 100 })) });
const paths = '/api/conferences/:conference/sources';

function tellSource(source: SourceRecord, zone: string) {
  const { id, url, format, timezone, every, apply, allowPrivate, inferBreaks, minShare } = source;
  const { columns, paused = false, part, held, refused, warning, failures, attempted, succeeded, next } = source;
  const at = (instant: number | undefined) => (instant === undefined ? null : rfc3339(instant, zone));
  const given = ({ hash, sessions, at }: Given) => ({ hash, sessions, at: rfc3339(at, zone) });
  return {
    id,
    url: url === undefined ? null : shownUrl(url),
    ...{ format, timezone, every, apply, allowPrivate, inferBreaks, columns, paused, minShare },
    part: part ? given(part) : null,
    held: held ? { ...given(held), reason: held.reason } : null,
    refused: refused ? given(refused) : null,
    warning: warning ? { ...warning, since: rfc3339(warning.since, zone) } : null,
    failures,
    attempted: at(attempted),
    succeeded: at(succeeded),
    next: url === undefined || every === 0 || paused ? null : at(next),
  };
}

/** The hash in `If-Match`. */
function hashOf(request: FastifyRequest): string {
  const hash = /^(?:W\/)?"([\w-]+)"$/.exec(request.headers['if-match']?.trim() ?? '')?.[1];
  if (hash !== undefined) return hash;
  throw new Refusal(428, 'hash-needed', 'This needs If-Match with the hash of what is held, in quotes.');
}

export const sourceRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, { conferences, sources }) => {
  const zoneOf = (slug: string): string => conferences.get(slug).timezone;

  const tellFetch = (slug: string, result: FetchResult, before: Programme) => {
    const { outcome, source, adoption, given, choices } = result;
    return {
      outcome,
      source: tellSource(source, zoneOf(slug)),
      adoption: adoption && tellAdoption(adoption, before),
      ...(given && { given: given.hash }),
      ...(choices && { choices }),
    };
  };

  app.get(
    paths,
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'The sources of a conference',
        tags: ['sources'],
        params: ConferenceParams,
        response: answers({ 200: Type.Object({ sources: Type.Array(Source) }) }),
      },
    },
    async ({ params: { conference: slug } }, reply) => {
      const found = await sources.list(slug);
      reply.header('cache-control', 'no-store');
      return { sources: found.map((source) => tellSource(source, zoneOf(slug))) };
    },
  );

  app.post(
    paths,
    {
      onRequest: app.may('programme-by-url'),
      schema: {
        summary: 'Add a source; it is fetched at once',
        tags: ['sources'],
        params: ConferenceParams,
        querystring: DryRun,
        body: NewSource,
        response: answers({ 200: Fetch, 201: Source }),
      },
    },
    async (request, reply) => {
      const { conference: slug } = request.params;
      if (isSet(request.query.dryRun)) {
        const before = conferences.get(slug).programme;
        return tellFetch(slug, await sources.preview(slug, { ...DEFAULTS, ...request.body }), before);
      }
      const source = await sources.add(slug, { ...DEFAULTS, ...request.body });
      const location = `/api/conferences/${slug}/sources/${source.id}`;
      return reply
        .code(201)
        .header('location', location)
        .send(tellSource(source, zoneOf(slug)));
    },
  );

  app.get(
    `${paths}/:source`,
    {
      onRequest: app.may('read-panel'),
      schema: {
        summary: 'One source, and what approving would do if something is held',
        tags: ['sources'],
        params: Params,
        response: answers({ 200: Type.Object({ ...Source.properties, proposal: Proposal }) }),
      },
    },
    async ({ params: { conference: slug, source: id } }, reply) => {
      const source = await sources.get(slug, id);
      const proposal = await sources.proposal(slug, id);
      reply.header('cache-control', 'no-store');
      if (source.held) reply.header('etag', `"${source.held.hash}"`);
      return {
        ...tellSource(source, zoneOf(slug)),
        proposal: proposal && tellAdoption(proposal, conferences.get(slug).programme),
      };
    },
  );

  app.patch(
    `${paths}/:source`,
    {
      onRequest: app.may('programme'),
      schema: {
        summary: 'Alter a source; its address only by an admin',
        tags: ['sources'],
        params: Params,
        body: SourcePatch,
        response: answers({ 200: Source }),
      },
    },
    async (request) => {
      const { conference: slug, source: id } = request.params;
      const { url, allowPrivate } = request.body;
      if (url !== undefined || allowPrivate !== undefined) requireAllowed(request, 'programme-by-url');
      return tellSource(await sources.alter(slug, id, request.body), zoneOf(slug));
    },
  );

  app.delete(
    `${paths}/:source`,
    {
      onRequest: app.may('programme'),
      schema: {
        summary: 'Remove a source; its sessions leave the programme, unless it is the last source',
        tags: ['sources'],
        params: Params,
        querystring: DryRun,
        response: answers({ 200: Type.Object({ adoption: Proposal }) }),
      },
    },
    async (request) => {
      const { conference: slug, source: id } = request.params;
      const before = conferences.get(slug).programme;
      const adoption = await sources.remove(slug, id, authorOf(request), isSet(request.query.dryRun));
      return { adoption: adoption && tellAdoption(adoption, before) };
    },
  );

  app.post(
    `${paths}/:source/fetch`,
    {
      onRequest: app.may('programme'),
      schema: {
        summary: 'Fetch a source now',
        tags: ['sources'],
        params: Params,
        querystring: DryRun,
        response: answers({ 200: Fetch }),
      },
    },
    async (request) => {
      const { conference: slug, source: id } = request.params;
      const before = conferences.get(slug).programme;
      const result = await sources.fetch(slug, id, {
        asked: true,
        dryRun: isSet(request.query.dryRun),
      });
      return tellFetch(slug, result, before);
    },
  );

  app.post(
    `${paths}/:source/approve`,
    {
      onRequest: app.may('programme'),
      schema: {
        summary: 'Adopt what is held; If-Match names its hash',
        tags: ['sources'],
        params: Params,
        headers: IfMatch,
        body: strict({ renamed: Type.Optional(Renamed) }),
        response: answers({ 200: Fetch }),
      },
    },
    async (request) => {
      const { conference: slug, source: id } = request.params;
      const before = conferences.get(slug).programme;
      const { renamed } = request.body;
      const result = await sources.approve(slug, id, authorOf(request), { hash: hashOf(request), renamed });
      return tellFetch(slug, result, before);
    },
  );

  app.post(
    `${paths}/:source/refuse`,
    {
      onRequest: app.may('programme'),
      schema: {
        summary: 'Drop what is held; If-Match names its hash',
        tags: ['sources'],
        params: Params,
        headers: IfMatch,
        response: answers({ 200: Source }),
      },
    },
    async (request) => {
      const { conference: slug, source: id } = request.params;
      return tellSource(await sources.refuse(slug, id, hashOf(request)), zoneOf(slug));
    },
  );
};
