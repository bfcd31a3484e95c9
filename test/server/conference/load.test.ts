import { describe, expect, it, vi } from 'vitest';
import { Conferences } from '../../../server/conference/conferences.js';
import { SNAPSHOTS } from '../../../server/conference/load.js';
import { memoryStore, type Store } from '../../../server/store/index.js';
import { bench, ORGANISER, TestClock } from '../../support/conferences.js';
import { time } from '../../support/programme.js';

const by = ORGANISER;

async function delays(conferences: Conferences, count: number, from = 1): Promise<void> {
  for (let i = 0; i < count; i++) {
    await conferences.execute('small', { type: 'delay', session: 'e', minutes: from + i }, { by });
  }
}

/** The most entries that one read of the journal asked for or got. */
async function entriesRead(store: Store): Promise<{ conferences: Conferences; after: number }> {
  const read = vi.spyOn(store.journal, 'read');
  const conferences = await Conferences.open(store, new TestClock());
  const unlimited = read.mock.calls.filter(([, , limit]) => limit === undefined);
  read.mockRestore();
  return { conferences, after: Math.min(...unlimited.map(([, after]) => after)) };
}

describe('starting again', () => {
  it('rebuilds the same state from the journal alone', async () => {
    const { conferences, store } = await bench();
    await delays(conferences, 5);
    const again = await Conferences.open(store, new TestClock());
    expect(again.get('small').state).toEqual(conferences.get('small').state);
    expect(
      again
        .get('small')
        .since(3)
        ?.map(({ revision }) => revision),
    ).toEqual([4, 5, 6]);
  });

  it('replays only what came after the last snapshot', async () => {
    const { conferences, store } = await bench();
    await delays(conferences, 120);
    await expect.poll(() => store.records.get(SNAPSHOTS, 'small')).not.toBeNull();
    const { conferences: again, after } = await entriesRead(store);
    expect(after).toBeGreaterThanOrEqual(100);
    expect(again.get('small').state).toEqual(conferences.get('small').state);
    expect(again.get('small').counts.get('e')).toEqual({ sequence: 120, modified: time('09:00') });
    expect(again.get('small').since(20)).toHaveLength(101);
  });

  it('keeps a snapshot on closing, so that the next start replays nothing', async () => {
    const { conferences, store } = await bench();
    await delays(conferences, 7);
    await conferences.close();
    expect((await entriesRead(store)).after).toBe(8);
  });

  it('keeps no snapshot on closing when nothing was written since the last', async () => {
    const { conferences, store } = await bench();
    await delays(conferences, 7);
    await conferences.close();
    const again = await Conferences.open(store, new TestClock());
    const put = vi.spyOn(store.records, 'put');
    await again.close();
    expect(put).not.toHaveBeenCalled();
  });

  it('ignores a snapshot of another journal or another format', async () => {
    const { conferences, store } = await bench();
    await delays(conferences, 7);
    await conferences.close();
    const snapshot = (await store.records.get<Record<string, unknown>>(SNAPSHOTS, 'small'))!.value;
    for (const wrong of [{ format: 0 }, { revision: 99 }, { last: { at: 1, recorded: 2 } }]) {
      await store.records.put(SNAPSHOTS, 'small', { ...snapshot, ...wrong });
      const { conferences: again, after } = await entriesRead(store);
      expect(after).toBe(0);
      expect(again.get('small').state).toEqual(conferences.get('small').state);
    }
  });

  it('remembers the last 200 entries and says so of older ones', async () => {
    const { conferences } = await bench();
    await delays(conferences, 250);
    const small = conferences.get('small');
    expect(small.since(251)).toEqual([]);
    expect(small.since(51)).toHaveLength(200);
    expect(small.since(50)).toBeNull();
    expect(small.since(252)).toBeNull();
    expect(small.entryAt(200)?.revision).toBe(200);
    expect(small.entryAt(51)).toBeUndefined();
  });

  it('says what is missing when the store has lost a programme', async () => {
    const { store } = await bench();
    store.blobs.get = () => Promise.resolve(null);
    await expect(Conferences.open(store, new TestClock())).rejects.toThrow(/no programme .* restore a backup/);
  });
});

describe('counting alterations', () => {
  it('counts each session that a change alters, by ripple too, at its instant', async () => {
    const { conferences, clock } = await bench(memoryStore());
    const small = conferences.get('small');
    expect(small.counts.get('c')).toEqual({ sequence: 0, modified: time('09:00') });
    clock.instant = time('09:30');
    await conferences.execute('small', { type: 'delay', session: 'a', minutes: 15 }, { by });
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => small.counts.get(id)?.sequence)).toEqual([1, 1, 1, 0, 0]);
    expect(small.counts.get('c')?.modified).toBe(time('09:30'));
    await conferences.execute('small', { type: 'room-status', room: 'Aula', status: 'full' }, { by });
    expect(small.counts.get('a')?.sequence).toBe(1);
  });
});
