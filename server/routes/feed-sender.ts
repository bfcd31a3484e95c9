/** Answers with feeds: each made once for a schedule, with ETag and 304, open to other sites. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Conference } from '../conference/conference.js';
import type { FeedOptions } from '../formats/write/feed.js';
import { Kept } from '../plugins/kept.js';
import { Representation } from '../plugins/representation.js';

/** All feeds that are kept ready, bytes. */
const KEPT = 64 * 1024 * 1024;

export type Make = (conference: Conference, options: FeedOptions) => string;

export interface FeedFile {
  /** Name within the conference, under which the feed is kept ready; absent for one that too many could be asked of. */
  readonly name?: string;
  /** Media type without its charset. */
  readonly type: string;
  readonly make: Make;
}

export class FeedSender {
  readonly #kept = new Kept(KEPT);

  /** @param publicUrl origin that links lead to; absent: where the asker came. */
  constructor(private readonly publicUrl: string | undefined) {}

  send(request: FastifyRequest, reply: FastifyReply, conference: Conference, { name, type, make }: FeedFile) {
    // As the asker may claim any host, only the last claim is kept.
    const origin = this.publicUrl ?? `${request.protocol}://${request.host}`;
    const { slug, revision, schedule } = conference;
    const create = (): Representation => {
      const body = make(conference, { slug, publicUrl: origin, revision });
      return new Representation(body, { type: `${type}; charset=utf-8`, cacheControl: 'no-cache' });
    };
    const feed = name === undefined ? create() : this.#kept.answer(`${slug}/${name}`, [schedule, origin], create);
    // Other sites may show the schedule, too.
    reply.header('access-control-allow-origin', '*');
    return feed.send(request, reply);
  }
}
