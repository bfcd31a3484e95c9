import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardedLookup, isPublic, requireLiteralAllowed } from '../../../server/sources/addresses.js';
import { fetcher, FetchFailure, LIMITS, shownUrl, type FetchRequest } from '../../../server/sources/fetch.js';
import { feed, give, tagged, type Feed } from './feed.js';

let server: Feed;
beforeEach(async () => {
  server = await feed(give('hello'));
});
afterEach(() => server.close());

const short = { bytes: 1000, idle: 5_000, total: 5_000, redirects: 2 };
const ask = (more: Partial<FetchRequest> = {}, options: Parameters<typeof fetcher>[0] = { limits: short }) =>
  fetcher(options)({ url: server.url, allowPrivate: true, ...more });
const refused = async (answer: Promise<unknown>): Promise<[string, string]> => {
  const error = await answer.then(
    () => new FetchFailure('bad-answer', 'it was taken'),
    (thrown: unknown) => thrown as FetchFailure,
  );
  expect(error).toBeInstanceOf(FetchFailure);
  return [error.code, error.message];
};
const text = async (more?: Partial<FetchRequest>, options?: Parameters<typeof fetcher>[0]) => {
  const fetched = await ask(more, options);
  return fetched.kind === 'file' ? Buffer.from(fetched.bytes).toString() : fetched.kind;
};

describe('a fetch', () => {
  it('brings the file with what it says of itself', async () => {
    server.answer = give('hello', { etag: '"1"', 'last-modified': 'Sat, 24 Oct 2026 08:00:00 GMT' });
    expect(await ask()).toEqual({
      kind: 'file',
      bytes: Buffer.from('hello'),
      etag: '"1"',
      lastModified: 'Sat, 24 Oct 2026 08:00:00 GMT',
    });
    expect(server.asked[0]!.headers).toMatchObject({ 'user-agent': 'hallway', 'accept-encoding': 'gzip' });
    expect(server.asked[0]!.headers).not.toHaveProperty('if-none-match');
  });

  it('asks for news only, and believes a 304 only then', async () => {
    server.answer = tagged('hello', '"1"');
    expect(await text({ etag: '"1"', lastModified: 'then' })).toBe('unchanged');
    expect(server.asked[0]!.headers).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': 'then' });
    expect(await text({ etag: '"0"' })).toBe('hello');
    server.answer = give('', {}, 304);
    expect(await refused(ask())).toMatchObject(['bad-answer', expect.stringContaining('answers 304')]);
  });

  it('unpacks gzip, and refuses what it did not ask for', async () => {
    server.answer = give(gzipSync('hello'), { 'content-encoding': 'gzip' });
    expect(await text()).toBe('hello');
    server.answer = give('hello', { 'content-encoding': 'br' });
    expect((await refused(ask()))[0]).toBe('bad-answer');
  });

  it('sends a password as a login and never shows it', async () => {
    const url = server.url.replace('//', '//anna:s%40cret@');
    server.answer = give('no', {}, 403);
    const [code, message] = await refused(ask({ url }));
    expect([code, message]).toEqual(['bad-answer', `${server.url} answers 403 Forbidden.`]);
    expect(server.asked[0]!.headers.authorization).toBe(`Basic ${Buffer.from('anna:s@cret').toString('base64')}`);
    expect(shownUrl(url)).toBe(server.url);
  });

  it('keeps what the source says about coming back', async () => {
    server.answer = give('', { 'retry-after': '120' }, 503);
    await expect(ask()).rejects.toMatchObject({ code: 'bad-answer', retryAfter: 120_000 });
    server.answer = give('', { 'retry-after': 'Sat, 24 Oct 2026 08:00:00 GMT' }, 503);
    await expect(ask()).rejects.toMatchObject({ code: 'bad-answer', retryAfter: 0 });
  });
});

describe('bounds of a fetch', () => {
  it('refuses what is too large, announced, growing or packed', async () => {
    expect(LIMITS.bytes).toBe(64 * 1024 * 1024);
    server.answer = give('x'.repeat(1000));
    expect(await text()).toHaveLength(1000);
    server.answer = give('x'.repeat(1001));
    expect((await refused(ask()))[0]).toBe('too-large');
    server.answer = (_request, response) => {
      response.writeHead(200);
      for (let n = 0; n < 11; n++) response.write('x'.repeat(100));
      // It would go on for ever.
    };
    expect((await refused(ask()))[0]).toBe('too-large');
    server.answer = give(gzipSync('x'.repeat(1_000_000)), { 'content-encoding': 'gzip' });
    expect((await refused(ask()))[0]).toBe('too-large');
  });

  it('ends a feed that trickles, and one that says nothing', async () => {
    const limits = { ...short, total: 150, idle: 100 };
    let drops = 0;
    server.answer = (_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => {
        drops++;
        clearInterval(drip);
      });
    };
    expect(await refused(ask({}, { limits }))).toEqual(['too-slow', `${server.url} took longer than 0.15 s.`]);
    server.answer = (_request, response) => void response.on('close', () => drops++);
    expect(await refused(ask({}, { limits: { ...limits, total: 5_000 } }))).toEqual([
      'too-slow',
      `${server.url} said nothing for 0.1 s.`,
    ]);
    server.answer = (_request, response) => {
      response.writeHead(200).write('x');
      response.on('close', () => drops++);
    };
    expect((await refused(ask({}, { limits: { ...limits, total: 5_000 } })))[0]).toBe('too-slow');
    await expect.poll(() => drops).toBe(3);
  });

  it('tells a file that is cut off from a whole one', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('hello');
      setImmediate(() => response.destroy());
    };
    expect((await refused(ask()))[0]).toBe('truncated');
    server.answer = (_request, response) => {
      response.writeHead(200).write('hello');
      setImmediate(() => response.destroy());
    };
    expect((await refused(ask()))[0]).toBe('truncated');
    server.answer = give(gzipSync('hello').subarray(0, 12), { 'content-encoding': 'gzip' });
    expect((await refused(ask()))[0]).toBe('truncated');
  });

  it('says in words why a host cannot be reached', async () => {
    const { url } = server;
    await server.close();
    expect(await refused(ask({ url }))).toEqual(['unreachable', `${url} cannot be fetched: nothing answers there.`]);
    server = await feed();
    const lost = Object.assign(new Error('x'), { code: 'ENOTFOUND' });
    const resolve = () => Promise.reject(lost);
    const nowhere = ask({ url: 'http://nowhere.test/x' }, { resolve });
    expect((await refused(nowhere))[1]).toBe('http://nowhere.test/x cannot be fetched: there is no such host.');
  });

  it('ends when it is told to, as something else than a failure', async () => {
    const stop = new AbortController();
    server.answer = () => stop.abort();
    const error: unknown = await ask({ signal: stop.signal }).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(FetchFailure);
    expect((error as Error).name).toBe('AbortError');
  });
});

describe('redirects', () => {
  const to = (location: string, status = 302) => give('', { location }, status);

  it.each([301, 302, 303, 307, 308])('%i is followed, with the login on the same origin only', async (status) => {
    const other = await feed(give('there'));
    server.answer = (request, response) =>
      (request.url === '/schedule.json' ? to('/moved', status) : to(other.url, status))(request, response);
    expect(await text({ url: server.url.replace('//', '//anna:x@') })).toBe('there');
    expect(server.asked.map(({ url, headers }) => [url, headers.authorization !== undefined])).toEqual([
      ['/schedule.json', true],
      ['/moved', true],
    ]);
    expect(other.asked[0]!.headers.authorization).toBeUndefined();
    await other.close();
  });

  it('are refused in circles, to other protocols and to addresses that may not be asked', async () => {
    server.answer = to('/again');
    expect((await refused(ask()))[0]).toBe('redirect-refused');
    expect(server.asked).toHaveLength(3);
    server.answer = to('file:///etc/passwd');
    expect((await refused(ask()))[0]).toBe('redirect-refused');
    server.answer = to('http://[');
    expect((await refused(ask()))[0]).toBe('redirect-refused');

    // The first host is public as far as the fetch knows; the second is not.
    const inside = await feed();
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    server.answer = to(`http://127.0.0.1:${inside.port}/`);
    const guarded = fetcher({ limits: short, resolve: async () => [{ address: '8.8.8.8', family: 4 }] });
    expect(await refused(guarded({ url: inside.url, allowPrivate: false }))).toMatchObject(['address-refused', /127/]);
    const named = ask({ url: `http://feed.test:${server.port}/`, allowPrivate: false }, { limits: short, resolve });
    expect((await refused(named))[0]).toBe('address-refused');
    expect(inside.asked).toEqual([]);
    await inside.close();
  });
});

describe('addresses', () => {
  it('that belong to the public network', () => {
    for (const address of ['8.8.8.8', '193.99.144.80', '2001:4860:4860::8888', '2a00:1450::1', '::ffff:8.8.8.8'])
      expect([address, isPublic(address)]).toEqual([address, true]);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    'fec0::1',
    '2001:db8::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'not an address',
    '',
  ])('%s does not', (address) => expect(isPublic(address)).toBe(false));

  it('written in a URL in any way are judged before anything is asked', () => {
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '0177.0.0.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[fe80::1]',
    ]) {
      const url = new URL(`http://${host}/`);
      expect(() => requireLiteralAllowed(url, false), host).toThrow(/private/);
      expect(() => requireLiteralAllowed(url, true), host).not.toThrow();
    }
    expect(() => requireLiteralAllowed(new URL('http://8.8.8.8/'), false)).not.toThrow();
    expect(() => requireLiteralAllowed(new URL('http://localhost/'), false)).not.toThrow();
  });

  const look = (found: readonly string[], all: boolean, allowPrivate = false) =>
    new Promise<unknown>((resolve) =>
      guardedLookup(
        async () => found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        allowPrivate,
      )('feed.test', { all }, (error, address, family) => resolve(error ? error.message : [address, family])),
    );

  it('that a name has are handed to the socket only if they may be asked', async () => {
    expect(await look(['10.0.0.1', '8.8.8.8'], false)).toEqual(['8.8.8.8', 4]);
    expect(await look(['10.0.0.1', '8.8.8.8'], true)).toEqual([[{ address: '8.8.8.8', family: 4 }], undefined]);
    expect(await look(['10.0.0.1', '::1'], true)).toMatch(/private/);
    expect(await look(['10.0.0.1'], false, true)).toEqual(['10.0.0.1', 4]);
    expect(await look([], true)).toMatch(/private/);
  });

  it('that change between two questions gain nothing: what is connected to is what was judged', async () => {
    const answers = ['8.8.8.8', '127.0.0.1'];
    let looked = 0;
    const resolve = async () => [{ address: answers[Math.min(looked++, 1)]!, family: 4 }];
    // The name answers well to a first question, and with this machine to the one that connects.
    await resolve();
    const url = `http://rebinding.test:${server.port}/`;
    expect((await refused(ask({ url, allowPrivate: false }, { limits: short, resolve })))[0]).toBe('address-refused');
    expect(looked).toBe(2);
    expect(server.asked).toEqual([]);
    expect(await text({ url, allowPrivate: true }, { limits: short, resolve })).toBe('hello');
  });
});
