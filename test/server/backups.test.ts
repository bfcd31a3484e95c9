import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Backups } from '../../server/backups.js';
import { restoreBackup } from '../../server/store/index.js';
import { sqliteStore } from '../../server/store/sqlite/store.js';
import { temporaryFolder, tidyUp } from '../support/built-server.js';

afterAll(tidyUp);

it('backups make themselves, can be restored, and only the oldest of them leave', async () => {
  const [data, root, restored] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const folder = join(root, 'made', 'for it');
  const store = sqliteStore(data);
  let now = Date.UTC(2026, 9, 24, 8);
  const faults: unknown[] = [];
  const backups = new Backups({ store, folder, now: () => now, fault: (error) => faults.push(error), kept: 3 });
  await backups.make();
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  for (let hour = 9; hour < 14; hour++) {
    await store.records.put('notes', String(hour), { hour });
    now = Date.UTC(2026, 9, 24, hour);
    await backups.make();
  }
  expect(readdirSync(folder).sort()).toEqual([
    'hallway-20261024T110000Z.db',
    'hallway-20261024T120000Z.db',
    'hallway-20261024T130000Z.db',
    'notes.txt',
  ]);
  expect(backups.lastSuccess).toBe(now);
  await backups.stop();
  await store.close();
  restoreBackup(join(folder, 'hallway-20261024T120000Z.db'), restored, now);
  const again = sqliteStore(restored);
  expect((await again.records.list('notes')).map(({ key }) => key)).toEqual(['10', '11', '12', '9']);
  await again.close();
  expect(faults).toEqual([]);
});

it('a backup that cannot be made is told, and the next one is tried', async () => {
  const [data, root] = [temporaryFolder(), temporaryFolder()];
  const folder = join(root, 'backups');
  writeFileSync(folder, 'not a folder');
  const store = sqliteStore(data);
  const faults: unknown[] = [];
  const backups = new Backups({ store, folder, now: () => 0, fault: (error) => faults.push(error) });
  await backups.make();
  expect(faults).toHaveLength(2);
  expect(backups.failed).toBe(2);
  expect(backups.lastSuccess).toBeNull();
  expect(existsSync(join(data, 'hallway.db'))).toBe(true);
  await backups.stop();
  await store.close();
});
