/** Adopting a programme from a schedule file, and serving it by its hash for ever. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { programmeForDisplays } from '../conference/programmes.js';
import { FORMATS, type FormatName } from '../formats/format.js';
import { authorOf } from '../plugins/people.js';
import { Representation } from '../plugins/representation.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { requireName } from './names.js';
import { idempotencyKeyOf, revisionOf } from './preconditions.js';
import {
  answers,
  ConferenceParams,
  Flag,
  isSet,
  listOf,
  oneOf,
  Preconditions,
  several,
  strict,
} from './schemas/common.js';
import { readFor } from '../sources/reading.js';
import { Choices } from './schemas/choices.js';
import { Adoption, tellAdoption } from './tell-adoption.js';

const Uploaded = Type.Intersect([Adoption, Type.Object({ choices: Type.Optional(Choices) })]);

/** The largest schedule file, bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Programmes kept ready to be sent: the current ones and a few that late screens may still ask for. */
const KEPT = 8;

export const programme: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, conferences, sources }) => {
  const kept = new Map<string, Representation>();

  app.get(
    '/api/conferences/:conference/programme/:hash',
    {
      schema: {
        summary: 'A programme by its hash; never changes',
        tags: ['schedule'],
        params: strict({ ...ConferenceParams.properties, hash: Type.String({ maxLength: 100 }) }),
        querystring: strict({
          for: Type.Optional(
            oneOf(['display'] as const, { description: 'Only what displays show: no descriptions, no links' }),
          ),
        }),
        response: answers({ 200: Type.Unknown() }),
      },
    },
    async (request, reply) => {
      const { conference, hash } = request.params;
      const forDisplays = request.query.for === 'display';
      const key = forDisplays ? `${hash} for displays` : hash;
      const known = await conferences.hasProgramme(conference, hash);
      let found = known ? kept.get(key) : undefined;
      if (!found) {
        const bytes = known ? await store.blobs.get(hash) : null;
        if (!bytes)
          throw new Refusal(
            404,
            'unknown-programme',
            `There is no programme ${hash}; see GET …/schedule for the current one.`,
          );
        found = new Representation(forDisplays ? programmeForDisplays(bytes) : bytes, {
          type: 'application/json; charset=utf-8',
          cacheControl: 'public, max-age=31536000, immutable',
          encodings: ['br', 'gzip'],
        });
        kept.set(key, found);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
      }
      return found.send(request, reply);
    },
  );

  await app.register(async (upload) => {
    // A schedule file is bytes, whatever its sender calls it.
    upload.removeAllContentTypeParsers();
    upload.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, done) =>
      done(null, body),
    );

    upload.put<{
      Params: { conference: string };
      Querystring: {
        dryRun?: string;
        format?: FormatName;
        timezone?: string;
        name?: string;
        column?: string | string[];
        inferBreaks?: string;
        renamed?: string | string[];
      };
    }>(
      '/api/conferences/:conference/programme',
      {
        onRequest: app.may('programme'),
        schema: {
          summary: 'Adopt a programme; the body is a schedule file',
          tags: ['schedule'],
          params: ConferenceParams,
          headers: Preconditions,
          querystring: strict({
            dryRun: Type.Optional(Flag),
            format: Type.Optional(oneOf(FORMATS)),
            timezone: Type.Optional(Type.String({ maxLength: 100 })),
            name: Type.Optional(Type.String({ maxLength: 500 })),
            column: Type.Optional(
              several(Type.String({ pattern: '^[A-Za-z]+=.', maxLength: 200 }), {
                maxItems: 40,
                description: 'Where a table keeps what: field=header, such as title=Vortrag',
              }),
            ),
            inferBreaks: Type.Optional(
              Type.String({
                pattern: '^([1-9]|[1-9][0-9]|1[0-7][0-9]|180)$',
                description: 'Gaps of at least this many minutes become breaks',
              }),
            ),
            renamed: Type.Optional(
              several(Type.String({ pattern: '^[^=]+=[^=]+$', maxLength: 500 }), {
                maxItems: 2000,
                description: 'A proposed rename that is accepted: old id=new id',
              }),
            ),
          }),
          response: answers({
            200: Uploaded,
          }),
        },
      },
      async (request) => {
        const { conference: slug } = request.params;
        const { dryRun, column, inferBreaks, renamed, ...options } = request.query;
        const { programme: before } = conferences.get(slug);
        requireName(options.name);
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const imported = await readFor(conferences.get(slug), body, {
          ...options,
          source: 'The file',
          ...(column && { columns: Object.fromEntries(listOf(column).map((pair) => pair.split(/=(.*)/s, 2))) }),
          ...(inferBreaks && { inferBreaks: Number(inferBreaks) }),
        });
        const adoption = await sources.upload(slug, imported, authorOf(request), {
          dryRun: isSet(dryRun),
          ifMatch: revisionOf(request),
          idempotencyKey: idempotencyKeyOf(request),
          renamed: listOf(renamed).map((pair) => {
            const [from = '', to = ''] = pair.split('=');
            return { from, to };
          }),
        });
        return { ...tellAdoption(adoption, before), ...(imported.choices && { choices: imported.choices }) };
      },
    );
  });
};
