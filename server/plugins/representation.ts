/** Bodies that many ask for: made once, hashed once, compressed once, answered with 304 whenever that will do. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Shorter bodies fit in a packet or two as they are. */
const WORTH_COMPRESSING = 1_400;

export type Encoding = 'br' | 'gzip';

export interface RepresentationOptions {
  readonly type: string;
  readonly cacheControl: string;
  /** Comes before the hash in the ETag, such as the revision. */
  readonly label?: string;
  /** Encodings to offer, the best first. */
  readonly encodings?: readonly Encoding[];
}

const squeeze: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  // Level 9 of 11: a tenth of the time for two percent more bytes.
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body) => promisify(gzip)(body),
};

export class Representation {
  readonly body: Buffer;
  readonly etag: string;
  readonly #options: RepresentationOptions;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  constructor(body: string | Uint8Array, options: RepresentationOptions) {
    this.body =
      typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    this.#options = options;
    const hash = createHash('sha256').update(this.body).digest('base64url').slice(0, 16);
    // Weak, since it names the same content in every encoding (RFC 9110 8.8.3).
    this.etag = `W/"${options.label === undefined ? '' : `${options.label}-`}${hash}"`;
  }

  #encode(encoding: Encoding): Promise<Buffer> {
    let encoded = this.#encoded.get(encoding);
    if (!encoded) this.#encoded.set(encoding, (encoded = squeeze[encoding](this.body)));
    return encoded;
  }

  /** Answers a GET. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { type, cacheControl, encodings = ['gzip'] } = this.#options;
    const vary = [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', ');
    reply.headers({ etag: this.etag, 'cache-control': cacheControl, vary });
    if (matches(request.headers['if-none-match'], this.etag)) return reply.code(304).send();
    reply.type(type);
    const wanted = accepted(request.headers['accept-encoding']);
    const encoding = this.body.length < WORTH_COMPRESSING ? undefined : encodings.find((name) => wanted.has(name));
    if (!encoding) return reply.send(this.body);
    return reply.header('content-encoding', encoding).send(await this.#encode(encoding));
  }
}

/** If-None-Match compares weakly (RFC 9110 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** The encodings that a browser takes; `q=0` refuses one. */
function accepted(header: string | string[] | undefined): ReadonlySet<string> {
  const parts = String(header ?? '').split(',');
  return new Set(
    parts.flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
      return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
    }),
  );
}
