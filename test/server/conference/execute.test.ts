import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../server/store/index.js';
import { RevisionConflict, memoryStore } from '../../../server/store/index.js';
import { Conferences } from '../../../server/conference/conferences.js';
import { bench, imported, ORGANISER, ROWS, TestClock } from '../../support/conferences.js';
import { programme, time } from '../../support/programme.js';

const by = ORGANISER;
const delay = (minutes: number, session = 'a') => ({ type: 'delay', session, minutes }) as const;

describe('commands', () => {
  it('[J1] one command is one entry and one revision, however many sessions it touches', async () => {
    const { conferences, store } = await bench();
    const done = await conferences.execute('small', delay(15), { by });
    expect(done.revision).toBe(2);
    expect(done.effects.map(({ session }) => session)).toEqual(['a', 'b', 'c']);
    expect(await store.journal.read('small', 1)).toMatchObject([
      { revision: 2, at: time('09:00'), by, change: { type: 'delay' }, command: delay(15) },
    ]);
    expect(conferences.schedule('small').byId.get('c')?.start).toBe(time('11:45'));
  });

  it('[J2] a command that changes nothing appends nothing', async () => {
    const { conferences, store } = await bench();
    await conferences.execute('small', delay(15), { by });
    const again = await conferences.execute('small', delay(15), { by });
    expect(again).toMatchObject({ revision: 2, entry: null, planned: null });
    expect(await store.journal.head('small')).toBe(2);
  });

  it('a dry run tells all and writes nothing', async () => {
    const { conferences, store } = await bench();
    const told = await conferences.execute('small', delay(15), { by, dryRun: true });
    expect(told).toMatchObject({ revision: 1, entry: null, planned: { type: 'delay' } });
    expect(told.effects).toHaveLength(3);
    expect(await store.journal.head('small')).toBe(1);
    expect(conferences.get('small').revision).toBe(1);
  });

  it('refuses a stale revision and changes nothing, also in a dry run', async () => {
    const { conferences, store } = await bench();
    await conferences.execute('small', delay(15), { by, ifMatch: 1 });
    for (const dryRun of [false, true]) {
      const stale = conferences.execute('small', delay(20), { by, ifMatch: 1, dryRun });
      await expect(stale).rejects.toMatchObject({ status: 412, code: 'stale-revision', about: { revision: 2 } });
    }
    expect(await store.journal.head('small')).toBe(2);
  });

  it('is not applied when the store fails to keep it', async () => {
    const { conferences, store } = await bench();
    store.journal.append = () => Promise.reject(new Error('disk full'));
    await expect(conferences.execute('small', delay(15), { by })).rejects.toThrow('disk full');
    expect(conferences.get('small').revision).toBe(1);
    expect(conferences.schedule('small').byId.get('a')?.delay).toBe(0);
  });

  it('refuses a rule’s breach and stays as it was', async () => {
    const { conferences } = await bench();
    await expect(conferences.execute('small', delay(5, 'nobody'), { by })).rejects.toMatchObject({
      code: 'unknown-session',
    });
    await expect(conferences.execute('nowhere', delay(5), { by })).rejects.toMatchObject({
      code: 'unknown-conference',
    });
    expect(conferences.get('small').revision).toBe(1);
  });
});

describe('Idempotency-Key', () => {
  it('[J3] a repeat answers what happened the first time and writes nothing', async () => {
    const { conferences, store } = await bench();
    const first = await conferences.execute('small', delay(15), { by, idempotencyKey: 'k', ifMatch: 1 });
    await conferences.execute('small', delay(30), { by });
    // Looked up before If-Match, which would refuse it by now.
    const again = await conferences.execute('small', delay(15), { by, idempotencyKey: 'k', ifMatch: 1 });
    expect(again.entry).toEqual(first.entry);
    expect(again).toMatchObject({ revision: 2, effects: first.effects, warnings: first.warnings });
    expect(await store.journal.head('small')).toBe(3);
    expect(conferences.schedule('small').byId.get('a')?.delay).toBe(30);
  });

  it('[J3] repeats an undo and what came with a programme as well', async () => {
    const { conferences } = await bench();
    const later = { ...programme(ROWS), version: '2', sessions: programme(ROWS).sessions.slice(1) };
    await conferences.adopt('small', imported(later), by);
    const first = await conferences.execute('small', { type: 'undo', undoes: 2 }, { by, idempotencyKey: 'u' });
    const again = await conferences.execute('small', { type: 'undo', undoes: 2 }, { by, idempotencyKey: 'u' });
    expect(again.effects).toEqual(first.effects);
    expect(again.effects).toMatchObject([{ session: 'a', from: null }]);
  });

  it('[J3] the same key with another body is refused, however the same body is spelt', async () => {
    const { conferences } = await bench();
    await conferences.execute('small', delay(15), { by, idempotencyKey: 'k' });
    const spelt = { minutes: 15, session: 'a', type: 'delay' } as const;
    expect((await conferences.execute('small', spelt, { by, idempotencyKey: 'k' })).revision).toBe(2);
    const other = conferences.execute('small', delay(16), { by, idempotencyKey: 'k' });
    await expect(other).rejects.toMatchObject({ status: 422, code: 'key-reused', about: { revision: 2 } });
  });

  it('[J3] a dry run neither looks a key up nor keeps one', async () => {
    const { conferences } = await bench();
    await conferences.execute('small', delay(15), { by, idempotencyKey: 'k', dryRun: true });
    expect((await conferences.execute('small', delay(16), { by, idempotencyKey: 'k' })).revision).toBe(2);
  });
});

describe('several writers', () => {
  it('commands at the same time get one revision each', async () => {
    const { conferences, store } = await bench();
    const sessions = ['a', 'b', 'c', 'd', 'e'];
    const done = await Promise.all(
      sessions.map((session, i) => conferences.execute('small', delay(i + 1, session), { by })),
    );
    expect(done.map(({ revision }) => revision)).toEqual([2, 3, 4, 5, 6]);
    expect(await store.journal.head('small')).toBe(6);
  });

  it('two servers over one store decide again on a conflict, lose nothing and converge', async () => {
    const store = memoryStore();
    const one = (await bench(store)).conferences;
    const two = await Conferences.open(store, new TestClock());
    const seen: number[] = [];
    two.on('entry', (_conference, entry) => seen.push(entry.revision));
    await Promise.all(
      [1, 2, 3, 4, 5].flatMap((minutes) => [
        one.execute('small', delay(minutes), { by }),
        two.execute('small', delay(minutes, 'e'), { by }),
      ]),
    );
    const journal = await store.journal.read('small', 0);
    expect(journal.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await expect.poll(() => [one.get('small').revision, two.get('small').revision]).toEqual([11, 11]);
    expect(one.get('small').live).toEqual(two.get('small').live);
    expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('a conflict makes a stale If-Match stale', async () => {
    const store = memoryStore();
    const one = (await bench(store)).conferences;
    const two = await Conferences.open(store, new TestClock());
    await one.execute('small', delay(15), { by });
    // `two` may not have heard of it yet: the journal refuses its revision.
    const stale = two.execute('small', delay(20), { by, ifMatch: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'stale-revision' });
  });

  it('gives up after a while when the store never lets it in', async () => {
    const { conferences, store } = await bench();
    let tries = 0;
    store.journal.append = (_slug: string, entry: JournalEntry) => {
      tries++;
      return Promise.reject(new RevisionConflict(entry.revision));
    };
    await expect(conferences.execute('small', delay(15), { by })).rejects.toMatchObject({ status: 503, code: 'busy' });
    expect(tries).toBe(10);
  });
});

describe('undo', () => {
  it('[U1] restores what the entry touched; a second undo and one in the way are refused', async () => {
    const { conferences } = await bench();
    await conferences.execute('small', delay(15), { by });
    const undone = await conferences.execute('small', { type: 'undo', undoes: 2 }, { by });
    expect(undone).toMatchObject({ revision: 3, entry: { change: { type: 'undo', undoes: 2 } } });
    expect(conferences.schedule('small').byId.get('c')?.start).toBe(time('11:40'));
    const second = conferences.execute('small', { type: 'undo', undoes: 2 }, { by });
    await expect(second).rejects.toMatchObject({ code: 'already-undone' });
    await conferences.execute('small', delay(10), { by });
    await conferences.execute('small', delay(20), { by });
    const inTheWay = conferences.execute('small', { type: 'undo', undoes: 4 }, { by });
    await expect(inTheWay).rejects.toMatchObject({ code: 'undo-conflict', about: { revision: 5 } });
  });

  it('[U2] takes dry run and If-Match', async () => {
    const { conferences } = await bench();
    await conferences.execute('small', delay(15), { by });
    const told = await conferences.execute('small', { type: 'undo', undoes: 2 }, { by, dryRun: true });
    expect(told.effects).toHaveLength(3);
    expect(conferences.get('small').revision).toBe(2);
    const stale = conferences.execute('small', { type: 'undo', undoes: 2 }, { by, ifMatch: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'stale-revision' });
  });

  it('[U1] takes back an adopted programme, also the first', async () => {
    const { conferences, store, clock } = await bench();
    const first = conferences.get('small').hash;
    await conferences.adopt('small', imported(programme(ROWS.slice(2))), by);
    await conferences.execute('small', { type: 'undo', undoes: 2 }, { by });
    expect(conferences.get('small').hash).toBe(first);
    expect(conferences.schedule('small').sessions).toHaveLength(5);
    await conferences.execute('small', { type: 'undo', undoes: 1 }, { by });
    expect(conferences.get('small').hash).toBeNull();
    expect(conferences.schedule('small').sessions).toHaveLength(0);
    const restarted = await Conferences.open(store, clock);
    expect(restarted.get('small')).toMatchObject({ revision: 4, hash: null });
  });
});
