/**
 * Requests that a proxy and this server might cut differently (RFC 9112, 11.2). Whatever is sent, nothing that stands in
 * a body is ever answered as a request of its own: such a request would come in the name of whoever uses the proxy's
 * connection next.
 */
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';

let bench: AppBench;
let port: number;
/** What the server took for requests, in order. */
const served: string[] = [];

beforeAll(async () => {
  bench = await appBench();
  bench.app.server.prependListener('request', ({ method, url }) => served.push(`${method} ${url}`));
  await bench.app.listen({ port: 0, host: '127.0.0.1' });
  port = (bench.app.server.address() as AddressInfo).port;
});
afterAll(() => bench.app.close());
beforeEach(() => void served.splice(0));

/** What hides in bodies. */
const HIDDEN = 'GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n';
/** What an honest neighbour sends next on the same connection. */
const NEXT = 'GET /healthz?next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
const READ = 'GET /healthz HTTP/1.1\r\nHost: x\r\n';
const LOGIN = 'POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

const hex = (text: string): string => text.length.toString(16);
const chunk = (text: string, extension = ''): string => `${hex(text)}${extension}\r\n${text}\r\n`;

/** Sends parts one after the other on one connection that stays open. @returns all that was answered until it closed. */
async function say(...parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  let answer = '';
  socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
  const closed = once(socket, 'close');
  for (const part of parts) await new Promise((done) => socket.write(Buffer.from(part, 'latin1'), done));
  await closed;
  return answer;
}

const statuses = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

/** Of two readings of one request: refused, and the connection is closed with what else was on it. */
const REFUSED: readonly (readonly [string, string])[] = [
  ['CL.TE', `${LOGIN}Content-Length: ${5 + HIDDEN.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
  ['TE.CL', `${LOGIN}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n${chunk(HIDDEN)}0\r\n\r\n`],
  ['two lengths, the same', `${LOGIN}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`],
  ['two lengths that contradict', `${LOGIN}Content-Length: ${HIDDEN.length}\r\nContent-Length: 0\r\n\r\n${HIDDEN}`],
  ['two lengths in one line', `${LOGIN}Content-Length: 0, ${HIDDEN.length}\r\n\r\n${HIDDEN}`],
  ['a length with a sign', `${LOGIN}Content-Length: +${HIDDEN.length}\r\n\r\n${HIDDEN}`],
  ['a length below zero', `${LOGIN}Content-Length: -1\r\n\r\n${HIDDEN}`],
  ['a length in hexadecimal', `${LOGIN}Content-Length: 0x0\r\n\r\n${HIDDEN}`],
  ['a length beyond 64 bits', `${LOGIN}Content-Length: 18446744073709551617\r\n\r\n${HIDDEN}`],
  ['a space before the colon', `${LOGIN}Content-Length : ${HIDDEN.length}\r\n\r\n${HIDDEN}`],
  ['a space in the name', `${LOGIN}Content Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`],
  ['a folded header before the length', `${LOGIN}X-Note: a\r\n Content-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`],
  ['a folded encoding', `${LOGIN}Transfer-Encoding:\r\n chunked\r\nContent-Length: 4\r\n\r\n${chunk(HIDDEN)}0\r\n\r\n`],
  ['a first header that is folded', `POST /api/login HTTP/1.1\r\n Host: x\r\nContent-Length: 2\r\n\r\n{}`],
  ['bare LF between headers', `${LOGIN.replaceAll('\r\n', '\n')}Content-Length: 2\n\n{}`],
  ['bare CR between headers', `${LOGIN}X-Note: a\rContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`],
  ['NUL in a header', `${LOGIN}X-Note: a\0b\r\nContent-Length: 2\r\n\r\n{}`],
  ['chunked twice', `${LOGIN}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${HIDDEN}`],
  ['chunked, but not last', `${LOGIN}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n${HIDDEN}`],
  ['an encoding that looks like chunked', `${LOGIN}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
  ['an encoding behind a vertical tab', `${LOGIN}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${HIDDEN}`],
  ['a chunk size with a sign', `${LOGIN}Transfer-Encoding: chunked\r\n\r\n-1\r\n${HIDDEN}\r\n0\r\n\r\n`],
  ['a chunk size in C', `${LOGIN}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n`],
  ['a chunk size beyond 64 bits', `${LOGIN}Transfer-Encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n`],
  ['a chunk that is longer than it said', `${LOGIN}Transfer-Encoding: chunked\r\n\r\n2\r\n{}${HIDDEN}0\r\n\r\n`],
  ['bare LF behind a chunk size', `${LOGIN}Transfer-Encoding: chunked\r\n\r\n2\n{}\r\n0\r\n\r\n${HIDDEN}`],
  ['LF in a chunk extension', `${LOGIN}Transfer-Encoding: chunked\r\n\r\n2;a\n${HIDDEN}\r\n{}\r\n0\r\n\r\n`],
  [
    'an endless chunk extension',
    `${LOGIN}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(64 * 1024)}\r\n{}\r\n0\r\n\r\n`,
  ],
  [
    'a length in a trailer',
    `${LOGIN}Transfer-Encoding: chunked\r\n\r\n${chunk('{}')}0\r\nContent-Length: 0\r\n\r\n${HIDDEN}`,
  ],
  [
    'a version that is none',
    `POST /api/login HTTP/1.2\r\nHost: x\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
  ],
];

/** One reading only: the body is taken whole, the connection goes on with what follows it. */
const TAKEN: readonly (readonly [string, string, number])[] = [
  ['chunks', `${READ}Transfer-Encoding: chunked\r\n\r\n${chunk(HIDDEN)}0\r\n\r\n`, 200],
  ['chunks with extensions', `${READ}Transfer-Encoding: chunked\r\n\r\n${chunk(HIDDEN, ';a="b"')}0;c\r\n\r\n`, 200],
  ['chunks with a trailer', `${READ}Transfer-Encoding: chunked\r\n\r\n${chunk(HIDDEN)}0\r\nX-Note: a\r\n\r\n`, 200],
  ['a GET that has a body', `${READ}Content-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`, 200],
  [
    'a HEAD that has one',
    `HEAD /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    200,
  ],
  [
    'a body that nobody reads, for want of a login',
    `PUT /api/conferences/small/programme HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    401,
  ],
  [
    'a body of a type that is not read',
    `POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: text/odd\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    415,
  ],
  [
    'a body at an address that there is not',
    `POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
    404,
  ],
];

describe('requests with more than one reading', () => {
  it.each(REFUSED)('%s', async (_, request) => {
    const answer = await say(request, NEXT);
    expect(statuses(answer), answer).toEqual([400]);
    expect(answer.toLowerCase()).toContain('connection: close');
    // The head may have been whole before its body turned out to be none.
    expect(served.filter((each) => each !== 'POST /api/login')).toEqual([]);
  });
});

it('a length together with an encoding is refused, however either is spelt', async () => {
  const lengths = [
    'Content-Length: 4',
    'content-length:4',
    'Content-Length:\t4',
    'CONTENT-LENGTH: 4 ',
    'Content-Length: 04',
  ];
  const encodings = [
    'chunked',
    'CHUNKED',
    ' chunked ',
    '\tchunked',
    'gzip, chunked',
    'identity',
    'chunked;q=1',
    '"chunked"',
  ];
  for (const length of lengths) {
    for (const encoding of encodings) {
      const te = `Transfer-Encoding:${encoding}`;
      for (const head of [`${length}\r\n${te}`, `${te}\r\n${length}`]) {
        const answer = await say(`${LOGIN}${head}\r\n\r\n${chunk(HIDDEN)}0\r\n\r\n`, NEXT);
        expect([head, statuses(answer)]).toEqual([head, [400]]);
      }
    }
  }
  expect(served).toEqual([]);
});

describe('bodies that are bodies', () => {
  it.each(TAKEN)('%s', async (_, request, status) => {
    const answer = await say(request, NEXT);
    expect(statuses(answer), answer).toEqual([status, 200]);
    expect(served).toEqual([request.slice(0, request.indexOf(' HTTP')), 'GET /healthz?next']);
  });

  it('one that is too large is thrown away to its end', async () => {
    const size = 512 * 1024;
    const body = HIDDEN.repeat(Math.ceil(size / HIDDEN.length)).slice(0, size);
    const answer = await say(`${LOGIN}Content-Length: ${size}\r\n\r\n`, body, NEXT);
    expect(statuses(answer)[0]).toBe(413);
    expect(served).not.toContain('GET /hidden');
  });

  it('one that comes long after its head, in the shape of a request', async () => {
    const head = `${READ}Expect: 100-continue\r\nContent-Length: ${HIDDEN.length}\r\n\r\n`;
    expect(statuses(await say(head, HIDDEN, NEXT))).toEqual([100, 200, 200]);
    expect(served).not.toContain('GET /hidden');
  });

  it('two honest requests at once are two', async () => {
    expect(statuses(await say(`GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n${HIDDEN}`, NEXT))).toEqual([200, 404, 200]);
    expect(served).toEqual(['GET /healthz', 'GET /hidden', 'GET /healthz?next']);
  });
});

describe('upgrades', () => {
  it.each([
    ['of a version that there is not', 'Sec-WebSocket-Version: 7'],
    ['from another site', 'Sec-WebSocket-Version: 13\r\nOrigin: https://evil.example'],
  ])('%s: what follows is not a request', async (_, header) => {
    const upgrade =
      `GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${header}\r\n\r\n`;
    const answer = await say(upgrade, HIDDEN);
    expect(statuses(answer), answer).toHaveLength(1);
    expect(statuses(answer)[0]).toBeGreaterThanOrEqual(400);
    expect(served).not.toContain('GET /hidden');
  });
});

it('headers without end are refused', async () => {
  for (const headers of [`X-Long: ${'a'.repeat(64 * 1024)}\r\n`, 'X-Many: a\r\n'.repeat(8 * 1024)]) {
    const answer = await say(`${LOGIN}${headers}Content-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`, NEXT);
    expect(statuses(answer)).toEqual([431]);
  }
  expect(served).toEqual([]);
});
