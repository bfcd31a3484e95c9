import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { time } from '../../support/programme.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench();
});
afterEach(() => bench.app.close());

describe('conferences', () => {
  it('are listed for everybody', async () => {
    expect((await bench.ask(null, 'GET', '/api/conferences')).json).toMatchObject([
      {
        slug: 'small',
        name: 'Small',
        timezone: 'UTC',
        revision: 1,
        start: '2026-10-24T06:00:00+00:00',
        end: '2026-10-26T04:00:00+00:00',
        now: '2026-10-24T09:00:00+00:00',
        unverified: false,
      },
    ]);
    expect((await bench.ask(null, 'GET', '/api/conferences/small')).json).toMatchObject({ slug: 'small' });
    expect((await bench.ask(null, 'GET', '/api/conferences/none')).json.code).toBe('unknown-conference');
  });

  it('are made with a name and a zone', async () => {
    const made = await bench.ask('admin', 'POST', '/api/conferences', {
      slug: 'new',
      name: { en: 'New' },
      timezone: 'Asia/Tokyo',
    });
    expect([made.status, made.headers['location']]).toEqual([201, '/api/conferences/new']);
    expect(made.json).toMatchObject({
      slug: 'new',
      name: { en: 'New' },
      timezone: 'Asia/Tokyo',
      revision: 1,
      start: null,
    });
  });

  it('are made with days, in the zone, over midnight too', async () => {
    const days = [
      { date: '2026-10-24', start: '09:00', end: '18:00' },
      { date: '2026-10-25', start: '10:00', end: '02:00' },
    ];
    const body = { slug: 'days', timezone: 'Europe/Berlin', days };
    expect((await bench.ask('admin', 'POST', '/api/conferences', body)).status).toBe(201);
    expect((await bench.ask(null, 'GET', '/api/conferences/days/schedule')).json.days).toEqual([
      { date: '2026-10-24', start: '2026-10-24T09:00:00+02:00', end: '2026-10-24T18:00:00+02:00' },
      { date: '2026-10-25', start: '2026-10-25T10:00:00+01:00', end: '2026-10-26T02:00:00+01:00' },
    ]);
  });

  it.each([
    [[{ date: '2026-02-30', start: '09:00', end: '18:00' }]],
    [
      [
        { date: '2026-10-25', start: '09:00', end: '18:00' },
        { date: '2026-10-24', start: '09:00', end: '18:00' },
      ],
    ],
  ])('refuse the days %j, and are not made then', async (days) => {
    const refused = await bench.ask('admin', 'POST', '/api/conferences', { slug: 'days', days });
    expect([refused.status, refused.json.code]).toEqual([400, 'invalid-days']);
    expect((await bench.ask(null, 'GET', '/api/conferences/days')).status).toBe(404);
  });

  it('leave their rehearsal copies to organisers: clock and end, and no more', async () => {
    const now = '2026-10-24T10:00:00+00:00';
    await bench.ask('organiser', 'POST', '/api/conferences/small/rehearsal', { now });
    const copy = '/api/conferences/small-rehearsal';
    expect((await bench.ask('organiser', 'PATCH', copy, { now: '2026-10-24T11:00:00+00:00' })).json).toMatchObject({
      now: '2026-10-24T11:00:00+00:00',
    });
    expect((await bench.ask('helper', 'DELETE', copy)).status).toBe(403);
    expect((await bench.ask('organiser', 'DELETE', '/api/conferences/small')).status).toBe(403);
    expect((await bench.ask('organiser', 'DELETE', copy)).status).toBe(204);
    expect((await bench.ask(null, 'GET', copy)).status).toBe(404);
  });

  it.each([
    [{ slug: 'Bad Slug' }, 400, 'invalid-slug'],
    [{ slug: 'small' }, 409, 'conference-exists'],
    [{ slug: 'new', timezone: 'Mars/Olympus' }, 400, 'unknown-timezone'],
    [{ slug: 'new', timezone: '+02:00' }, 400, 'unknown-timezone'],
    [{ slug: 'new', timezone: 'UTC+2' }, 400, 'unknown-timezone'],
    [{ slug: 'new', name: '' }, 400, 'invalid-request'],
    [{ slug: 'new', name: ' ' }, 400, 'invalid-request'],
    [{ slug: 'new', name: { en: '' } }, 400, 'invalid-request'],
    [{}, 400, 'invalid-request'],
  ])('%j is refused', async (body, status, code) => {
    const refused = await bench.ask('admin', 'POST', '/api/conferences', body);
    expect([refused.status, refused.json.code]).toEqual([status, code]);
    expect(bench.conferences.list()).toHaveLength(1);
  });

  it('are altered: name and rules by the journal, the clock only of a rehearsal', async () => {
    const renamed = await bench.ask('admin', 'PATCH', '/api/conferences/small', { name: 'Renamed', turnover: 5 });
    expect(renamed.json).toMatchObject({ name: 'Renamed', revision: 2, settings: { turnover: 5, minBreak: 5 } });
    const clock = await bench.ask('admin', 'PATCH', '/api/conferences/small', { now: '2026-10-24T10:00:00Z' });
    expect([clock.status, clock.json.code]).toEqual([422, 'real-clock']);
    expect((await bench.ask('admin', 'PATCH', '/api/conferences/small', {})).status).toBe(400);
  });

  it('[K1] are rehearsed', async () => {
    const now = '2026-10-24T10:50:00Z';
    const copy = await bench.ask('organiser', 'POST', '/api/conferences/small/rehearsal', { now });
    expect(copy.status).toBe(201);
    expect(copy.json).toMatchObject({
      slug: 'small-rehearsal',
      rehearsalOf: 'small',
      now: '2026-10-24T10:50:00+00:00',
    });
    const set = await bench.ask('admin', 'PATCH', '/api/conferences/small-rehearsal', { now: '2026-10-24T12:00:00Z' });
    expect(set.json.now).toBe('2026-10-24T12:00:00+00:00');
    expect(bench.conferences.get('small').now()).toBe(time('09:00'));
  });

  it('are altered wholly or not at all', async () => {
    await bench.ask('organiser', 'POST', '/api/conferences/small/rehearsal', { now: '2026-10-24T10:50:00Z' });
    const alter = (body: object) => bench.ask('admin', 'PATCH', '/api/conferences/small-rehearsal', body);
    const now = '2026-10-24T12:00:00Z';
    expect((await alter({ now, name: ' ' })).status).toBe(422);
    expect((await alter({ now: 'soon', name: 'Renamed' })).status).toBe(400);
    expect(bench.conferences.get('small-rehearsal')).toMatchObject({ revision: 1 });
    expect(bench.conferences.get('small-rehearsal').now()).toBe(time('10:50'));
    expect((await bench.ask('admin', 'PATCH', '/api/conferences/small', { now, name: 'Renamed' })).status).toBe(422);
    expect(bench.conferences.get('small').revision).toBe(1);
    expect((await alter({ now, name: 'Renamed' })).json).toMatchObject({
      name: 'Renamed',
      now: '2026-10-24T12:00:00+00:00',
    });
  });

  it('are deleted by admins alone', async () => {
    expect((await bench.ask('organiser', 'DELETE', '/api/conferences/small')).status).toBe(403);
    expect((await bench.ask('admin', 'DELETE', '/api/conferences/small')).status).toBe(204);
    expect((await bench.ask(null, 'GET', '/api/conferences')).json).toEqual([]);
  });
});
