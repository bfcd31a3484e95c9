import { once } from 'node:events';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import WebSocket from 'ws';
import { afterAll, describe, expect, it } from 'vitest';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder, tidyUp, type RunningServer } from '../support/built-server.js';
import { programme, type Row } from '../support/programme.js';
import { TestSocket } from '../support/socket.js';

afterAll(tidyUp);

const ROWS: readonly Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['e', 'Box', '10:00', '12:00'],
];

/** A folder with the conference "small" and a token. */
function prepared() {
  const data = temporaryFolder();
  const file = join(data, 'small.json');
  writeFileSync(file, programmeBytes(programme(ROWS)));
  hallway(data, 'import', file, '--conference', 'small');
  return { data, file, token: hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'faults') };
}

async function change(server: RunningServer, token: string, minutes: number, key?: string) {
  const response = await fetch(`${server.url}/api/conferences/small/changes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify({ type: 'delay', session: 'e', minutes }),
  });
  return { status: response.status, body: (await response.json()) as { revision: number } };
}

const scheduleOf = async (server: RunningServer) =>
  (await (await fetch(`${server.url}/api/conferences/small/schedule`)).json()) as {
    revision: number;
    sessions: { id: string; delay: number }[];
  };

async function screenAt(server: RunningServer): Promise<TestSocket> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`);
  const screen = new TestSocket(socket);
  await once(socket, 'open');
  screen.hello();
  await screen.next('welcome');
  return screen;
}

describe('kill -9', () => {
  it('right after a 201 loses nothing, time after time; the key still works afterwards', async () => {
    const { data, token } = prepared();
    let server = await startServer(data);
    for (let round = 1; round <= 5; round++) {
      const done = await change(server, token, round, `round-${round}`);
      await server.stop('SIGKILL');
      expect(done.status).toBe(201);
      server = await startServer(data);
      const { revision, sessions } = await scheduleOf(server);
      expect(revision).toBe(done.body.revision);
      expect(sessions.find(({ id }) => id === 'e')?.delay).toBe(round);
      // J3: the answer may have been lost with the process; asking again tells it and does nothing.
      const repeated = await change(server, token, round, `round-${round}`);
      expect([repeated.status, repeated.body.revision]).toEqual([201, done.body.revision]);
      expect((await change(server, token, round + 1, `round-${round}`)).status).toBe(422);
    }
    await server.stop('SIGTERM');
  });

  it('in the middle of a storm of changes keeps every one that was acknowledged', async () => {
    const { data, token } = prepared();
    const server = await startServer(data);
    const acknowledged: number[] = [];
    const storm = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; ; i++) {
        const done = await change(server, token, 1 + ((i * 8 + writer) % 600));
        if (done.status === 201) acknowledged.push(done.body.revision);
      }
    });
    const ended = Promise.allSettled(storm);
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(100);
    server.process.kill('SIGKILL');
    await ended;
    const again = await startServer(data);
    const { revision } = await scheduleOf(again);
    expect(revision).toBeGreaterThanOrEqual(Math.max(...acknowledged));
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    await again.stop('SIGTERM');
  });
});

describe('stopping and other processes', () => {
  it('SIGTERM says goodbye to screens and ends with 0 in less than five seconds', async () => {
    const { data } = prepared();
    const server = await startServer(data);
    const screen = await screenAt(server);
    const deaf = await screenAt(server);
    deaf.socket.pause();
    // A request whose body never ends.
    void fetch(`${server.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{"name":')) }),
      duplex: 'half',
    } as RequestInit).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const started = performance.now();
    server.process.kill('SIGTERM');
    const [code] = (await once(server.process, 'exit')) as [number];
    expect(code).toBe(0);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await screen.closed).toEqual({ code: 1012, reason: 'restart' });
  });

  it('what the command line writes reaches the screens within two seconds', async () => {
    const { data, file } = prepared();
    const server = await startServer(data);
    const screen = await screenAt(server);
    writeFileSync(file, programmeBytes(programme(ROWS.slice(1))));
    hallway(data, 'import', file, '--conference', 'small');
    const started = performance.now();
    expect((await screen.next('programme')).revision).toBe(2);
    expect(performance.now() - started).toBeLessThan(2_000);
    hallway(data, 'import', file, '--conference', 'second');
    await expect.poll(async () => (await fetch(`${server.url}/api/conferences/second`)).status).toBe(200);
    hallway(data, 'rehearse', '--conference', 'small', '--now', '2026-10-24T10:50:00Z');
    await expect.poll(async () => (await fetch(`${server.url}/api/conferences/small-rehearsal`)).status).toBe(200);
    await server.stop('SIGTERM');
  });
});
