/** Files of every schema that was ever released open, whole, and are brought up to date: `test/fixtures/store/schema-N.db`. */
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../server/store/sqlite/migrations.js';
import { checkDatabase } from '../../../server/store/sqlite/open.js';
import { sqliteStore } from '../../../server/store/sqlite/store.js';
import { contentsOf } from '../../../server/store/copy.js';
import { temporaryFolder, tidyUp } from '../../support/built-server.js';

afterAll(tidyUp);

const FOLDER = join(import.meta.dirname, '../../fixtures/store');
/** What each of them holds (see its README). */
const HELD = { conferences: 1, entries: 3, documents: 2, blobs: 1 };

it('there is a file of every schema', () => {
  const versions = readdirSync(FOLDER).filter((name) => name.endsWith('.db'));
  expect(versions.sort()).toEqual(MIGRATIONS.map((_, i) => `schema-${i + 1}.db`).sort());
});

it.each(MIGRATIONS.map((_, i) => i + 1))(
  'a file of schema %i opens with all that is in it, and takes writes',
  async (version) => {
    const data = temporaryFolder();
    copyFileSync(join(FOLDER, `schema-${version}.db`), join(data, 'hallway.db'));
    const store = sqliteStore(data);
    expect(await contentsOf(store)).toMatchObject(HELD);
    expect((await store.journal.read('kept', 0)).map(({ revision }) => revision)).toEqual([1, 2, 3]);
    expect((await store.journal.findKey('kept', 'key-3'))?.revision).toBe(3);
    await store.records.put('notes', 'after', { written: true });
    await store.close();
    checkDatabase(join(data, 'hallway.db'));
    expect(existsSync(join(data, 'hallway.db-wal'))).toBe(false);
  },
);
