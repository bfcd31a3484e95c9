/** Opens the store on a NATS cluster. Loaded only where HALLWAY_STORE names one. */
import { DiscardPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { Objm, type ObjectStore } from '@nats-io/obj';
import { backupInto } from '../copy.js';
import type { Patience, Store } from '../ports.js';
import { natsAddress } from './address.js';
import { NatsBlobs } from './blobs.js';
import { NatsJournal } from './journal.js';
import { JournalStream } from './journal-stream.js';
import { API_ERRORS, isApiError, openLink, waitFor, type Link } from './link.js';
import { namesOf } from './names.js';
import { NatsRecords } from './records.js';
import { Tail } from './tail.js';

/**
 * Opens the store on a cluster; makes its streams if they are missing.
 * @param text `HALLWAY_STORE`
 * @throws StoreError if the address is wrong, or once `patience` is over.
 */
export async function natsStore(text: string, patience: Patience): Promise<Store> {
  const link = await openLink(natsAddress(text), patience);
  try {
    const { objects, last } = await waitFor(patience, () => provide(link));
    const names = namesOf(link.address.name);
    const blobs = new NatsBlobs(link, objects);
    const journal = new NatsJournal(link, new JournalStream(link, names), blobs);
    const records = new NatsRecords(link, blobs, names.records);
    const tails = [
      new Tail(link, names.journal, last, (message) => journal.follow(message)),
      new Tail(link, records.stream, null, (message) => records.follow(message)),
    ];
    await Promise.all(tails.map((tail) => tail.caughtUp));
    link.watch(tails);
    const store: Store = {
      journal,
      records,
      blobs,
      backup: (file, progress) => backupInto(store, file, progress),
      trouble: () => link.trouble,
      backlog: () => tails.reduce((sum, tail) => sum + tail.backlog, 0),
      async close() {
        for (const tail of tails) tail.stop();
        await link.close();
      },
    };
    return store;
  } catch (error) {
    await link.close();
    throw error;
  }
}

/** Makes what is missing, or finds it. @returns also the journal's last sequence number. */
async function provide(link: Link): Promise<{ objects: ObjectStore; last: number }> {
  const { name, replicas } = link.address;
  const names = namesOf(name);
  const journal: Partial<StreamConfig> & { name: string } = {
    name: names.journal,
    description: 'Journals of Hallway: one subject a conference, one message an entry',
    subjects: [`${names.entries}.*`, `${names.removals}.*`],
    storage: StorageType.File,
    num_replicas: replicas,
    // Refusing is better than forgetting.
    discard: DiscardPolicy.New,
    deny_delete: true,
  };
  await ensure(link, journal);
  // Direct reads may come from a copy that lags behind, so the bucket has none.
  await new Kvm(link.js).create(names.records, {
    replicas,
    history: 1,
    storage: StorageType.File,
    allow_direct: false,
  });
  const objects = await new Objm(link.js).create(names.blobs, { replicas, storage: StorageType.File });
  for (const stream of [`KV_${names.records}`, `OBJ_${names.blobs}`]) await ensure(link, { name: stream });
  const { state } = await link.jsm.streams.info(names.journal);
  return { objects, last: state.last_seq };
}

/** Makes a stream unless it exists; one with another number of copies gets ours. */
async function ensure(link: Link, config: Partial<StreamConfig> & { name: string }): Promise<void> {
  const { replicas } = link.address;
  try {
    const { config: found } = await link.jsm.streams.info(config.name);
    if (found.num_replicas !== replicas) await link.jsm.streams.update(config.name, { num_replicas: replicas });
  } catch (error) {
    if (!isApiError(error, API_ERRORS.streamNotFound)) throw error;
    await link.jsm.streams.add(config);
  }
}
