import { afterEach, describe, expect, it } from 'vitest';
import type { BackupFigures } from '../../../server/backups.js';
import { memoryStore, type Store } from '../../../server/store/index.js';
import type { Link } from '../../../server/store/nats/link.js';
import { Tail } from '../../../server/store/nats/tail.js';
import { appBench, type AppBench } from '../../support/app.js';

let bench: AppBench;
afterEach(() => bench.app.close());

/** A sample of /metrics; null if there is none. */
async function figure(name: string): Promise<number | null> {
  const { text } = await bench.ask(null, 'GET', '/metrics');
  const found = new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

const delay = (minutes: number, more = '') =>
  bench.ask('organiser', 'POST', `/api/conferences/small/changes${more}`, { type: 'delay', session: 'a', minutes });

describe('the journal', () => {
  it('tells how long entries take until they are on disk, and counts nothing else', async () => {
    bench = await appBench();
    const before = (await figure('hallway_journal_durable_seconds_count'))!;
    await delay(5);
    await delay(5);
    await delay(10, '?dryRun=true');
    await delay(10);
    expect(await figure('hallway_journal_durable_seconds_count')).toBe(before + 2);
    expect(await figure('hallway_journal_durable_seconds_sum')).toBeGreaterThan(0);
  });

  it('has the wait for the disk in it, and tells how many wait', async () => {
    const store = memoryStore();
    bench = await appBench({ store });
    let go: () => void = () => undefined;
    const held = new Promise<void>((done) => (go = done));
    const { append } = store.journal;
    store.journal.append = async (...entry) => {
      await held;
      return append.apply(store.journal, entry);
    };
    const before = (await figure('hallway_journal_durable_seconds_sum'))!;
    const answers = [delay(5), delay(10), delay(15)];
    await expect.poll(() => figure('hallway_journal_waiting')).toBe(3);
    await new Promise((done) => setTimeout(done, 60));
    go();
    for (const { status } of await Promise.all(answers)) expect(status).toBe(201);
    expect(await figure('hallway_journal_waiting')).toBe(0);
    // Each of the three has waited.
    expect((await figure('hallway_journal_durable_seconds_sum'))! - before).toBeGreaterThan(3 * 0.05);
  });

  it('does not count what the disk refused', async () => {
    const store = memoryStore();
    bench = await appBench({ store });
    const before = await figure('hallway_journal_durable_seconds_count');
    store.journal.append = () => Promise.reject(new Error('no disk'));
    expect((await delay(5)).status).toBe(500);
    expect(await figure('hallway_journal_durable_seconds_count')).toBe(before);
    expect(await figure('hallway_journal_waiting')).toBe(0);
  });
});

describe('the store', () => {
  it('tells what is yet to be taken in', async () => {
    const store: Store = memoryStore();
    let backlog = 0;
    bench = await appBench({ store: { ...store, backlog: () => backlog } });
    expect(await figure('hallway_store_backlog')).toBe(0);
    backlog = 7;
    expect(await figure('hallway_store_backlog')).toBe(7);
  });

  it('counts the messages of a cluster that were not delivered', async () => {
    bench = await appBench();
    const silent = {
      returned: new Set(),
      js: { consumers: { getPushConsumer: () => Promise.reject(new Error('none')) } },
    };
    const tail = new Tail(silent as unknown as Link, 'journal', 5, () => undefined);
    expect(tail.backlog).toBe(0);
    tail.check(9);
    expect(tail.backlog).toBe(4);
    tail.check(5);
    expect(tail.backlog).toBe(0);
    tail.stop();
  });
});

describe('backups', () => {
  it('are counted where they fail, and dated where they do not', async () => {
    let figures: BackupFigures | null = null;
    bench = await appBench({ backups: () => figures });
    expect(await figure('hallway_backups_failed_total')).toBe(0);
    expect(await figure('hallway_backup_success_timestamp_seconds')).toBeNull();
    figures = { failed: 2, lastSuccess: null };
    expect(await figure('hallway_backups_failed_total')).toBe(2);
    expect(await figure('hallway_backup_success_timestamp_seconds')).toBeNull();
    figures = { failed: 2, lastSuccess: 5_000 };
    expect(await figure('hallway_backup_success_timestamp_seconds')).toBe(5);
  });
});
