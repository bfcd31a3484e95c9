import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/index.js';
import { Conferences } from '../../../server/conference/conferences.js';
import { FetchFailure, type Fetch, type FetchRequest } from '../../../server/sources/fetch.js';
import { nextFetch } from '../../../server/sources/pace.js';
import { Poller } from '../../../server/sources/poller.js';
import { DEFAULTS, type SourceSettings } from '../../../server/sources/record.js';
import { Sources } from '../../../server/sources/sources.js';
import { memoryStore, type Store } from '../../../server/store/index.js';
import { TestClock } from '../../support/conferences.js';
import { file, ROWS } from './feed.js';

/** A timer that tests set off. */
class FakeTimer {
  waiting: { run: () => void; after: number } | null = null;
  readonly set = (run: () => void, after: number) => {
    const mine = { run, after };
    this.waiting = mine;
    return () => {
      if (this.waiting === mine) this.waiting = null;
    };
  };
}

let store: Store;
let clock: TestClock;
let sources: Sources;
let timer: FakeTimer;
let asked: FetchRequest[];
let answer: Fetch;
let poller: Poller | null;
const faults: unknown[] = [];
beforeEach(async () => {
  store = memoryStore();
  clock = new TestClock();
  timer = new FakeTimer();
  asked = [];
  faults.length = 0;
  poller = null;
  answer = async () => ({ kind: 'file', bytes: Buffer.from(file(ROWS)), etag: undefined, lastModified: undefined });
  const conferences = await Conferences.open(store, clock);
  await conferences.create({ slug: 'small' });
  const fetch: Fetch = (request) => {
    asked.push(request);
    return answer(request);
  };
  sources = new Sources({ store, conferences, fetch, random: () => 0 });
});
afterEach(() => poller?.stop());

const add = (id: string, more: Partial<SourceSettings> = {}) =>
  sources.add('small', { ...DEFAULTS, id, url: `https://feed.test/${id}`, apply: 'auto', ...more });
const start = () => (poller = new Poller({ store, sources, timer: timer.set, fault: (error) => faults.push(error) }));
const due = () => expect.poll(() => timer.waiting?.after);
const seen = () => asked.map(({ url }) => url.slice(18));

describe('the poller', () => {
  it('fetches a new source at once, then at its interval, and looks at least once a minute', async () => {
    start();
    await due().toBe(60_000);
    await add('one', { every: 10 });
    await due().toBe(0);
    timer.waiting!.run();
    await due().toBe(60_000);
    expect(seen()).toEqual(['one']);
    expect((await sources.get('small', 'one')).next).toBe(clock.now() + 10 * MINUTE);
    clock.instant += 10 * MINUTE - 1000;
    await sources.alter('small', 'one', {});
    await due().toBe(0);
  });

  it('wakes up when the next one is due', async () => {
    await add('one', { every: 10 });
    await sources.fetch('small', 'one');
    clock.instant += 10 * MINUTE - 20_000;
    start();
    await due().toBe(20_000);
    clock.instant += 20_000;
    timer.waiting!.run();
    await due().toBe(60_000);
    expect(seen()).toEqual(['one', 'one']);
  });

  it('leaves those alone that are fetched only when asked, and those that are not due', async () => {
    await add('asked', { every: 0 });
    await add('due');
    await start().poll();
    expect(seen()).toEqual(['due']);
    await poller!.poll();
    expect(seen()).toEqual(['due']);
    clock.instant += 10 * MINUTE;
    await poller!.poll();
    expect(seen()).toEqual(['due', 'due']);
  });

  it('does not wait for a clock that was set back to come there again', async () => {
    await add('one', { every: 10 });
    await start().poll();
    clock.instant -= 60 * MINUTE;
    await poller!.poll();
    expect(seen()).toEqual(['one', 'one']);
    expect((await sources.get('small', 'one')).next).toBe(clock.now() + 10 * MINUTE);
    await poller!.poll();
    expect(seen()).toEqual(['one', 'one']);
  });

  it('goes on with the others when one fails, and comes back to it more and more rarely', async () => {
    await add('bad');
    await add('good');
    const good = answer;
    answer = (request) =>
      request.url.endsWith('bad') ? Promise.reject(new FetchFailure('bad-answer', 'It is ill.')) : good(request);
    start();
    const nexts: number[] = [];
    for (let n = 0; n < 3; n++) {
      await poller!.poll();
      const { next } = await sources.get('small', 'bad');
      nexts.push((next - clock.now()) / MINUTE);
      clock.instant = next;
    }
    expect(nexts).toEqual([20, 40, 60]);
    expect((await sources.get('small', 'good')).part).toMatchObject({ sessions: 4 });
    expect(faults).toEqual([]);
  });

  it('leaves paused sources alone', async () => {
    await add('one');
    await sources.alter('small', 'one', { paused: true });
    await start().poll();
    expect(seen()).toEqual([]);
    await sources.alter('small', 'one', { paused: false });
    await poller!.poll();
    expect(seen()).toEqual(['one']);
  });

  it('shares the work with other servers: each source is fetched by one', async () => {
    await add('one');
    const both = [start(), new Poller({ store, sources, timer: new FakeTimer().set })];
    await Promise.all(both.map((each) => each.poll()));
    expect(seen()).toEqual(['one']);
    await both[1]!.stop();
  });

  it('comes back to a source whose server died while fetching it', async () => {
    await add('one');
    expect(await sources.claim(await sources.get('small', 'one'))).toBe(true);
    await start().poll();
    expect(seen()).toEqual([]);
    clock.instant += 2 * MINUTE;
    await poller!.poll();
    expect(seen()).toEqual(['one']);
  });

  it('tells what is nobody’s fault but its own', async () => {
    await add('one');
    answer = () => Promise.reject(new TypeError('a bug'));
    await start().poll();
    expect(faults).toMatchObject([{ message: 'a bug' }]);
  });

  it('ends what is under way when it stops, and that does not count as a failure', async () => {
    await add('one');
    answer = ({ signal }) =>
      new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason as Error)));
    const polling = start().poll();
    await expect.poll(() => asked.length).toBe(1);
    await poller!.stop();
    await polling;
    expect((await sources.get('small', 'one')).failures).toBe(0);
    expect([faults, timer.waiting]).toEqual([[], null]);
    clock.instant += 2 * MINUTE;
    await poller!.poll();
    expect(asked).toHaveLength(1);
  });
});

describe('the pace', () => {
  const wait = (every: number, failures: number, random = 0, retryAfter = 0) =>
    (nextFetch({ every, failures }, 1000, random, retryAfter) - 1000) / MINUTE;

  it('is the interval and up to a fifth more', () => {
    expect([wait(10, 0), wait(10, 0, 0.5), wait(10, 0, 1)]).toEqual([10, 11, 12]);
  });

  it('doubles with each failure up to an hour, or the interval if that is longer', () => {
    expect([1, 2, 3, 6, 100].map((failures) => wait(1, failures))).toEqual([2, 4, 8, 60, 60]);
    expect([wait(0, 1), wait(0, 0), wait(120, 3)]).toEqual([2, 0, 120]);
  });

  it('leaves a source alone for as long as it wants, up to six hours', () => {
    expect([wait(10, 1, 0, 30 * MINUTE), wait(10, 1, 0, 5 * MINUTE), wait(10, 1, 0, 1e12)]).toEqual([30, 20, 360]);
  });
});
