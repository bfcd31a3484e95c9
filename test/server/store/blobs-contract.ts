import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../server/store/index.js';

/** What every engine's blobs do. */
export function blobsContract(engine: string, open: () => Promise<Store>, reopen?: () => Promise<Store>): void {
  describe(`blobs on ${engine}`, () => {
    const bytes = Uint8Array.from({ length: 5_000_000 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('are named by their SHA-256, base64url', async () => {
      expect(await store.blobs.put(bytes)).toBe(createHash('sha256').update(bytes).digest('base64url'));
      expect(await store.blobs.put(new Uint8Array())).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
    });

    it('come back byte by byte', async () => {
      const hash = await store.blobs.put(bytes);
      expect(Buffer.compare((await store.blobs.get(hash))!, bytes)).toBe(0);
      expect(await store.blobs.get(await store.blobs.put(new Uint8Array()))).toHaveLength(0);
    });

    it('may be stored twice', async () => {
      expect(await store.blobs.put(bytes)).toBe(await store.blobs.put(bytes));
    });

    it('stay the same when the caller goes on using its buffer', async () => {
      const mine = Uint8Array.of(1, 2, 3);
      const hash = await store.blobs.put(mine);
      mine[0] = 9;
      expect([...(await store.blobs.get(hash))!]).toEqual([1, 2, 3]);
    });

    it('are null when unknown', async () => {
      expect(await store.blobs.get('nothing')).toBeNull();
    });

    it('are listed by their hashes', async () => {
      const [a, b] = [await store.blobs.put(Uint8Array.of(1)), await store.blobs.put(Uint8Array.of(2))];
      await store.blobs.put(Uint8Array.of(1));
      expect((await store.blobs.hashes()).sort()).toEqual([a, b].sort());
    });

    it.runIf(reopen)('are still there after closing and opening', async () => {
      const hash = await store.blobs.put(bytes);
      await store.close();
      store = await reopen!();
      expect(await store.blobs.get(hash)).toHaveLength(bytes.length);
    });
  });
}
