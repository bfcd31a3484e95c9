/** Proof of display: which displays showed an entry of the journal, and when. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { PROOF_KINDS, type Proof } from '../fleet/proof.js';
import type { Proofs } from '../fleet/proofs.js';
import { exportProof } from '../formats/write/proof-csv.js';
import { rfc3339 } from '../instants.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams, oneOf, strict } from './schemas/common.js';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Summary = {
  revision: Type.Integer({ description: 'The entry of the journal' }),
  kind: oneOf(PROOF_KINDS),
  recorded: Type.String({ description: 'When it was recorded, on the wall clock of the server' }),
  displays: Type.Integer({ description: 'Displays that were to show it' }),
  shown: Type.Integer({ description: 'Those of them that said that they do' }),
  slowest: Nullable(Type.Integer({ description: 'How long the last of them took, ms' })),
  over: Nullable(Type.Integer({ description: 'The entry that took it back' })),
};
const Witness = Type.Object({
  id: Type.String(),
  number: Nullable(Type.Integer({ description: 'null: not paired' })),
  name: Nullable(Type.String()),
  room: Nullable(Type.String()),
  shown: Nullable(Type.String({ description: 'When it said that it shows it; null: it has not' })),
  after: Nullable(Type.Integer({ description: 'The same, ms after the entry was recorded' })),
  revision: Nullable(
    Type.Integer({ description: 'Which entry it said so of: a later one where it came to that at once' }),
  ),
});

const OfEntry = strict({ ...ConferenceParams.properties, revision: Type.String({ pattern: '^[0-9]{1,15}$' }) });

function summary({ revision, kind, recorded, witnesses, over }: Proof, zone: string) {
  const shown = witnesses.flatMap(({ after }) => (after === null ? [] : [after]));
  return {
    revision,
    kind,
    recorded: rfc3339(recorded, zone),
    displays: witnesses.length,
    shown: shown.length,
    slowest: shown.length === 0 ? null : shown.reduce((most, after) => Math.max(most, after)),
    over,
  };
}

const tell = (proof: Proof, zone: string) => ({
  ...summary(proof, zone),
  witnesses: proof.witnesses.map(({ id, number, name, room, after, revision }) => ({
    id,
    number,
    name,
    room,
    shown: after === null ? null : rfc3339(proof.recorded + after, zone),
    after,
    revision,
  })),
});

export const proofRoutes: FastifyPluginAsyncTypebox<RouteContext & { readonly proofs: Proofs }> = async (
  app,
  { conferences, proofs },
) => {
  const reader = { onRequest: app.may('read-panel') };
  const tags = ['displays'];
  const Whole = Type.Object({ ...Summary, witnesses: Type.Array(Witness) });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get(
    '/api/conferences/:conference/proofs',
    {
      ...reader,
      schema: {
        summary: 'Entries of which proof of display is kept, the newest first',
        tags,
        params: ConferenceParams,
        response: answers({ 200: Type.Array(Type.Object(Summary)) }),
      },
    },
    async ({ params }) => {
      const conference = conferences.get(params.conference);
      return (await proofs.list(conference)).map((proof) => summary(proof, conference.timezone));
    },
  );

  app.get(
    '/api/conferences/:conference/proofs/:revision',
    {
      ...reader,
      schema: {
        summary: 'Which displays showed an entry, and when',
        tags,
        params: OfEntry,
        response: answers({ 200: Whole }),
      },
    },
    async ({ params }) => {
      const conference = conferences.get(params.conference);
      return tell(await proofs.get(conference, Number(params.revision)), conference.timezone);
    },
  );

  app.get(
    '/api/conferences/:conference/proofs/:revision.csv',
    { ...reader, schema: { summary: 'The same as a table', tags, params: OfEntry } },
    async ({ params }, reply) => {
      const conference = conferences.get(params.conference);
      const proof = await proofs.get(conference, Number(params.revision));
      const name = `${conference.slug}-entry-${proof.revision}-displays.csv`;
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(exportProof(proof, conference.timezone));
    },
  );

  app.put(
    '/api/conferences/:conference/proofs/:revision',
    {
      onRequest: app.may('displays'),
      schema: {
        summary: 'Keep proof of display of an entry; emergencies have it by themselves',
        tags,
        params: OfEntry,
        response: answers({ 200: Whole, 201: Whole }),
      },
    },
    async ({ params }, reply) => {
      const conference = conferences.get(params.conference);
      const revision = Number(params.revision);
      const isNew = await proofs.keep(conference, revision);
      return reply.code(isNew ? 201 : 200).send(tell(await proofs.get(conference, revision), conference.timezone));
    },
  );
};
