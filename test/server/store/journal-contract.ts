import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RevisionConflict, type Store } from '../../../server/store/index.js';
import { entry, firstCall, ODD_TEXT } from './entries.js';

/** What every engine's journal does. `reopen` opens the same data once more; it is absent where nothing is kept. */
export function journalContract(engine: string, open: () => Promise<Store>, reopen?: () => Promise<Store>): void {
  describe(`journal on ${engine}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('starts empty', async () => {
      expect(await store.journal.head('fosdem')).toBe(0);
      expect(await store.journal.read('fosdem', 0)).toEqual([]);
      expect(await store.journal.findKey('fosdem', 'k')).toBeNull();
    });

    it('gives back what was appended, oldest first', async () => {
      const entries = [1, 2, 3].map((n) => entry(n));
      for (const each of entries) await store.journal.append('fosdem', each);
      expect(await store.journal.read('fosdem', 0)).toEqual(entries);
      expect(await store.journal.read('fosdem', 1)).toEqual(entries.slice(1));
      expect(await store.journal.read('fosdem', 0, 2)).toEqual(entries.slice(0, 2));
      expect(await store.journal.read('fosdem', 3)).toEqual([]);
      expect(await store.journal.head('fosdem')).toBe(3);
    });

    it('keeps conferences apart', async () => {
      await store.journal.append('a', entry(1));
      await store.journal.append('b', entry(1, { at: 7 }));
      await store.journal.append('b', entry(2));
      expect(await store.journal.head('a')).toBe(1);
      expect((await store.journal.read('b', 0)).map((e) => e.at)).toEqual([7, entry(2).at]);
    });

    it.each([0, 1, 3, -1])('refuses revision %i when 2 is due, and says where the journal is', async (revision) => {
      await store.journal.append('fosdem', entry(1));
      const refused = await store.journal.append('fosdem', entry(revision)).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(RevisionConflict);
      expect((refused as RevisionConflict).actual).toBe(1);
      expect(await store.journal.read('fosdem', 0)).toEqual([entry(1)]);
    });

    it('lets exactly one of several appends with the same revision win', async () => {
      const tries = await Promise.allSettled(
        [...'abcdefgh'].map((name) => store.journal.append('fosdem', entry(1, { by: { name, role: 'helper' } }))),
      );
      const lost = tries.filter((t) => t.status === 'rejected');
      expect(lost).toHaveLength(7);
      for (const { reason } of lost) expect(reason).toBeInstanceOf(RevisionConflict);
      expect(await store.journal.read('fosdem', 0)).toHaveLength(1);
    });

    it('finds an entry by its Idempotency-Key, in its own conference only', async () => {
      const keyed = entry(2, { key: { value: 'k-1', body: 'abc' } });
      await store.journal.append('fosdem', entry(1));
      await store.journal.append('fosdem', keyed);
      expect(await store.journal.findKey('fosdem', 'k-1')).toEqual(keyed);
      expect(await store.journal.findKey('fosdem', 'k-2')).toBeNull();
      expect(await store.journal.findKey('kvm', 'k-1')).toBeNull();
    });

    it('keeps odd text and big entries as they are', async () => {
      const odd = entry(1, {
        command: { type: 'announce', text: { ro: ODD_TEXT } },
        key: { value: ODD_TEXT, body: '' },
      });
      const big = entry(2, { command: { text: 'ș'.repeat(3_000_000) } });
      await store.journal.append('fosdem', odd);
      await store.journal.append('fosdem', big);
      expect(await store.journal.read('fosdem', 0)).toEqual([odd, big]);
    });

    it('tells subscribers of its own appends at once, until they stop', async () => {
      const told: string[] = [];
      const stop = store.journal.subscribe((conference) => told.push(conference));
      await store.journal.append('fosdem', entry(1));
      expect(told).toEqual(['fosdem']);
      await store.journal.append('fosdem', entry(1)).catch(() => {});
      expect(told).toEqual(['fosdem']);
      stop();
      await store.journal.append('fosdem', entry(2));
      expect(told).toEqual(['fosdem']);
    });

    it('shows a subscriber the entry that it was told of', async () => {
      const told = firstCall<string>((listener) => store.journal.subscribe(listener));
      await store.journal.append('fosdem', entry(1));
      expect(await store.journal.head(await told)).toBe(1);
    });

    it('removes a journal for good, and tells', async () => {
      await store.journal.append('fosdem', entry(1, { key: { value: 'k', body: '' } }));
      await store.journal.append('kvm', entry(1));
      const told = firstCall<string>((listener) => store.journal.subscribe(listener));
      await store.journal.remove('fosdem');
      expect(await told).toBe('fosdem');
      expect(await store.journal.head('fosdem')).toBe(0);
      expect(await store.journal.findKey('fosdem', 'k')).toBeNull();
      expect(await store.journal.head('kvm')).toBe(1);
      await store.journal.append('fosdem', entry(1, { at: 9 }));
      expect(await store.journal.read('fosdem', 0)).toEqual([entry(1, { at: 9 })]);
    });

    it('knows which conferences have entries', async () => {
      await store.journal.append('fosdem', entry(1));
      await store.journal.append('kvm', entry(1));
      await store.journal.append('gone', entry(1));
      await store.journal.remove('gone');
      expect((await store.journal.conferences()).sort()).toEqual(['fosdem', 'kvm']);
    });

    it.runIf(reopen)('is still there after closing and opening', async () => {
      await store.journal.append('fosdem', entry(1));
      await store.close();
      store = await reopen!();
      expect(await store.journal.read('fosdem', 0)).toEqual([entry(1)]);
    });
  });
}
