import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../server/store/index.js';
import { bundle } from '../../support/bundle.js';
import { entry } from './entries.js';

let script = '';
let root = '';
let dataDir = '';
let count = 0;
const children: ChildProcess[] = [];

beforeAll(async () => {
  script = await bundle('test/server/store/writer.ts');
  root = mkdtempSync(join(tmpdir(), 'hallway-processes-'));
});
beforeEach(() => {
  dataDir = join(root, String(++count));
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true });
  rmSync(dirname(script), { recursive: true });
});

/** A real writing process, and the revisions that it has acknowledged so far. */
function writer(conference: string, writes: number) {
  const child = spawn(process.execPath, [script, dataDir, conference, String(writes)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  let complaint = '';
  child.stdout.on('data', (data) => (said += String(data)));
  child.stderr.on('data', (data) => (complaint += String(data)));
  return {
    acknowledged: () => said.split('\n').slice(0, -1).map(Number),
    async acknowledges(revision: number) {
      while (!said.includes(`${revision}\n`)) {
        if (child.exitCode !== null) throw new Error(complaint);
        await once(child.stdout, 'data');
      }
    },
    async ends() {
      const [code] = child.exitCode === null ? await once(child, 'close') : [child.exitCode];
      if (code !== 0) throw new Error(complaint);
    },
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

const open = () => openStore({ store: 'sqlite', dataDir });

/** Resolves when the store tells of `name`, with the time that took, ms. */
function toldOf(store: Store, port: 'journal' | 'records', name: string): Promise<number> {
  const from = performance.now();
  return new Promise((resolve) => {
    const stop = store[port].subscribe((told) => {
      if (told !== name) return;
      stop();
      resolve(performance.now() - from);
    });
  });
}

describe('two processes on one file', () => {
  it('notice what the other writes within 2 s, by name', async () => {
    const store = await open();
    const names = new Set<string>();
    store.journal.subscribe((name) => names.add(name));
    const journal = toldOf(store, 'journal', 'kvm');
    const records = toldOf(store, 'records', 'marks');
    const other = writer('kvm', 1);
    await other.acknowledges(1);
    const written = performance.now();
    await journal;
    expect(performance.now() - written).toBeLessThan(2_000);
    expect(await store.journal.head('kvm')).toBe(1);
    await records;
    expect(await store.records.get('marks', 'kvm')).toMatchObject({ value: 1 });
    expect([...names]).toEqual(['kvm']);
    await other.ends();
    await store.close();
  });

  it('also notice what was written before they began to listen', async () => {
    const store = await open();
    await writer('kvm', 1).ends();
    expect(await toldOf(store, 'journal', 'kvm')).toBeLessThan(2_000);
    await store.close();
  });

  it('are not told twice of one write', async () => {
    const store = await open();
    const told: string[] = [];
    store.journal.subscribe((name) => told.push(name));
    const first = toldOf(store, 'journal', 'a');
    await writer('a', 1).ends();
    await first;
    const later = toldOf(store, 'journal', 'b');
    await writer('b', 1).ends();
    await later;
    expect(told).toEqual(['a', 'b']);
    await store.close();
  });

  it('never both write the same revision', async () => {
    await (await open()).close();
    const writers = [writer('kvm', 150), writer('kvm', 150), writer('kvm', 150)];
    await Promise.all(writers.map((each) => each.ends()));
    const revisions = writers.flatMap((each) => each.acknowledged()).sort((a, b) => a - b);
    expect(revisions).toEqual(Array.from({ length: 450 }, (_, i) => i + 1));
    const store = await open();
    const entries = await store.journal.read('kvm', 0);
    expect(entries.map((e) => e.revision)).toEqual(revisions);
    expect(new Set(entries.map((e) => JSON.stringify(e.command))).size).toBe(450);
    await store.close();
  });

  it('may make the file at the same time', async () => {
    const writers = [1, 2, 3].map(() => writer('kvm', 5));
    await Promise.all(writers.map((each) => each.ends()));
    const store = await open();
    expect(await store.journal.head('kvm')).toBe(15);
    await store.close();
  });
});

describe('kill -9', () => {
  it('loses nothing that was acknowledged and leaves a sound file', async () => {
    for (let round = 1; round <= 8; round++) {
      const before = existsSync(dataDir) ? await headOf(dataDir) : 0;
      const victim = writer('kvm', 0);
      await victim.acknowledges(before + round * 5);
      await victim.kill();
      const last = Math.max(...victim.acknowledged());
      const store = await open();
      const entries = await store.journal.read('kvm', 0);
      expect(entries.length).toBeGreaterThanOrEqual(last);
      expect(entries.map((e) => e.revision)).toEqual(entries.map((_, i) => i + 1));
      await store.journal.append('kvm', entry(entries.length + 1));
      await store.close();
      const database = new Database(join(dataDir, 'hallway.db'));
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      database.close();
    }
  });
});

async function headOf(dir: string): Promise<number> {
  const store = await openStore({ store: 'sqlite', dataDir: dir });
  const head = await store.journal.head('kvm');
  await store.close();
  return head;
}
