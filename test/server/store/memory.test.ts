import { expect, it } from 'vitest';
import { memoryStore } from '../../../server/store/index.js';
import { blobsContract } from './blobs-contract.js';
import { journalContract } from './journal-contract.js';
import { recordsContract } from './records-contract.js';

const open = async () => memoryStore();
journalContract('memory', open);
recordsContract('memory', open);
blobsContract('memory', open);

it('a store in memory refuses to pretend that it has a backup', async () => {
  await expect(memoryStore().backup('/tmp/x')).rejects.toMatchObject({ code: 'unsupported' });
});
