import { describe, expect, it } from 'vitest';
import { Conferences } from '../../../server/conference/conferences.js';
import { shiftedTo } from '../../../server/conference/clock.js';
import { memoryStore } from '../../../server/store/index.js';
import { bench, imported, ORGANISER, ROWS, TestClock } from '../../support/conferences.js';
import { programme, time } from '../../support/programme.js';

const by = ORGANISER;

describe('adopting a programme', () => {
  it('makes the conference, keeps the bytes and tells the diff', async () => {
    const store = memoryStore();
    const conferences = await Conferences.open(store, new TestClock());
    const first = await conferences.adopt('small', imported(), by);
    expect(first).toMatchObject({ revision: 1, orphans: [], retired: [], warnings: [] });
    expect(first.diff.added).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(JSON.parse(Buffer.from((await store.blobs.get(first.hash))!).toString())).toEqual(programme(ROWS));
  });

  it('[J2] adopting what is adopted already appends nothing', async () => {
    const { conferences } = await bench();
    const again = await conferences.adopt('small', imported(), by);
    expect(again).toMatchObject({ revision: 1, diff: { added: [], removed: [], changed: [] } });
  });

  it('a dry run makes neither conference nor entry nor blob', async () => {
    const store = memoryStore();
    const conferences = await Conferences.open(store, new TestClock());
    const told = await conferences.adopt('small', imported(), by, { dryRun: true });
    expect(told).toMatchObject({ revision: 0, diff: { added: ['a', 'b', 'c', 'd', 'e'] } });
    expect(conferences.list()).toEqual([]);
    expect(await store.blobs.get(told.hash)).toBeNull();
    expect(await store.records.list('conferences')).toEqual([]);
  });

  it('[P1] [P2] keeps live changes, retires what upstream has caught up with', async () => {
    const { conferences } = await bench();
    await conferences.execute('small', { type: 'delay', session: 'a', minutes: 15 }, { by });
    await conferences.execute('small', { type: 'cancel', session: 'e' }, { by });
    const rows = ROWS.map((row) => (row[0] === 'a' ? (['a', 'Aula', '10:15', '11:00', row[4]] as const) : row));
    const told = await conferences.adopt('small', imported(programme(rows.filter(([id]) => id !== 'e'))), by);
    expect(told.retired).toEqual([{ session: 'a', field: 'delay' }]);
    expect(told.orphans).toEqual(['e']);
    expect(conferences.schedule('small').byId.get('a')).toMatchObject({ start: time('10:15'), delay: 0 });
  });

  it('[J1] [J2] tells its own revision and whether it was written, whatever others write meanwhile', async () => {
    const { conferences: one, store } = await bench();
    const two = await Conferences.open(store, new TestClock());
    // Another process writes while this one decides.
    const { append } = store.journal;
    store.journal.append = async (slug, entry) => {
      store.journal.append = append;
      await two.execute('small', { type: 'delay', session: 'a', minutes: 5 }, { by });
      return append.call(store.journal, slug, entry);
    };
    const next = imported(programme(ROWS.slice(0, 4)));
    expect(await one.adopt('small', next, by)).toMatchObject({ revision: 3, written: true });
    await two.execute('small', { type: 'delay', session: 'a', minutes: 10 }, { by });
    expect(await one.adopt('small', next, by)).toMatchObject({ written: false });
    expect(await one.adopt('small', imported(), by, { dryRun: true })).toMatchObject({ written: false });
    const key = { idempotencyKey: 'k' };
    const { revision } = await one.adopt('small', imported(), by, key);
    await one.execute('small', { type: 'delay', session: 'a', minutes: 1 }, { by });
    expect(await one.adopt('small', imported(), by, key)).toMatchObject({ revision, written: true });
  });

  it('is refused by a stale If-Match', async () => {
    const { conferences } = await bench();
    const next = imported(programme(ROWS.slice(1)));
    await expect(conferences.adopt('small', next, by, { ifMatch: 7 })).rejects.toMatchObject({
      code: 'stale-revision',
    });
  });
});

describe('making and deleting conferences', () => {
  it('refuses a slug that is bad or taken', async () => {
    const { conferences } = await bench();
    for (const slug of ['', 'Small', 'a b', '-a', 'a/b', 'x'.repeat(64)]) {
      await expect(conferences.create({ slug })).rejects.toMatchObject({ status: 400, code: 'invalid-slug' });
    }
    await expect(conferences.create({ slug: 'small' })).rejects.toMatchObject({
      status: 409,
      code: 'conference-exists',
    });
  });

  it('deletes with the journal, so that a new one of the slug begins afresh', async () => {
    const { conferences, store } = await bench();
    const removed: string[] = [];
    conferences.on('removed', (slug) => removed.push(slug));
    await conferences.remove('small');
    expect(removed).toEqual(['small']);
    expect(() => conferences.get('small')).toThrow(/no conference "small"/);
    expect(await store.journal.head('small')).toBe(0);
    await conferences.create({ slug: 'small' });
    expect(conferences.get('small')).toMatchObject({ revision: 0, hash: null });
  });

  it('notices what another process makes, replaces and deletes', async () => {
    const { conferences: one, store } = await bench();
    const two = await Conferences.open(store, new TestClock());
    await one.adopt('other', imported(), by);
    await expect.poll(() => two.find('other')?.revision).toBe(1);
    await one.remove('other');
    await expect.poll(() => two.find('other')).toBeUndefined();
    await one.rehearse('small', time('10:10'), by);
    await one.execute('small-rehearsal', { type: 'delay', session: 'a', minutes: 5 }, { by });
    await expect.poll(() => two.find('small-rehearsal')?.revision).toBe(2);
    await one.rehearse('small', time('10:20'), by);
    await expect.poll(() => two.find('small-rehearsal')?.revision).toBe(1);
    expect(two.get('small-rehearsal').now()).toBe(one.get('small-rehearsal').now());
  });
});

describe('clocks', () => {
  it('[K1] a rehearsal is a copy with its own clock that leaves the original alone', async () => {
    const { conferences, clock } = await bench();
    await conferences.execute('small', { type: 'delay', session: 'a', minutes: 15 }, { by });
    const copy = await conferences.rehearse('small', time('10:50'), by);
    expect(copy).toMatchObject({ slug: 'small-rehearsal', revision: 1, record: { rehearsalOf: 'small' } });
    expect(copy.now()).toBe(time('10:50'));
    clock.instant += 60_000;
    expect(copy.now()).toBe(time('10:51'));
    expect(conferences.get('small').now()).toBe(time('09:01'));
    expect(copy.schedule.byId.get('a')?.delay).toBe(15);
    await conferences.execute(copy.slug, { type: 'delay', session: 'a', minutes: 40 }, { by });
    expect(conferences.schedule('small').byId.get('a')?.delay).toBe(15);
  });

  it('[K1] a rehearsal can be made anew, not of itself, and not of nothing', async () => {
    const { conferences } = await bench();
    await conferences.rehearse('small', time('10:50'), by);
    await conferences.execute('small-rehearsal', { type: 'cancel', session: 'a' }, { by });
    const copy = await conferences.rehearse('small', time('12:00'), by);
    expect(copy).toMatchObject({ revision: 1 });
    expect(copy.schedule.byId.get('a')?.status).toBe('planned');
    await expect(conferences.rehearse('small-rehearsal', time('12:00'), by)).rejects.toMatchObject({
      code: 'is-rehearsal',
    });
    await conferences.create({ slug: 'empty' });
    await expect(conferences.rehearse('empty', time('12:00'), by)).rejects.toMatchObject({ code: 'no-programme' });
  });

  it('[K1] a rehearsal never takes the place of a conference that is none', async () => {
    const { conferences } = await bench();
    await conferences.adopt('small-rehearsal', imported(), by);
    await conferences.execute('small-rehearsal', { type: 'delay', session: 'a', minutes: 5 }, { by });
    await expect(conferences.rehearse('small', time('10:50'), by)).rejects.toMatchObject({
      status: 409,
      code: 'conference-exists',
    });
    expect(conferences.get('small-rehearsal')).toMatchObject({ revision: 2, record: { clockOffset: 0 } });
  });

  it('[K1] only samples and rehearsals have their clock set', async () => {
    const { conferences, store } = await bench();
    await expect(conferences.setClock('small', time('12:00'))).rejects.toMatchObject({ code: 'real-clock' });
    await conferences.create({ slug: 'sample', sample: true, clockOffset: 5 });
    expect(conferences.get('sample').now()).toBe(time('09:00') + 5);
    await conferences.setClock('sample', time('12:00'));
    expect((await Conferences.open(store, new TestClock())).get('sample').now()).toBe(time('12:00'));
  });

  it('[K1] serve --now shifts all clocks and they go on from there', () => {
    const base = new TestClock(time('09:00'));
    const clock = shiftedTo(time('10:50'), base);
    base.instant += 1000;
    expect(clock.now()).toBe(time('10:50') + 1000);
    expect(clock.wall?.()).toBe(time('09:00') + 1000);
  });

  it('[K2] a wall clock before the last entry is noticed, a shifted one is not one', async () => {
    const { conferences, store, clock } = await bench();
    expect(conferences.get('small').unverified).toBe(false);
    clock.instant = time('08:00');
    expect(conferences.get('small').unverified).toBe(true);
    clock.instant = time('09:00') - 1000;
    expect(conferences.get('small').unverified).toBe(false);
    const shifted = await Conferences.open(store, shiftedTo(time('07:00'), clock));
    expect(shifted.get('small').now()).toBe(time('07:00'));
    expect(shifted.get('small').unverified).toBe(false);
  });
});
