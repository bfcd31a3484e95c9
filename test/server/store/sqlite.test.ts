import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import { openStore } from '../../../server/store/index.js';
import { blobsContract } from './blobs-contract.js';
import { journalContract } from './journal-contract.js';
import { recordsContract } from './records-contract.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-store-'));
let dataDir = '';
let count = 0;
beforeEach(() => {
  dataDir = join(root, String(++count), 'made on demand');
});
afterAll(() => rmSync(root, { recursive: true }));

const open = () => openStore({ store: 'sqlite', dataDir });
journalContract('sqlite', open, open);
recordsContract('sqlite', open, open);
blobsContract('sqlite', open, open);
