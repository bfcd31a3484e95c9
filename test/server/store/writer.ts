/**
 * A process that writes to a store: `node writer.mjs DATA_DIR CONFERENCE COUNT`. It prints each revision once it is
 * acknowledged, and tries again when another writer was faster. COUNT 0: until it is killed.
 */
import { writeSync } from 'node:fs';
import { openStore, RevisionConflict } from '../../../server/store/index.js';
import { entry } from './entries.js';

const [, , dataDir = '', conference = '', count = '0'] = process.argv;
const store = await openStore({ store: 'sqlite', dataDir });
for (let written = 0; count === '0' || written < Number(count);) {
  const revision = (await store.journal.head(conference)) + 1;
  const text = `${process.pid}:${written} ${'x'.repeat((revision * 997) % 9_000)}`;
  try {
    await store.journal.append(conference, entry(revision, { command: { text } }));
  } catch (error) {
    if (error instanceof RevisionConflict) continue;
    throw error;
  }
  writeSync(1, `${revision}\n`);
  await store.records.put('marks', conference, revision);
  written++;
}
await store.close();
