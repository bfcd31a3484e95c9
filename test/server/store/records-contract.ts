import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RevisionConflict, type Store } from '../../../server/store/index.js';
import { firstCall, ODD_TEXT } from './entries.js';

/** What every engine's records do. */
export function recordsContract(engine: string, open: () => Promise<Store>, reopen?: () => Promise<Store>): void {
  describe(`records on ${engine}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('knows nothing at first', async () => {
      expect(await store.records.get('accounts', 'anna')).toBeNull();
      expect(await store.records.list('accounts')).toEqual([]);
      expect(await store.records.delete('accounts', 'anna')).toBe(false);
    });

    it('counts revisions from 1', async () => {
      expect(await store.records.put('accounts', 'anna', { role: 'helper' })).toBe(1);
      expect(await store.records.put('accounts', 'anna', { role: 'admin' })).toBe(2);
      expect(await store.records.get('accounts', 'anna')).toEqual({
        key: 'anna',
        value: { role: 'admin' },
        revision: 2,
      });
    });

    it('lists a collection by key, and no other', async () => {
      for (const key of ['b', 'Ș', 'a', 'B', '🦊', '\uffee']) await store.records.put('displays', key, key);
      await store.records.put('accounts', 'x', 1);
      const listed = await store.records.list('displays');
      expect(listed.map((r) => r.key)).toEqual(['B', 'a', 'b', 'Ș', '\uffee', '🦊']);
      expect(listed.every((r) => r.value === r.key && r.revision === 1)).toBe(true);
    });

    it('guards a put by the revision that it expects', async () => {
      await store.records.put('displays', 'd', 1, 0);
      await store.records.put('displays', 'd', 2, 1);
      for (const expected of [0, 1, 3]) {
        const refused = await store.records.put('displays', 'd', 9, expected).catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(RevisionConflict);
        expect((refused as RevisionConflict).actual).toBe(2);
      }
      await expect(store.records.put('displays', 'other', 9, 1)).rejects.toMatchObject({ actual: 0 });
      expect(await store.records.get('displays', 'd')).toMatchObject({ value: 2, revision: 2 });
      expect(await store.records.get('displays', 'other')).toBeNull();
    });

    it('lets exactly one of several first puts win', async () => {
      const tries = await Promise.allSettled([1, 2, 3, 4].map((n) => store.records.put('displays', 'd', n, 0)));
      expect(tries.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
    });

    it('starts again at 1 after a delete', async () => {
      await store.records.put('displays', 'd', 1);
      await store.records.put('displays', 'd', 2);
      expect(await store.records.delete('displays', 'd')).toBe(true);
      expect(await store.records.get('displays', 'd')).toBeNull();
      expect(await store.records.put('displays', 'd', 3, 0)).toBe(1);
    });

    it('keeps documents as JSON does: odd text, big ones, nothing of `undefined`, no shared objects', async () => {
      const value = { text: ODD_TEXT, big: 'x'.repeat(2_000_000), gone: undefined, list: [1, null] };
      await store.records.put('displays', 'd', value);
      value.list.push(9);
      const found = await store.records.get<typeof value>('displays', 'd');
      expect(found?.value).toEqual({ text: ODD_TEXT, big: value.big, list: [1, null] });
      expect('gone' in found!.value).toBe(false);
    });

    it('tells subscribers of its own writes and deletes at once, until they stop', async () => {
      const told: string[] = [];
      const stop = store.records.subscribe((collection) => told.push(collection));
      await store.records.put('displays', 'd', 1);
      await store.records.put('displays', 'd', 1, 7).catch(() => {});
      await store.records.delete('displays', 'd');
      await store.records.delete('displays', 'd');
      expect(told).toEqual(['displays', 'displays']);
      stop();
      await store.records.put('displays', 'd', 1);
      expect(told).toHaveLength(2);
    });

    it('shows a subscriber the document that it was told of', async () => {
      const told = firstCall<string>((listener) => store.records.subscribe(listener));
      await store.records.put('tokens', 't', 1);
      expect(await store.records.list(await told)).toHaveLength(1);
    });

    it('knows which collections have documents', async () => {
      await store.records.put('displays', 'd', 1);
      await store.records.put('tokens', 't', 1);
      await store.records.put('gone', 'g', 1);
      await store.records.delete('gone', 'g');
      expect((await store.records.collections()).sort()).toEqual(['displays', 'tokens']);
    });

    it.runIf(reopen)('are still there after closing and opening', async () => {
      await store.records.put('accounts', 'anna', { role: 'admin' });
      await store.close();
      store = await reopen!();
      expect(await store.records.get('accounts', 'anna')).toMatchObject({ revision: 1, value: { role: 'admin' } });
    });
  });
}
