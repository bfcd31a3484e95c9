/** Adopting a programme from a schedule file, and serving it by its hash for ever. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import type { FormatName } from '../formats/index.js';
import { authorOf } from '../plugins/people.js';
import { Representation } from '../plugins/representation.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { idempotencyKeyOf, revisionOf } from './preconditions.js';
import { answers, ConferenceParams, Flag, isSet, oneOf, Preconditions, strict } from './schemas/common.js';

/** The largest schedule file, bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Programmes kept ready to be sent: the current ones and a few that late screens may still ask for. */
const KEPT = 8;

const FORMATS = [
  'hallway',
  'xml',
  'json',
  'schedule2',
  'ics',
  'csv',
  'xlsx',
  'sessionize',
  'indico',
] as const satisfies readonly FormatName[];
const Session = Type.Object({ session: Type.String(), title: Type.Unknown() });

export const programme: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, conferences }) => {
  const kept = new Map<string, Representation>();

  app.get(
    '/api/conferences/:conference/programme/:hash',
    {
      schema: {
        summary: 'A programme by its hash; never changes',
        tags: ['schedule'],
        params: strict({ ...ConferenceParams.properties, hash: Type.String({ maxLength: 100 }) }),
        response: answers({ 200: Type.Unknown() }),
      },
    },
    async (request, reply) => {
      const { conference, hash } = request.params;
      conferences.get(conference);
      let found = kept.get(hash);
      if (!found) {
        const bytes = await store.blobs.get(hash);
        if (!bytes)
          throw new Refusal(
            404,
            'unknown-programme',
            `There is no programme ${hash}; see GET …/schedule for the current one.`,
          );
        found = new Representation(bytes, {
          type: 'application/json; charset=utf-8',
          cacheControl: 'public, max-age=31536000, immutable',
          encodings: ['br', 'gzip'],
        });
        kept.set(hash, found);
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
      Querystring: { dryRun?: string; format?: FormatName; timezone?: string; name?: string; column?: string[] };
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
              Type.Array(Type.String({ pattern: '^[A-Za-z]+=.', maxLength: 200 }), {
                maxItems: 40,
                description: 'Where a table keeps what: field=header, such as title=Vortrag',
              }),
            ),
          }),
          response: answers({
            200: Type.Object({
              hash: Type.String(),
              revision: Type.Integer(),
              diff: Type.Object({
                added: Type.Array(Session),
                removed: Type.Array(Session),
                changed: Type.Array(Type.Object({ ...Session.properties, fields: Type.Array(Type.String()) })),
              }),
              warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
              orphans: Type.Array(Type.String()),
              retired: Type.Array(Type.Object({ session: Type.String(), field: Type.String() })),
            }),
          }),
        },
      },
      async (request) => {
        const { conference: slug } = request.params;
        const { dryRun, column, ...options } = request.query;
        const conference = conferences.get(slug);
        // Loaded when it is needed: the readers are a third of the server's code, and most servers read a file a day.
        const { importProgramme } = await import('../formats/index.js');
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const imported = importProgramme(body, {
          ...options,
          source: 'The file',
          ...(column && { columns: Object.fromEntries(column.map((pair) => pair.split(/=(.*)/s, 2))) }),
        });
        const titles = new Map(conference.programme.sessions.map(({ id, title }) => [id, title]));
        for (const { id, title } of imported.programme.sessions) titles.set(id, title);
        const { diff, ...told } = await conferences.adopt(slug, imported, authorOf(request), {
          dryRun: isSet(dryRun),
          ifMatch: revisionOf(request),
          idempotencyKey: idempotencyKeyOf(request),
        });
        const named = (session: string) => ({ session, title: titles.get(session) });
        return {
          ...told,
          diff: {
            added: diff.added.map(named),
            removed: diff.removed.map(named),
            changed: diff.changed.map(({ session, fields }) => ({ ...named(session), fields })),
          },
        };
      },
    );
  });
};
