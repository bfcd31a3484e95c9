/** Connections that say little or nothing: screens and requests go on beside thousands of them. `HALF_OPEN=15000` is the long form. */
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import WebSocket from 'ws';
import { afterAll, expect, it } from 'vitest';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, residentMegabytes, startServer, temporaryFolder, tidyUp } from '../support/built-server.js';
import { programme } from '../support/programme.js';
import { TestSocket } from '../support/socket.js';

const HALF_OPEN = Number(process.env['HALF_OPEN'] ?? 1_000);
/** Connections made in one turn, so that the backlog is not what is tried. */
const AT_ONCE = 250;

const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  tidyUp();
});

/** What each says of a request that it never ends. */
const BEGINNINGS = [
  '',
  'GET /api/conferences HTTP/1.1\r\nHost: x\r\nX-Slow: ',
  'POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
  'GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n',
];

it(`${HALF_OPEN} connections that never say what they want keep no screen waiting`, { timeout: 240_000 }, async () => {
  const data = temporaryFolder();
  const file = join(data, 'small.json');
  writeFileSync(file, programmeBytes(programme([['e', 'Box', '10:00', '12:00']])));
  hallway(data, 'import', file, '--conference', 'small');
  const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'loris');
  const server = await startServer(data);
  const before = residentMegabytes(server.process);
  while (sockets.length < HALF_OPEN) {
    const many = Array.from({ length: Math.min(AT_ONCE, HALF_OPEN - sockets.length) }, async (_, i) => {
      // Loopback has more addresses than one has ports.
      const from = `127.0.0.${2 + Math.floor(sockets.length / 10_000)}`;
      const socket = connect({ port: server.port, host: '127.0.0.1', localAddress: from });
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(BEGINNINGS[i % BEGINNINGS.length]!);
      return socket;
    });
    sockets.push(...(await Promise.all(many)));
  }
  const screen = new TestSocket(new WebSocket(`${server.url.replace('http', 'ws')}/live`));
  await once(screen.socket, 'open');
  screen.hello();
  const { revision } = await screen.next('welcome');
  const from = performance.now();
  const response = await fetch(`${server.url}/api/conferences/small/changes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'delay', session: 'e', minutes: 5 }),
  });
  expect(response.status).toBe(201);
  expect((await screen.next('change')).revision).toBe(revision + 1);
  const took = performance.now() - from;
  const open = sockets.filter((socket) => !socket.destroyed).length;
  const grown = residentMegabytes(server.process) - before;
  console.log(
    `${open} of ${HALF_OPEN} half-open · a change was on a screen after ${took.toFixed(0)} ms · ${grown.toFixed(0)} MB more`,
  );
  expect(grown).toBeLessThan(50 + HALF_OPEN / 50);
  const stopping = performance.now();
  await server.stop('SIGTERM');
  expect(server.process.exitCode).toBe(0);
  expect(performance.now() - stopping).toBeLessThan(10_000);
});
