import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Programme } from '../../../core/index.js';
import { appBench, SCRIPT, type AppBench } from '../../support/app.js';
import { imported, ORGANISER, ROWS } from '../../support/conferences.js';
import { programme, time } from '../../support/programme.js';

let bench: AppBench;
const by = ORGANISER;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

const get = (url: string, headers: Record<string, string> = {}) => bench.ask(null, 'GET', url, undefined, headers);
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the guide', () => {
  it('lists sessions with rooms, speakers and tracks, in the zone of the conference', async () => {
    const page = await get('/c/small');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text(page.text)).toMatch(/10:00 –10:45 Alpha Ana Pop Aula Systems/);
    expect(page.text).toContain('<title>Small</title>');
    expect(page.text).toContain('href="/c/small/rooms/Aula"');
  });

  it('[B5] [C1] strikes planned times beside the expected ones, says how late, what is cancelled and why', async () => {
    await bench.conferences.execute('small', { type: 'delay', session: 'a', minutes: 15 }, { by });
    await bench.conferences.execute('small', { type: 'cancel', session: 'e', reason: 'ill' }, { by });
    await bench.conferences.execute('small', { type: 'move', session: 'd', room: 'Cube' }, { by });
    const page = (await get('/c/small')).text;
    expect(page).toMatch(/<s><span class="unseen">planned <\/span>10:00<\/s>\s*<b>10:15<\/b/);
    expect(text(page)).toContain('15 min late');
    expect(page).toContain('<s>Epsilon</s>');
    expect(text(page)).toContain('cancelled: ill');
    expect(text(page)).toContain('moved from Aula');
  });

  it('gives each session a page, with what search engines read of its old and new time', async () => {
    const data = async (id: string) => {
      const page = await get(`/c/small/sessions/${id}`);
      expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.text) ?? [];
      return { page, json: JSON.parse(block) as Record<string, unknown> };
    };
    const planned = await data('a');
    expect(text(planned.page.text)).toMatch(/Small Alpha .*10:00 –10:45 Ana Pop Aula Systems/);
    expect(planned.page.text).toContain('href="/c/small/sessions/a.ics"');
    expect(planned.json).toMatchObject({
      '@type': 'Event',
      startDate: '2026-10-24T10:00:00+00:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: { name: 'Aula' },
      performer: [{ '@type': 'Person', name: 'Ana Pop' }],
    });
    expect(planned.json).not.toHaveProperty('previousStartDate');
    await bench.conferences.execute('small', { type: 'delay', session: 'a', minutes: 15 }, { by });
    await bench.conferences.execute('small', { type: 'cancel', session: 'e' }, { by });
    await bench.conferences.execute(
      'small',
      { type: 'edit', session: 'd', title: '</script><script>alert(1)</script>' },
      { by },
    );
    expect((await data('a')).json).toMatchObject({
      startDate: '2026-10-24T10:15:00+00:00',
      previousStartDate: '2026-10-24T10:00:00+00:00',
      eventStatus: 'https://schema.org/EventRescheduled',
    });
    expect((await data('e')).json['eventStatus']).toBe('https://schema.org/EventCancelled');
    const hostile = await data('d');
    expect(hostile.json['name']).toBe('</script><script>alert(1)</script>');
    expect(hostile.page.text).not.toContain('<script>alert');
    const { etag } = hostile.page.headers;
    expect((await get('/c/small/sessions/d', { 'if-none-match': etag! })).status).toBe(304);
    const gone = await get('/c/small/sessions/none', { 'accept-language': 'de' });
    expect([gone.status, text(gone.text).includes('steht nicht mehr im Programm')]).toEqual([404, true]);
  });

  it('says what is on, by the clock of the conference, and not when nobody knows it (K2)', async () => {
    bench.clock.instant = time('10:20');
    expect(text((await get('/c/small')).text)).toMatch(/Alpha Ana Pop on now/);
    bench.clock.instant = time('11:00');
    expect((await get('/c/small')).text).toMatch(/class="session t0 over/);
    bench.clock.instant = time('08:00');
    const unverified = (await get('/c/small')).text;
    expect(unverified).toContain('clock is wrong');
    expect(unverified).not.toContain('class="chip on"');
  });

  it('shows announcements while they hold', async () => {
    await bench.conferences.execute(
      'small',
      { type: 'announce', text: 'Lunch', level: 'warning', until: time('12:00') },
      { by },
    );
    expect((await get('/c/small')).text).toContain('<li class="announcement warning">Lunch</li>');
    bench.clock.instant = time('12:00');
    expect((await get('/c/small')).text).not.toContain('Lunch');
  });

  it('escapes whatever producers and organisers write', async () => {
    const evil = '<script>alert("1")</script>$&';
    const rows = [
      [
        'x',
        'Aula',
        '10:00',
        '10:45',
        {
          title: evil,
          abstract: evil,
          url: 'javascript:alert(1)',
          links: [{ title: evil, url: 'javascript:alert(1)' }],
        },
      ],
    ] as const;
    const hostile: Programme = { ...programme(rows), conference: { name: evil, timezone: 'UTC', languages: ['en'] } };
    await bench.conferences.adopt('small', imported(hostile), by);
    const page = (await get('/c/small')).text;
    expect(page).not.toMatch(/<script|javascript:/);
    expect(page).toContain('<title>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;$&amp;</title>');
  });

  it('tells the two hours apart that share a name when the clocks are put back', async () => {
    const berlin = {
      ...programme([['a', 'Aula', '24:30', '25:30']]),
      conference: { name: 'Night', timezone: 'Europe/Berlin', languages: ['de'] },
    };
    await bench.conferences.adopt('night', imported(berlin), ORGANISER);
    const { text } = await get('/c/night');
    expect(text).toMatch(/<b>02:30 <small>\+02:00<\/small><\/b>\s*<span class="end">–02:30 <small>\+01:00<\/small>/);
    expect((await get('/c/small')).text).not.toContain('<small>');
  });

  it('speaks to readers in their language where the programme does', async () => {
    expect((await get('/c/small', { 'accept-language': 'ro-RO,en;q=0.5' })).text).toContain('Gamă');
    expect((await get('/c/small', { 'accept-language': 'fr, en;q=0.5' })).text).toContain('Gamma');
    expect((await get('/c/small', { 'accept-language': 'toString, valueOf, ro;q=0.5' })).text).toContain('Gamă');
    expect((await get('/c/small')).headers['vary']).toBe('accept-language, accept-encoding');
  });

  it('shows one day of a large conference, and others on request', async () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) => [`s${i}`, 'Aula', i % 2 ? '+1 10:00' : '10:00', i % 2 ? '+1 11:00' : '11:00'] as const,
    );
    await bench.conferences.adopt('small', imported(programme(rows)), by);
    const today = (await get('/c/small')).text;
    expect([today.match(/class="session/g)!.length, today.includes('href="/c/small?day=2026-10-25"')]).toEqual([
      101,
      true,
    ]);
    expect(text((await get('/c/small?day=2026-10-25')).text)).toContain('Sunday 25 October');
    expect(text((await get('/c/small?day=2026-12-25')).text)).toContain('Nothing is planned on this day');
    expect((await get('/c/small?day=x')).status).toBe(400);
  });

  it('answers 304 within the same minute', async () => {
    const page = await get('/c/small');
    expect((await get('/c/small', { 'if-none-match': page.headers['etag']! })).status).toBe(304);
  });

  it('gives speakers and rooms a page, with the way there and what is next', async () => {
    bench.clock.instant = time('10:20');
    const speaker = await get('/c/small/speakers/ana');
    expect([speaker.status, speaker.text.includes('<title>Ana Pop · Small</title>')]).toEqual([200, true]);
    expect(text(speaker.text)).toMatch(/10:00 –10:45 Alpha/);
    const room = text((await get('/c/small/rooms/Aula')).text);
    expect(room).toMatch(/Now Alpha 25 min left .*Next Beta in 25 min/);
    expect((await get('/c/small/speakers/nobody')).status).toBe(404);
    expect((await get('/c/small/rooms/none')).status).toBe(404);
  });

  it('filters and searches without a script, by the addresses that the app uses', async () => {
    const titles = async (query: string) =>
      [...(await get(`/c/small?${query}`)).text.matchAll(/<h3>\s*<a [^>]*>([^<]+)/g)].map(([, title]) => title);
    expect(await titles('kind=workshop')).toEqual(['Epsilon']);
    expect(await titles('track=systems')).toEqual(['Alpha']);
    expect(await titles('room=Aula&q=gama')).toEqual(['Gamma']);
    expect(await titles('q=ANA+pop')).toEqual(['Alpha']);
    expect(await titles('bookmarks=1&day=2026-10-24')).toHaveLength(5);
    expect(text((await get('/c/small?q=nowhere')).text)).toContain('No session fits');
    expect((await get('/c/small?kind=workshop')).text).toMatch(/name="kind" value="workshop" checked \/>/);
  });

  it('speaks five languages, by header and by address', async () => {
    const said = async (url: string, language = '') => (await get(url, { 'accept-language': language })).text;
    for (const [language, word] of [
      ['en', 'Filters'],
      ['ro', 'Filtre'],
      ['de', 'Filter<'],
      ['fr', 'Filtres'],
      ['es', 'Filtros'],
    ] as const) {
      for (const page of [await said('/c/small', language), await said(`/c/small?lang=${language}`, 'pt')])
        expect([page.includes(`<html lang="${language}"`), page.includes(word)]).toEqual([true, true]);
    }
  });

  it('tells phones how to take it in as an app, and draws QR codes of its own addresses only', async () => {
    const manifest = await get('/c/small/guide.webmanifest');
    expect(manifest.headers['content-type']).toBe('application/manifest+json');
    expect(manifest.json).toMatchObject({
      name: 'Small',
      start_url: '/c/small',
      scope: '/c/small',
      display: 'standalone',
    });
    const code = await get('/c/small/qr.svg?to=%2Fsessions%2Fa');
    expect([code.status, code.headers['content-type'], code.text.startsWith('<svg')]).toEqual([
      200,
      'image/svg+xml',
      true,
    ]);
    expect((await get('/c/small/qr.svg?to=https%3A%2F%2Fexample.org')).status).toBe(400);
    expect((await get('/c/none/qr.svg?to=%2F')).status).toBe(404);
  });

  it('says honestly how slowly calendars follow', async () => {
    const page = (await get('/c/small?track=systems&q=alpha')).text;
    expect(page).toContain('webcal://localhost:80/c/small/schedule.ics?track=systems"');
    expect(text(page)).toContain('Calendars ask for news only every few hours');
    expect(text(page)).toContain('Day, search and the other filters are left out');
  });

  it('has the colours of the tracks in a stylesheet', async () => {
    const css = await get('/c/small/tracks.css');
    expect([css.headers['content-type'], css.text]).toEqual(['text/css; charset=utf-8', '.t0{--track:#3366cc}']);
  });
});

describe('the front page', () => {
  const title = async () => /<title>(.*)<\/title>/.exec((await get('/')).text)?.[1];
  const shifted = (name: string, days: number): Programme => {
    const base = programme(ROWS);
    const by = days * 24 * 60 * 60_000;
    return {
      ...base,
      conference: { name, timezone: 'UTC', languages: ['en'] },
      days: base.days.map((day) => ({ ...day, start: day.start + by, end: day.end + by })),
    };
  };

  it('is the guide of the conference that is on, else of the next, else of the last', async () => {
    await bench.conferences.adopt('next', imported(shifted('Next', 30)), by);
    await bench.conferences.adopt('last', imported(shifted('Last', -30)), by);
    await bench.conferences.rehearse('next', time('10:00'), by);
    expect(await title()).toBe('Small');
    bench.clock.instant = time('+9 10:00');
    expect(await title()).toBe('Next');
    bench.clock.instant = time('+90 10:00');
    expect(await title()).toBe('Next');
  });

  it('a wrong address leads to what there is', async () => {
    const missing = await get('/c/<b>none');
    expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(missing.text).toContain('&lt;b&gt;none');
    expect(missing.text).toContain('<a href="/c/small">small</a>');
  });

  it('leads to the panel while there is none', async () => {
    await bench.conferences.remove('small');
    expect((await get('/')).text).toContain('<a href="/admin">panel</a>');
  });
});

describe('built pages', () => {
  it('are served with the right lifetime', async () => {
    expect((await get('/display?conference=small&room=Aula')).text).toContain('<title>Displays</title>');
    expect((await get('/admin')).text).toContain('<title>Admin</title>');
    expect((await get('/admin')).headers['cache-control']).toBe('no-cache');
    const script = await get('/assets/app-1234.js');
    expect([script.status, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect(script.headers['content-type']).toContain('javascript');
    expect(script.headers['content-encoding']).toBeUndefined();
    const packed = await bench.app.inject({ url: '/assets/app-1234.js', headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.headers['content-type']).toContain('javascript');
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(SCRIPT);
  });

  it('do not let anybody out of their folder', async () => {
    for (const url of ['/../package.json', '/assets/..%2f..%2fpackage.json', '/%2e%2e/package.json']) {
      expect((await get(url)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('say so when they are not built', async () => {
    await bench.app.close();
    bench = await appBench({ web: mkdtempSync(join(tmpdir(), 'hallway-empty-')) });
    for (const url of ['/display', '/admin', '/c/small', '/']) {
      expect((await get(url)).json).toMatchObject({
        status: 503,
        code: 'not-built',
        detail: expect.stringContaining('npm run build'),
      });
    }
  });
});
