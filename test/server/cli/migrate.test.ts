import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Conferences } from '../../../server/conference/conferences.js';
import { openStore } from '../../../server/store/index.js';
import { freePort, temporaryFolder, tidyUp } from '../../support/built-server.js';
import { imported, ORGANISER, TestClock } from '../../support/conferences.js';
import { endNats, startNats } from '../../support/nats.js';
import { hallway } from './hallway.js';

let cluster = '';
beforeAll(async () => {
  const { port } = await startNats();
  cluster = `nats://127.0.0.1:${port}?name=moved`;
});
afterAll(() => {
  endNats();
  tidyUp();
});

const CHANGES = 60;

/** A data folder with a conference that has been lived in. */
async function lived(): Promise<string> {
  const data = temporaryFolder();
  const store = await openStore({ store: 'sqlite', dataDir: data });
  const conferences = await Conferences.open(store, new TestClock());
  await conferences.adopt('small', imported(), ORGANISER);
  for (let n = 1; n <= CHANGES; n++) {
    const command = { type: 'edit', session: 'a', title: `Take ${n}` } as const;
    await conferences.execute('small', command, { by: ORGANISER, idempotencyKey: `k${n}` });
  }
  await conferences.close();
  await store.records.put('accounts', 'ana/ș', { role: 'admin' });
  await store.records.put('displays', 'big', 'x'.repeat(100_000));
  await store.close();
  return data;
}

it('moves a file into a cluster and back, and never onto what is there', { timeout: 60_000 }, async () => {
  const data = await lived();
  const file = join(data, 'hallway.db');
  const there = await hallway(data, ['migrate', '--from', file, '--to', cluster]);
  expect(there.stderr).toBe('');
  expect(there.stdout).toMatch(/^Copied 1 journals with 61 entries, \d+ documents, 1 programmes and images\.$/m);
  const hash = /SHA-256 [\w-]{43}/.exec(there.stdout)![0];

  const store = await openStore({ store: cluster, dataDir: '' });
  const conferences = await Conferences.open(store, new TestClock());
  expect(conferences.get('small').schedule.byId.get('a')?.title).toBe(`Take ${CHANGES}`);
  const again = { type: 'edit', session: 'a', title: 'Take 7' } as const;
  const repeated = await conferences.execute('small', again, { by: ORGANISER, idempotencyKey: 'k7' });
  expect(repeated.revision).toBe(8);
  await store.close();

  const twice = await hallway(data, ['migrate', '--from', file, '--to', cluster]);
  expect([twice.code, twice.stderr]).toEqual([
    1,
    'hallway: The target is not empty, and nothing is ever overwritten; name an empty one.\n',
  ]);

  const copy = join(data, 'copy.db');
  const back = await hallway(data, ['migrate', '--from', cluster, '--to', copy]);
  expect(back.stderr).toBe('');
  expect(back.stdout).toContain(hash);
  const onto = await hallway(data, ['migrate', '--from', cluster, '--to', copy]);
  expect(onto.stderr).toBe(`hallway: ${copy} exists, and nothing is ever overwritten; name a new file.\n`);

  const env = { HALLWAY_STORE: cluster };
  const backup = await hallway(data, ['backup', join(data, 'backup.db')], { env });
  expect(backup.code).toBe(0);
  const restored = await hallway(data, ['restore', join(data, 'backup.db')], { env });
  expect(restored.stderr).toMatch(/^hallway: HALLWAY_STORE names a cluster; copy the backup .* migrate --from /);
});

it('says what cannot be moved, and leaves nothing behind', async () => {
  const data = temporaryFolder();
  const missing = await hallway(data, ['migrate', '--from', join(data, 'no.db'), '--to', cluster]);
  expect(missing.stderr).toBe(`hallway: There is no file ${join(data, 'no.db')}.\n`);
  const target = join(data, 'new.db');
  const foreign = await hallway(data, ['migrate', '--from', import.meta.filename, '--to', target]);
  expect(foreign.stderr).toMatch(/is not a database of Hallway; nothing was copied\.\n$/);
  expect(existsSync(target)).toBe(false);
  const nowhere = `nats://127.0.0.1:${await freePort()}?name=no`;
  const away = await hallway(data, ['migrate', '--from', nowhere, '--to', target]);
  expect(away.stderr).toMatch(/^hallway: NATS at 127\.0\.0\.1:\d+ does not answer .*\.\n$/);
  expect(existsSync(target)).toBe(false);
});
