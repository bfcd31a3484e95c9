/** A push service of our own (RFC 8030) and a browser that subscribes to it and can read what arrives (RFC 8291). */
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export class PushService {
  readonly arrived: Arrived[] = [];
  /** Statuses of the next answers; 201 when there are none left. */
  readonly statuses: number[] = [];
  /** Resolves before the service answers: how a slow one is played. */
  hold: Promise<void> | undefined;
  private constructor(private readonly server: Server) {}

  static async start(): Promise<PushService> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        service.arrived.push({ path: request.url!, headers: request.headers, body: Buffer.concat(chunks) });
        await service.hold;
        response.writeHead(service.statuses.shift() ?? 201).end('noted');
      });
    });
    const service = new PushService(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Paths that were asked, each with how often. */
  to(subscriber: Subscriber): Arrived[] {
    return this.arrived.filter(({ path }) => subscriber.endpoint.endsWith(path));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** One browser's subscription. */
export class Subscriber {
  private readonly ecdh = createECDH('prime256v1');
  private readonly auth = randomBytes(16);
  readonly endpoint: string;

  constructor(service: Pick<PushService, 'url'>, name: string) {
    this.ecdh.generateKeys();
    this.endpoint = `${service.url}/${name}`;
  }

  get subscription() {
    const [p256dh, auth] = [this.ecdh.getPublicKey(), this.auth].map((key) => key.toString('base64url'));
    return { endpoint: this.endpoint, keys: { p256dh: p256dh!, auth: auth! } };
  }

  /** Decrypts a message as a browser does (RFC 8188, 8291). @throws if it was not encrypted for this browser. */
  read({ headers, body }: Arrived): unknown {
    if (headers['content-encoding'] !== 'aes128gcm') throw new Error('another encoding');
    const salt = body.subarray(0, 16);
    const keyLength = body[20]!;
    const theirs = body.subarray(21, 21 + keyLength);
    const cipher = body.subarray(21 + keyLength);
    const derive = (from: Buffer, saltOf: Buffer, info: Buffer | string, length: number) =>
      Buffer.from(hkdfSync('sha256', from, saltOf, info, length));
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.ecdh.getPublicKey(), theirs]);
    const key = derive(this.ecdh.computeSecret(theirs), this.auth, info, 32);
    const contentKey = derive(key, salt, 'Content-Encoding: aes128gcm\0', 16);
    const nonce = derive(key, salt, 'Content-Encoding: nonce\0', 12);
    const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce);
    decipher.setAuthTag(cipher.subarray(-16));
    const padded = Buffer.concat([decipher.update(cipher.subarray(0, -16)), decipher.final()]);
    const end = padded.lastIndexOf(2);
    if (padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no end of the record');
    return JSON.parse(padded.subarray(0, end).toString());
  }
}

/** What a message says about its sender (RFC 8292), if the signature is right. @throws if it is not. */
export function signedBy({ headers }: Arrived, publicKey: string): { aud: string; exp: number; sub: string } {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? '')!;
  if (key !== publicKey) throw new Error('signed by somebody else');
  const point = Buffer.from(publicKey, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const [head, claims, signature] = token!.split('.');
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature!, 'base64url'),
  );
  if (!isRight) throw new Error('the signature is wrong');
  return JSON.parse(Buffer.from(claims!, 'base64url').toString());
}
