import { connect, type AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { programme } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const get = (url: string, headers: Record<string, string> = {}) => bench.ask(null, 'GET', url, undefined, headers);
const delay = (minutes: number) =>
  bench.conferences.execute('small', { type: 'delay', session: 'a', minutes }, { by: ORGANISER });

describe('the schedule', () => {
  it('has every session with planned and expected times, in the zone of the conference', async () => {
    await bench.conferences.adopt(
      'tokyo',
      imported(programme(ROWS, { conference: { name: 'Tōkyō', timezone: 'Asia/Tokyo', languages: ['ja'] } })),
      ORGANISER,
    );
    await bench.conferences.execute('tokyo', { type: 'delay', session: 'a', minutes: 15 }, { by: ORGANISER });
    const { json, headers } = await get('/api/conferences/tokyo/schedule');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(json).toMatchObject({
      revision: 2,
      programme: bench.conferences.get('tokyo').hash,
      conference: { slug: 'tokyo', name: 'Tōkyō', timezone: 'Asia/Tokyo', languages: ['ja'] },
      announcements: [],
    });
    expect([json.days.length, json.rooms.length, json.tracks.length, json.sessions.length]).toEqual([2, 3, 1, 5]);
    expect(json.sessions.find(({ id }: { id: string }) => id === 'a')).toMatchObject({
      id: 'a',
      title: 'Alpha',
      kind: 'talk',
      track: 'systems',
      speakers: [{ id: 'ana', name: 'Ana Pop' }],
      plannedStart: '2026-10-24T19:00:00+09:00',
      plannedEnd: '2026-10-24T19:45:00+09:00',
      plannedRoom: 'Aula',
      start: '2026-10-24T19:15:00+09:00',
      end: '2026-10-24T20:00:00+09:00',
      room: 'Aula',
      status: 'planned',
      delay: 15,
    });
  });

  it('answers 304 until it changes, in any spelling of If-None-Match', async () => {
    const url = '/api/conferences/small/schedule';
    const etag = (await get(url)).headers['etag']!;
    for (const header of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
      const same = await get(url, { 'if-none-match': header });
      expect([same.status, same.text, same.headers['etag']]).toEqual([304, '', etag]);
    }
    await delay(15);
    const other = await get(url, { 'if-none-match': etag });
    expect(other.status).toBe(200);
    expect(other.headers['etag']).not.toBe(etag);
  });

  it('is compressed for those who take it', async () => {
    for (const [accept, encoding] of [
      ['gzip', 'gzip'],
      ['br, gzip', 'gzip'],
      ['gzip;q=0', undefined],
      ['identity', undefined],
    ] as const) {
      const response = await bench.app.inject({
        url: '/api/conferences/small/schedule',
        headers: { 'accept-encoding': accept },
      });
      expect(response.headers['content-encoding']).toBe(encoding);
      const text = encoding ? gunzipSync(response.rawPayload).toString() : response.body;
      expect(JSON.parse(text)).toMatchObject({ revision: 1 });
    }
  });

  it('withholds announcements from nobody and organisers’ names from all', async () => {
    await bench.conferences.execute('small', { type: 'announce', text: 'Lunch', level: 'info' }, { by: ORGANISER });
    const { text, json } = await get('/api/conferences/small/schedule');
    expect(json.announcements).toMatchObject([{ text: 'Lunch', level: 'info', from: '2026-10-24T09:00:00+00:00' }]);
    expect(text).not.toContain(ORGANISER.name);
  });
});

describe('boards', () => {
  it('tell of any instant what every room shows', async () => {
    const { json } = await get(`/api/conferences/small/boards?at=${encodeURIComponent('2026-10-24T12:50:00+02:00')}`);
    expect(json).toMatchObject({ at: '2026-10-24T10:50:00+00:00', revision: 1, day: '2026-10-24' });
    const [aula] = json.boards;
    expect(aula).toMatchObject({
      room: 'Aula',
      now: [{ id: 'b' }],
      next: { id: 'c' },
      later: [{ id: 'd' }],
      status: 'open',
    });
    expect(aula.next.start).toBe('2026-10-24T11:40:00+00:00');
  });

  it('are those of now by default, and a plus need not be escaped', async () => {
    expect((await get('/api/conferences/small/boards')).json.at).toBe('2026-10-24T09:00:00+00:00');
    expect((await get('/api/conferences/small/boards?at=2026-10-24T12:50:00+02:00')).json.at).toBe(
      '2026-10-24T10:50:00+00:00',
    );
  });

  it.each(['yesterday', '2026-10-24', '2026-10-24T10:50:00', '1792832400000', ''])(
    'at=%s is no instant',
    async (at) => {
      const refused = await get(`/api/conferences/small/boards?at=${at}`);
      expect([refused.status, refused.json.code]).toEqual([400, 'invalid-instant']);
    },
  );
});

describe('a programme by its hash', () => {
  it('is immutable, compressed once, and exactly what was stored', async () => {
    const long = programme(
      ROWS.map(([id, room, start, end]) => [id, room, start, end, { abstract: 'Long. '.repeat(200) }]),
    );
    const { hash } = await bench.conferences.adopt('small', imported(long), ORGANISER);
    const url = `/api/conferences/small/programme/${hash}`;
    const plain = await get(url);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.json).toEqual(long);
    const packed = await bench.app.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['vary']).toContain('accept-encoding');
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.text);
    expect((await get(url, { 'if-none-match': plain.headers['etag']! })).status).toBe(304);
  });

  it('is for displays without what no screen shows', async () => {
    const whole = programme(
      ROWS.map(([id, room, start, end]) => [
        id,
        room,
        start,
        end,
        { abstract: 'Long.', links: [{ title: 'Slides', url: 'https://example.org/' }], accessibility: 'Captions' },
      ]),
    );
    const { hash } = await bench.conferences.adopt('small', imported(whole), ORGANISER);
    const url = `/api/conferences/small/programme/${hash}`;
    const { json } = await get(`${url}?for=display`);
    expect(json).toEqual({
      ...whole,
      speakers: [],
      sessions: whole.sessions.map(({ abstract: _, links: __, ...seen }) => seen),
    });
    // Each keeps its own bytes.
    expect((await get(url)).json).toEqual(whole);
    expect((await get(`${url}?for=everybody`)).status).toBe(400);
  });

  it('is not found by another name', async () => {
    expect((await get('/api/conferences/small/programme/nope')).json.code).toBe('unknown-programme');
    expect((await get('/api/conferences/none/programme/nope')).json.code).toBe('unknown-conference');
  });

  it('is found where it is or was adopted, and nowhere else, also not after its conference is gone', async () => {
    const secret = await bench.conferences.adopt('other', imported(programme(ROWS.slice(1))), ORGANISER);
    const of = (slug: string, hash: string) => get(`/api/conferences/${slug}/programme/${hash}`);
    expect((await of('other', secret.hash)).status).toBe(200);
    expect((await of('small', secret.hash)).json.code).toBe('unknown-programme');
    const first = bench.conferences.get('small').hash!;
    await bench.conferences.adopt('small', imported(programme(ROWS.slice(2))), ORGANISER);
    expect((await of('small', first)).status).toBe(200);
    await bench.conferences.remove('other');
    expect((await of('small', secret.hash)).json.code).toBe('unknown-programme');
  });
});

describe('everything else', () => {
  it('says that it lives and that it is ready', async () => {
    expect((await get('/healthz')).json).toEqual({ status: 'ok' });
    expect((await get('/readyz')).json).toEqual({ status: 'ready', conferences: 1 });
    bench.store.records.list = () => Promise.reject(new Error('gone'));
    expect((await get('/readyz')).json).toMatchObject({ status: 503, code: 'not-ready' });
    expect((await get('/healthz')).status).toBe(200);
  });

  it('counts for operators', async () => {
    await delay(15);
    const { text } = await get('/metrics');
    expect(text).toContain('hallway_changes_total{conference="small",type="delay"} 1');
    expect(text).toContain('hallway_revision{conference="small"} 2');
    expect(text).toMatch(/hallway_sockets 0/);
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('describes itself in OpenAPI', async () => {
    const { json } = await get('/api/openapi.json');
    expect(json.openapi).toMatch(/^3\.1/);
    const command = json.paths['/api/conferences/{conference}/changes'].post;
    const types = command.requestBody.content['application/json'].schema.oneOf.map(
      (shape: { properties: { type: { enum: string[] } } }) => shape.properties.type.enum[0],
    );
    expect(types).toContain('delay');
    expect(types).toHaveLength(19);
    expect(Object.keys(command.responses)).toEqual(expect.arrayContaining(['200', '201', '4XX']));
  });

  it('answers what is not there with a problem document', async () => {
    for (const url of [
      '/nowhere',
      '/api/nowhere',
      '/assets/none.js',
      '/%zz',
      '/c/small/schedule.pdf',
      `/c/small/${'x'.repeat(400)}`,
    ]) {
      const missing = await get(url);
      expect([404, 400]).toContain(missing.status);
      expect(missing.headers['content-type']).toBe('application/problem+json');
      expect(missing.json).toMatchObject({
        status: missing.status,
        code: expect.any(String),
        detail: expect.any(String),
      });
    }
  });

  it('answers what is not HTTP with a problem document, too', async () => {
    await bench.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = bench.app.server.address() as AddressInfo;
    const ask = async (text: string): Promise<string> => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.write(text);
      let answer = '';
      for await (const data of socket) answer += String(data);
      return answer;
    };
    const rubbish = await ask('rubbish\r\n\r\n');
    expect(rubbish).toMatch(/^HTTP\/1.1 400 Bad Request\r\ncontent-type: application\/problem\+json\r\n/);
    expect(rubbish).toContain('"code":"broken-request"');
    expect(await ask(`GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`)).toContain('HTTP/1.1 431');
    expect((await get('/healthz')).status).toBe(200);
  });

  it('does not mind a slash at the end', async () => {
    expect((await get('/admin/')).status).toBe(200);
    expect((await get('/c/small/')).status).toBe(200);
  });

  it('keeps pages from loading anything foreign', async () => {
    const { headers } = await get('/display');
    const csp = headers['content-security-policy']!;
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("script-src 'self'");
    expect(csp).not.toMatch(/unsafe|upgrade-insecure-requests|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});
