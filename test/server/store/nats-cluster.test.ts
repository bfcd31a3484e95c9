import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '@nats-io/transport-node';
import { jetstreamManager } from '@nats-io/jetstream';
import { openStore, RevisionConflict, type Store, type StoreError } from '../../../server/store/index.js';
import { Conferences } from '../../../server/conference/conferences.js';
import { natsAddress } from '../../../server/store/nats/address.js';
import { JournalStream } from '../../../server/store/nats/journal-stream.js';
import { openLink, type Link } from '../../../server/store/nats/link.js';
import { namesOf, textOf, tokenOf } from '../../../server/store/nats/names.js';
import { freePort, temporaryFolder, tidyUp } from '../../support/built-server.js';
import { imported, ORGANISER, TestClock } from '../../support/conferences.js';
import { endNats, startNats, type NatsServer } from '../../support/nats.js';
import { entry, ODD_TEXT } from './entries.js';

let nats: NatsServer;
let count = 0;
let name = '';
const stores: Store[] = [];
beforeAll(async () => {
  nats = await startNats();
});
beforeEach(() => {
  name = `two-${++count}`;
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});
afterAll(() => {
  endNats();
  tidyUp();
});

async function open(server = nats): Promise<Store> {
  const store = await openStore({ store: `nats://127.0.0.1:${server.port}?name=${name}`, dataDir: '' });
  stores.push(store);
  return store;
}

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => expect.unreachable(),
    (error: unknown) => error as StoreError,
  );

/** Asks the cluster itself. */
async function inCluster<T>(work: (jsm: Awaited<ReturnType<typeof jetstreamManager>>) => Promise<T>): Promise<T> {
  const connection = await connect({ servers: `127.0.0.1:${nats.port}` });
  try {
    return await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

describe('two servers on one cluster', () => {
  it('hear of what the other writes, deletes and removes, and read it then', async () => {
    const [mine, other] = [await open(), await open()];
    const told: string[] = [];
    mine.journal.subscribe((conference) => told.push(`journal ${conference}`));
    mine.records.subscribe((collection) => told.push(`records ${collection}`));
    await other.journal.append('fosdem', entry(1));
    await expect.poll(() => told).toEqual(['journal fosdem']);
    expect(await mine.journal.read('fosdem', 0)).toEqual([entry(1)]);
    await other.journal.remove('fosdem');
    await expect.poll(() => told.length).toBe(2);
    expect(await mine.journal.read('fosdem', 0)).toEqual([]);
    await other.records.put('displays', 'd', 1);
    await expect.poll(() => told.length).toBe(3);
    expect(await mine.records.list('displays')).toHaveLength(1);
    await other.records.delete('displays', 'd');
    await expect.poll(() => told.length).toBe(4);
    expect(await mine.records.list('displays')).toEqual([]);
  });

  it('read at once what the other has just made, though nobody has told them yet', async () => {
    const [mine, other] = [await open(), await open()];
    for (let n = 1; n <= 50; n++) {
      await other.records.put('logins', `l${n}`, n);
      expect(await mine.records.get('logins', `l${n}`)).toMatchObject({ value: n });
      await other.journal.append('fosdem', entry(n, { key: { value: `k${n}`, body: '' } }));
      expect((await mine.journal.findKey('fosdem', `k${n}`))?.revision).toBe(n);
      expect(await mine.journal.head('fosdem')).toBe(n);
    }
  });

  it('never both write the same revision; whoever loses reads what the other wrote', async () => {
    const writers = [await open(), await open(), await open()];
    const acknowledged: number[] = [];
    await Promise.all(
      writers.map(async (store, writer) => {
        for (let written = 0; written < 40;) {
          const revision = (await store.journal.read('fosdem', 0)).length + 1;
          try {
            await store.journal.append('fosdem', entry(revision, { command: { writer, written } }));
          } catch (error) {
            if (!(error instanceof RevisionConflict)) throw error;
            expect((await store.journal.read('fosdem', 0)).length).toBeGreaterThanOrEqual(revision);
            continue;
          }
          acknowledged.push(revision);
          written += 1;
        }
      }),
    );
    expect(acknowledged.sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
    const entries = await (await open()).journal.read('fosdem', 0);
    expect(new Set(entries.map(({ command }) => JSON.stringify(command))).size).toBe(120);
  });

  it('count the revisions of a document together', async () => {
    const [mine, other] = [await open(), await open()];
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? mine : other).records.put('displays', 'd', n)));
    // Memory is some milliseconds behind the other's last write; what is written is never decided on that.
    await expect.poll(async () => (await mine.records.get('displays', 'd'))?.revision).toBe(40);
    await expect(other.records.put('displays', 'd', 0, 39)).rejects.toMatchObject({ actual: 40 });
    expect(await other.records.put('displays', 'd', 0, 40)).toBe(41);
  });

  it('make a conference of the same slug once, and lose nothing that was put into it', async () => {
    const houses = await Promise.all([1, 2, 3].map(async () => Conferences.open(await open(), new TestClock())));
    const made = await Promise.allSettled(houses.map((house) => house.create({ slug: 'small' })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await Promise.all(houses.map((house) => expect.poll(() => house.find('small')).toBeTruthy()));
    const outcomes = await Promise.all(houses.map((house) => house.adopt('small', imported(), ORGANISER)));
    expect(outcomes.filter(({ written }) => written)).toHaveLength(1);
    for (const house of houses) await expect.poll(() => house.get('small').revision).toBe(1);
    for (const house of houses) await house.close();
  });
});

describe('a leader that takes a message although another came before it', () => {
  let link: Link;
  let stream: JournalStream;
  beforeEach(async () => {
    link = await openLink(natsAddress(`nats://127.0.0.1:${nats.port}?name=${name}`), { patience: 5_000 });
    const real = link.js;
    const publish: typeof real.publish = (subject, data, options) =>
      real.publish(subject, data, { ...options!, expect: {} });
    Object.assign(link, { js: { publish } });
    stream = new JournalStream(link, namesOf(name));
  });
  afterEach(() => link.close());

  /** Adds an entry as a server does that knows the journal only up to the message `after`. */
  const addLate = (revision: number, after: number, key: string): Promise<number | null> => {
    const data = Buffer.from(JSON.stringify(entry(revision, { key: { value: key, body: '' } })));
    return stream.publish({ conference: 'fosdem', revision, after, write: key, key, object: '', data });
  };

  it('is found out by the writer, and by everybody who reads, now and later', async () => {
    const store = await open();
    for (let n = 1; n <= 3; n++) await store.journal.append('fosdem', entry(n));
    expect(await addLate(3, 2, 'late')).toBeNull();
    const readers = [store, await open()];
    const rights = [entry(1), entry(2), entry(3)];
    for (const { journal } of readers) {
      expect(await journal.head('fosdem')).toBe(3);
      expect(await journal.read('fosdem', 0)).toEqual(rights);
      expect(await journal.findKey('fosdem', 'late')).toBeNull();
    }
    // Of two that are late, neither counts; and one that knows of no void message is late as well.
    expect(await addLate(3, 2, 'later')).toBeNull();
    expect(await addLate(4, 3, 'latest')).toBeNull();
    for (let n = 4; n <= 40; n++) {
      await readers[n % 2]!.journal.append('fosdem', entry(n, { key: { value: `k${n}`, body: '' } }));
      rights.push(entry(n, { key: { value: `k${n}`, body: '' } }));
    }
    expect(await addLate(20, 19 + 3, 'last')).toBeNull();
    for (const { journal } of [...readers, await open()]) {
      expect(await journal.read('fosdem', 0)).toEqual(rights);
      expect(await journal.read('fosdem', 2, 3)).toEqual(rights.slice(2, 5));
      expect((await journal.findKey('fosdem', 'k17'))?.revision).toBe(17);
    }
    await readers[1]!.journal.append('fosdem', entry(41));
    await expect.poll(() => store.journal.read('fosdem', 40)).toEqual([entry(41)]);
  });

  it('does not mislead who looks for a place in a long journal', async () => {
    const store = await open();
    let seq = 0;
    for (let n = 1; n <= 500; n++) {
      await store.journal.append('fosdem', entry(n));
      seq += 1;
      if (n % 50 !== 0) continue;
      const before = seq - 1;
      for (let late = 0; late < 30; late++, seq++) await addLate(n, before, `late-${n}-${late}`);
    }
    for (const after of [0, 140, 249, 251, 400, 498]) {
      const revisions = (await (await open()).journal.read('fosdem', after, 5)).map(({ revision }) => revision);
      expect(revisions).toEqual([1, 2, 3, 4, 5].map((n) => after + n).filter((n) => n <= 500));
    }
  });
});

describe('a long journal', () => {
  it('is read from any revision by a server that has just started, among the entries of others', async () => {
    const store = await open();
    for (let n = 1; n <= 900; n++) {
      await store.journal.append('fosdem', entry(n, n % 3 === 0 ? { key: { value: `k${n}`, body: '' } } : {}));
      if (n % 2) await store.journal.append('kvm', entry((n + 1) / 2));
      if (n === 400) for (let m = 1; m <= 500; m++) await store.journal.append('froscon', entry(m));
    }
    for (const [after, limit] of [
      [0, 1],
      [649, 1],
      [449, 2],
      [123, 300],
      [895, undefined],
      [899, 5],
      [300, undefined],
      [0, undefined],
    ] as const) {
      const fresh = await open();
      const until = Math.min(900, after + (limit ?? 900));
      const revisions = (await fresh.journal.read('fosdem', after, limit)).map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: until - after }, (_, i) => after + 1 + i));
    }
    const fresh = await open();
    expect((await fresh.journal.findKey('fosdem', 'k3'))?.revision).toBe(3);
    expect((await fresh.journal.findKey('fosdem', 'k900'))?.revision).toBe(900);
    expect(await fresh.journal.findKey('fosdem', 'k1')).toBeNull();
    await store.journal.append('fosdem', entry(901, { key: { value: 'k1', body: '' } }));
    expect((await fresh.journal.findKey('fosdem', 'k1'))?.revision).toBe(901);
  });
});

describe('what does not fit into a message', () => {
  it('leaves nothing behind when it is replaced or deleted', async () => {
    const store = await open();
    const bodies = () =>
      inCluster(async (jsm) => {
        const { state } = await jsm.streams.info(`OBJ_${name}_blobs`, { subjects_filter: '>' });
        return Object.keys(state.subjects ?? {}).filter((subject) => subject.includes('.C.')).length;
      });
    for (let n = 0; n < 3; n++) await store.records.put('snapshots', 'fosdem', { n, text: 'x'.repeat(200_000) });
    await expect.poll(bodies).toBe(1);
    expect((await (await open()).records.get<{ n: number }>('snapshots', 'fosdem'))?.value.n).toBe(2);
    await store.records.put('snapshots', 'fosdem', 'small');
    await expect.poll(bodies).toBe(0);
  });
});

describe('a store that was restored in part', () => {
  it('says which programme is missing', async () => {
    const store = await open();
    await (await Conferences.open(store, new TestClock())).adopt('small', imported(), ORGANISER);
    await inCluster((jsm) => jsm.streams.purge(`OBJ_${name}_blobs`));
    const error = await refusal(Conferences.open(await open(), new TestClock()));
    expect(error.message).toMatch(/^The store has no programme [\w-]{43}, .*restore a backup\.$/);
  });

  it('says that parts of a programme are missing', { timeout: 60_000 }, async () => {
    const store = await open();
    const hash = await store.blobs.put(Buffer.from('a programme'));
    await inCluster((jsm) => jsm.streams.purge(`OBJ_${name}_blobs`, { filter: `$O.${name}_blobs.C.>` }));
    expect(await refusal((await open()).blobs.get(hash))).toMatchObject({ code: 'corrupt' });
  });
});

describe('without the cluster', () => {
  it('a command gives up after a while, with one sentence', async () => {
    const store = `nats://127.0.0.1:${await freePort()}`;
    const reasons: string[] = [];
    const error = await refusal(
      openStore({ store, dataDir: '' }, { patience: 600, waiting: (reason) => reasons.push(reason) }),
    );
    expect(error).toMatchObject({ name: 'StoreError', code: 'unreachable' });
    expect(error.message).toMatch(/^NATS at 127\.0\.0\.1:\d+ does not answer .*\.$/);
    expect(reasons).toHaveLength(1);
  });

  it('a server waits for it, and goes on from memory when it leaves', { timeout: 60_000 }, async () => {
    const folder = temporaryFolder();
    const port = await freePort();
    name = 'alone';
    const opening = openStore({ store: `nats://127.0.0.1:${port}?name=${name}`, dataDir: '' }, { patience: Infinity });
    const alone = await startNats(folder, port);
    const store = await opening;
    stores.push(store);
    await store.journal.append('fosdem', entry(1));
    await store.records.put('accounts', 'anna', { role: 'admin' });
    const hash = await store.blobs.put(Uint8Array.of(1, 2, 3));
    await alone.stop();
    await expect.poll(() => store.trouble(), { timeout: 15_000 }).toMatch(/^NATS at .* is out of reach\.$/);
    expect(await store.journal.read('fosdem', 0)).toEqual([entry(1)]);
    expect(await store.records.get('accounts', 'anna')).toMatchObject({ value: { role: 'admin' } });
    expect(await store.records.get('accounts', 'nobody')).toBeNull();
    expect([...(await store.blobs.get(hash))!]).toEqual([1, 2, 3]);
    expect(await refusal(store.journal.append('fosdem', entry(2)))).toMatchObject({ code: 'unreachable' });
    expect(await refusal(store.records.put('accounts', 'ben', 1))).toMatchObject({ code: 'unreachable' });
    await alone.start();
    await expect.poll(() => store.trouble(), { timeout: 15_000 }).toBeNull();
    await store.journal.append('fosdem', entry(2));
    expect(await store.journal.head('fosdem')).toBe(2);
    await alone.stop();
  });
});

describe('the address', () => {
  it('says servers, login, name and copies', () => {
    expect(natsAddress('nats://a,b:4333,c')).toEqual({
      servers: ['a', 'b:4333', 'c'],
      tls: false,
      name: 'hallway',
      replicas: 3,
    });
    expect(natsAddress('tls://ana:p%40ss@a/?replicas=1&name=x&ca=/ca.pem')).toEqual({
      servers: ['a'],
      tls: true,
      user: 'ana',
      password: 'p@ss',
      name: 'x',
      replicas: 1,
      ca: '/ca.pem',
    });
    expect(natsAddress('nats://secret@[::1]:4222')).toMatchObject({ token: 'secret', replicas: 1 });
  });

  it.each(['nats://', 'nats://a b', 'nats://a?replicas=2', 'nats://a?colour=red', 'nats://a?name=a.b'])(
    'is refused if it cannot be: %s',
    (text) => {
      expect(() => natsAddress(text)).toThrow(/^HALLWAY_STORE .*; write it like nats:\/\//);
    },
  );
});

it('every text is a token of its own, and comes back', () => {
  for (const text of ['', 'a', 'A-b_9', 'a/b', 'a.b', '=41', '*', '>', ODD_TEXT.replace('\ud800', '')]) {
    expect(tokenOf(text)).toMatch(/^[A-Za-z0-9_=-]+$/);
    expect(textOf(tokenOf(text))).toBe(text);
  }
});
