import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openStore } from '../../../server/store/index.js';
import { tidyUp } from '../../support/built-server.js';
import { endNats, startNats, type NatsServer } from '../../support/nats.js';
import { blobsContract } from './blobs-contract.js';
import { journalContract } from './journal-contract.js';
import { recordsContract } from './records-contract.js';

let nats: NatsServer;
let count = 0;
beforeAll(async () => {
  nats = await startNats();
});
beforeEach(() => {
  count += 1;
});
afterAll(() => {
  endNats();
  tidyUp();
});

const open = () => openStore({ store: `nats://127.0.0.1:${nats.port}?name=test-${count}`, dataDir: '' });
journalContract('nats', open, open);
recordsContract('nats', open, open);
blobsContract('nats', open, open);
