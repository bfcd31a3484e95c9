/** Disks that are full or faulty while the server runs: refused in words, screens live on, well again without a restart. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder, tidyUp, type RunningServer } from '../support/built-server.js';
import { programme } from '../support/programme.js';
import { TestSocket } from '../support/socket.js';

const data = temporaryFolder();
// Mounting is for root; elsewhere the faults that strace makes have to do.
const isRoot = process.getuid?.() === 0;
let server: RunningServer;
let token: string;
let acknowledged: number;

beforeAll(async () => {
  if (isRoot) execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', data]);
  const file = join(temporaryFolder(), 'small.json');
  writeFileSync(file, programmeBytes(programme([['e', 'Box', '10:00', '12:00']])));
  hallway(data, 'import', file, '--conference', 'small');
  token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'disk');
  server = await startServer(data);
  acknowledged = 1;
});
afterAll(() => {
  if (isRoot) execFileSync('umount', ['-l', data]);
  tidyUp();
});

async function delay(minutes: number) {
  const response = await fetch(`${server.url}/api/conferences/small/changes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'delay', session: 'e', minutes }),
  });
  return {
    status: response.status,
    body: (await response.json()) as { code?: string; detail?: string; revision: number },
  };
}

async function screenAt(): Promise<TestSocket> {
  const screen = new TestSocket(new WebSocket(`${server.url.replace('http', 'ws')}/live`));
  await once(screen.socket, 'open');
  screen.hello();
  await screen.next('welcome');
  return screen;
}

const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;

/** What must hold while nothing can be written, and once it can again. */
async function liveThrough(expected: { status: number; code: string }, mend: () => Promise<void>): Promise<void> {
  const refused = await delay(300);
  expect({ status: refused.status, code: refused.body.code }).toEqual(expected);
  expect(refused.body.detail).toMatch(/nothing was written; screens go on/);
  expect(await statusOf('/readyz')).toBe(503);
  expect(await statusOf('/healthz')).toBe(200);
  const schedule = (await (await fetch(`${server.url}/api/conferences/small/schedule`)).json()) as { revision: number };
  expect(schedule.revision).toBe(acknowledged);
  // A screen that comes now is welcomed, and one that was there is not let go.
  const late = await screenAt();
  expect((await late.next('welcome')).revision).toBe(acknowledged);
  await mend();
  await expect.poll(() => statusOf('/readyz'), { timeout: 20_000 }).toBe(200);
  const done = await delay(300 + acknowledged);
  expect([done.status, done.body.revision]).toEqual([201, ++acknowledged]);
  expect((await late.next('change')).revision).toBe(acknowledged);
  late.socket.terminate();
}

it.each(['EROFS', 'EIO'])('a disk that refuses writes (%s): 503, and all is well once it takes them', async (fault) => {
  const files = ['hallway.db', 'hallway.db-wal'].flatMap((name) => ['-P', join(data, name)]);
  const calls = 'pwrite64,fdatasync,fsync';
  const strace = spawn(
    'strace',
    ['-f', '-p', String(server.process.pid), ...files, '-e', `inject=${calls}:error=${fault}`, '-o', '/dev/null'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await once(strace.stderr, 'data');
  await liveThrough({ status: 503, code: 'store-failed' }, async () => {
    strace.kill('SIGINT');
    await once(strace, 'exit');
  });
});

it.runIf(isRoot)(
  'a full disk: 507, all is well once there is room, and everything is there after a crash',
  async () => {
    const screen = await screenAt();
    const filler = join(data, 'filler');
    const handle = openSync(filler, 'w');
    const fill = (): void => {
      for (const size of [65_536, 1]) {
        try {
          for (;;) writeSync(handle, Buffer.alloc(size));
        } catch {
          // Full.
        }
      }
    };
    // What the log has room for already is still taken; each of these is on the disk.
    for (let minutes = 100; ; minutes++) {
      fill();
      const { status, body } = await delay(minutes);
      if (status !== 201) break;
      acknowledged = body.revision;
    }
    await liveThrough({ status: 507, code: 'store-full' }, async () => {
      closeSync(handle);
      rmSync(filler);
    });
    await screen.next('change', ({ revision }) => revision === acknowledged);
    await server.stop('SIGKILL');
    server = await startServer(data);
    const schedule = (await (await fetch(`${server.url}/api/conferences/small/schedule`)).json()) as {
      revision: number;
    };
    expect(schedule.revision).toBe(acknowledged);
  },
);
