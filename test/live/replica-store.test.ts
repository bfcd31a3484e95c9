import { beforeEach, describe, expect, it } from 'vitest';
import { NOTHING_LIVE, type LiveState, type ServerMessage } from '../../core/index.js';
import { ReplicaStore } from '../../live/replica-store.js';
import { FakeEnvironment } from '../support/fake-environment.js';
import { programme } from '../support/programme.js';

const first = programme([['a', 'Aula', '10:00', '10:45']]);
const second = programme([['b', 'Box', '11:00', '11:45']]);
const late: LiveState = { ...NOTHING_LIVE, sessions: { a: { delay: 15 } } };

const welcome = (hash: string | null, revision: number, live = NOTHING_LIVE): ServerMessage => ({
  type: 'welcome',
  protocol: 1,
  version: 'v',
  conference: 'small',
  programme: hash,
  revision,
  now: 0,
  live,
});
const change = (revision: number, delay: number): ServerMessage => ({
  type: 'change',
  revision,
  at: 0,
  change: { type: 'delay', set: { sessions: { a: { delay } } } },
});

let environment: FakeEnvironment;
let store: ReplicaStore;
let changes: number;
let gaps: number;

beforeEach(() => {
  environment = new FakeEnvironment();
  environment.programmes.set('h1', first).set('h2', second);
  changes = gaps = 0;
  store = new ReplicaStore({ conference: 'small', environment, changed: () => changes++, gap: () => gaps++ });
});

/** Lets promises that are ready run on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('following the server', () => {
  it('holds nothing until the programme is there', async () => {
    store.receive(welcome('h1', 1, late));
    expect(store.held).toBeNull();
    expect(store.current).toBe(false);
    await settled();
    expect(store.held).toEqual({ hash: 'h1', programme: first, revision: 1, live: late, at: null });
    expect(store.current).toBe(true);
    expect(changes).toBe(1);
  });

  it('applies changes, and tells each once', async () => {
    store.receive(welcome('h1', 1));
    await settled();
    store.receive(change(2, 15));
    store.receive(change(2, 15));
    expect(store.held?.revision).toBe(2);
    expect(store.held?.live.sessions['a']).toEqual({ delay: 15 });
    expect(changes).toBe(2);
    expect(environment.fetched).toEqual(['h1']);
  });

  it('says in a hello which entry it holds, where it knows', async () => {
    store.receive(welcome('h1', 1));
    await settled();
    expect(store.position).toEqual({ programme: 'h1', revision: 1, at: null });
    store.receive({ ...change(2, 15), at: 77 } as ServerMessage);
    expect(store.position).toEqual({ programme: 'h1', revision: 2, at: 77 });
    store.receive({ ...welcome('h1', 2), live: undefined, changes: [] } as ServerMessage);
    expect(store.position.at).toBe(77);
  });

  it('asks again after a gap, and shows the old state meanwhile', async () => {
    store.receive(welcome('h1', 1));
    await settled();
    store.receive(change(3, 15));
    expect(gaps).toBe(1);
    expect(store.held?.revision).toBe(1);
    store.receive({ ...welcome('h1', 3), live: undefined, changes: [] } as ServerMessage);
    expect(gaps).toBe(2);
    expect(store.position).toEqual({ programme: null, revision: null, at: null });
    store.receive(welcome('h1', 3, late));
    expect(store.held).toMatchObject({ revision: 3, live: late });
  });

  it('ignores what comes before a welcome', () => {
    store.receive(change(2, 15));
    expect([gaps, changes, store.held]).toEqual([0, 0, null]);
  });

  it('holds an empty programme for a conference that has none', () => {
    store.receive(welcome(null, 0));
    expect(store.held?.programme.sessions).toEqual([]);
    expect(store.current).toBe(true);
  });
});

describe('a new programme', () => {
  beforeEach(async () => {
    store.receive(welcome('h1', 1, late));
    await settled();
  });

  it('replaces programme and live state at once, never one without the other', async () => {
    store.receive({ type: 'programme', hash: 'h2', revision: 2, at: 0, set: { sessions: { a: { delay: null } } } });
    expect(store.held).toMatchObject({ hash: 'h1', revision: 1, live: late });
    expect(store.current).toBe(false);
    store.receive(change(3, 5));
    expect(store.held).toMatchObject({ hash: 'h1', revision: 1, live: late });
    await settled();
    expect(store.held).toMatchObject({ hash: 'h2', programme: second, revision: 3 });
    expect(store.held?.live.sessions).toEqual({ a: { delay: 5 } });
    expect(store.current).toBe(true);
  });

  it('is fetched again, later and later, until it comes', async () => {
    environment.programmes.delete('h2');
    store.receive({ type: 'programme', hash: 'h2', revision: 2, at: 0, set: {} });
    await settled();
    environment.pass(1_000);
    await settled();
    expect(environment.fetched).toEqual(['h1', 'h2', 'h2']);
    expect(store.held?.hash).toBe('h1');
    environment.programmes.set('h2', second);
    environment.pass(60_000);
    await settled();
    expect(store.held?.hash).toBe('h2');
    environment.pass(600_000);
    expect(environment.fetched).toHaveLength(4);
  });

  it('that is overtaken by another is not held', async () => {
    const third = programme([]);
    environment.programmes.set('h3', third);
    store.receive({ type: 'programme', hash: 'h2', revision: 2, at: 0, set: {} });
    store.receive({ type: 'programme', hash: 'h3', revision: 3, at: 0, set: {} });
    await settled();
    expect(store.held).toMatchObject({ hash: 'h3', revision: 3 });
    expect(changes).toBe(2);
  });

  it('is not fetched when it is the one at hand', () => {
    store.receive({ type: 'programme', hash: 'h1', revision: 2, at: 0, set: {} });
    expect(store.held).toMatchObject({ hash: 'h1', revision: 2 });
    expect(environment.fetched).toEqual(['h1']);
  });
});

describe('after a restart', () => {
  it('shows what was kept, and catches up from there without fetching', () => {
    store.restore({ hash: 'h1', programme: first, revision: 4, live: late, at: 70 });
    expect(store.held?.revision).toBe(4);
    expect(store.position).toEqual({ programme: 'h1', revision: 4, at: 70 });
    store.receive({
      ...welcome('h1', 5),
      live: undefined,
      changes: [{ revision: 5, at: 0, change: { type: 'delay', set: { sessions: { a: { delay: 20 } } } } }],
    } as ServerMessage);
    expect(store.held?.live.sessions['a']).toEqual({ delay: 20 });
    expect(environment.fetched).toEqual([]);
  });

  it('does not let what was kept overwrite what the server said', async () => {
    store.receive(welcome('h2', 9));
    await settled();
    store.restore({ hash: 'h1', programme: first, revision: 4, live: late, at: 70 });
    expect(store.held?.revision).toBe(9);
  });
});
