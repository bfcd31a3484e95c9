/** Images of a conference: its logo, sponsors and other slides. Taken in anew drawn, served by their hash for ever. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { LARGEST_IMAGE, Images } from '../conference/images.js';
import { Representation } from '../plugins/representation.js';
import { Refusal } from '../refusal.js';
import type { RouteContext } from './context.js';
import { answers, ConferenceParams, strict } from './schemas/common.js';
import { Hash, Picture } from './schemas/settings.js';

/** Images kept ready to be sent: a hundred screens show the same sponsor in the same second. */
const KEPT = 64;

export const images: FastifyPluginAsyncTypebox<RouteContext> = async (app, { store, conferences }) => {
  const collection = new Images(store);
  const kept = new Map<string, Representation>();

  app.get(
    '/api/conferences/:conference/images/:hash',
    {
      schema: {
        summary: 'An image by its hash; never changes',
        tags: ['conferences'],
        params: strict({ ...ConferenceParams.properties, hash: Hash }),
        response: answers({ 200: Type.Unknown() }),
      },
    },
    async (request, reply) => {
      const { conference, hash } = request.params;
      const { record } = conferences.get(conference);
      const key = `${record.id}/${hash}`;
      let found = kept.get(key);
      if (!found) {
        // A rehearsal copy shows the images of its original.
        const original = conferences.find(record.rehearsalOf ?? '')?.record.id;
        const bytes = (await collection.get(record.id, hash)) ?? (original && (await collection.get(original, hash)));
        if (!bytes) throw new Refusal(404, 'unknown-image', `There is no image ${hash} in "${conference}".`);
        found = new Representation(bytes, {
          type: 'image/webp',
          cacheControl: 'public, max-age=31536000, immutable',
          encodings: [],
        });
        kept.set(key, found);
        if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
      }
      return found.send(request, reply);
    },
  );

  await app.register(async (upload) => {
    upload.removeAllContentTypeParsers();
    upload.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_IMAGE }, (_request, body, done) =>
      done(null, body),
    );
    upload.post<{ Params: { conference: string } }>(
      '/api/conferences/:conference/images',
      {
        onRequest: app.may('settings'),
        schema: {
          summary: 'Keep an image for the logo or a slide; the body is the file',
          tags: ['conferences'],
          params: ConferenceParams,
          response: answers({ 201: Picture }),
        },
      },
      async (request, reply) => {
        const { record } = conferences.get(request.params.conference);
        const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
        const picture = await collection.add(record.id, body);
        const at = `/api/conferences/${record.slug}/images/${picture.hash}`;
        return reply.code(201).header('location', at).send(picture);
      },
    );
  });
};
