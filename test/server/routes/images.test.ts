import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { appBench, type AppBench } from '../../support/app.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const AT = '/api/conferences/small/images';
const SECRET = 'Taken at 46.77, 23.59 by nobody';

const photograph = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .withExif({ IFD0: { ImageDescription: SECRET } })
    .jpeg()
    .toBuffer();

const keep = (body: Uint8Array | string, role: 'organiser' | 'helper' | null = 'organiser') =>
  bench.ask(role, 'POST', AT, body, { 'content-type': 'application/octet-stream' });

describe('images', () => {
  it('are drawn anew, without what else the file carried, and served by their hash for ever', async () => {
    const file = await photograph();
    expect(file.includes(SECRET)).toBe(true);
    const kept = await keep(file);
    expect(kept.status).toBe(201);
    expect(kept.json).toMatchObject({ width: 40, height: 20 });
    const got = await bench.app.inject({ method: 'GET', url: kept.headers['location']! });
    expect(got.headers['content-type']).toBe('image/webp');
    expect(got.headers['cache-control']).toContain('immutable');
    expect(got.rawPayload.includes(SECRET)).toBe(false);
    expect((await keep(file)).json).toEqual(kept.json);
  });

  it('of more pixels than a screen has are made smaller, and drawings are drawn', async () => {
    expect((await keep(await photograph(5000, 2500))).json).toMatchObject({ width: 3840, height: 1920 });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"><script>alert(1)</script></svg>';
    const drawn = await keep(Buffer.from(svg));
    expect(drawn.status).toBe(201);
    const got = await bench.app.inject({ method: 'GET', url: drawn.headers['location']! });
    expect(got.rawPayload.includes('script')).toBe(false);
  });

  it('that cannot be read are refused in one sentence', async () => {
    const truncated = (await photograph(400, 400)).subarray(0, 300);
    for (const body of [Buffer.from('no image'), Buffer.from('<html></html>'), Buffer.alloc(0), truncated]) {
      const refused = await keep(body);
      expect([refused.status, refused.json?.code]).toEqual([400, 'invalid-image']);
    }
  });

  it('are an organiser’s to upload, and belong to one conference', async () => {
    const file = await photograph();
    expect((await keep(file, 'helper')).status).toBe(403);
    expect((await keep(file, null)).status).toBe(401);
    const { hash } = (await keep(file)).json as { hash: string };
    await bench.ask('admin', 'POST', '/api/conferences', { slug: 'other' });
    expect((await bench.ask(null, 'GET', `/api/conferences/other/images/${hash}`)).json.code).toBe('unknown-image');
    expect((await bench.ask(null, 'GET', `${AT}/${'x'.repeat(43)}`)).status).toBe(404);
  });

  it('of a conference are shown by its rehearsal copy', async () => {
    const { hash } = (await keep(await photograph())).json as { hash: string };
    await bench.ask('organiser', 'POST', '/api/conferences/small/rehearsal', { now: '2026-10-24T09:00:00Z' });
    expect((await bench.ask(null, 'GET', `/api/conferences/small-rehearsal/images/${hash}`)).status).toBe(200);
  });

  it('go with their conference: another of the same name has none of them', async () => {
    const { hash } = (await keep(await photograph())).json as { hash: string };
    expect((await bench.ask('admin', 'DELETE', '/api/conferences/small')).status).toBe(204);
    expect(await bench.store.records.list('images')).toEqual([]);
    await bench.ask('admin', 'POST', '/api/conferences', { slug: 'small' });
    expect((await bench.ask(null, 'GET', `${AT}/${hash}`)).json.code).toBe('unknown-image');
  });

  it('make slides and a logo, by one command', async () => {
    const { json: picture } = await keep(await photograph());
    const slide = { id: 's1', picture, title: 'Thanks', from: '2026-10-24T09:00:00+02:00' };
    const set = await bench.ask('organiser', 'POST', '/api/conferences/small/changes', {
      type: 'settings',
      logo: picture,
      slides: [slide],
    });
    expect(set.status).toBe(201);
    const { conference } = (await bench.ask(null, 'GET', '/api/conferences/small/schedule')).json;
    expect(conference.settings).toMatchObject({
      logo: picture,
      slides: [{ id: 's1', from: '2026-10-24T07:00:00+00:00' }],
    });
    const again = await bench.ask('admin', 'PATCH', '/api/conferences/small', {
      slides: [slide],
      qr: 'https://x.org/',
    });
    expect(again.status).toBe(200);
    const wrong = await bench.ask('organiser', 'POST', '/api/conferences/small/changes', {
      type: 'settings',
      qr: 'ftp://x',
    });
    expect(wrong.status).toBe(400);
  });
});
