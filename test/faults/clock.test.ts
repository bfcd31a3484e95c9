/** The wall clock of the built server is set under it, by libfaketime; its monotonic clock goes on, as with NTP. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import WebSocket from 'ws';
import { afterAll, expect, it } from 'vitest';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder, tidyUp } from '../support/built-server.js';
import { programme, time } from '../support/programme.js';
import { TestSocket } from '../support/socket.js';

afterAll(tidyUp);

const HOUR = 3_600_000;
/** Reading a clock through files and sockets takes a while on a busy machine, ms. */
const NEAR = 60_000;

/** Where Debian puts the library, on any architecture. */
const library = readdirSync('/usr/lib')
  .map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));

it('an hour forward, back, and asleep: revisions go on, screens are right at once, nothing is lost', async () => {
  const data = temporaryFolder();
  const [file, clock] = [join(data, 'small.json'), join(data, 'clock')];
  // "+0" reads the real clock; the file is read anew each time that somebody asks.
  const set = (ahead: number): void => writeFileSync(clock, `${ahead < 0 ? '' : '+'}${ahead / 1_000}\n`);
  writeFileSync(file, programmeBytes(programme([['e', 'Box', '10:00', '12:00']])));
  hallway(data, 'import', file, '--conference', 'small');
  const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'clock');
  set(0);
  const server = await startServer(data, undefined, [], [], {
    LD_PRELOAD: library!,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  });
  const screen = new TestSocket(new WebSocket(`${server.url.replace('http', 'ws')}/live`));
  await once(screen.socket, 'open');
  screen.hello();
  let { revision } = await screen.next('welcome');

  const delay = async (minutes: number): Promise<void> => {
    const response = await fetch(`${server.url}/api/conferences/small/changes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'delay', session: 'e', minutes }),
    });
    expect(response.status).toBe(201);
    expect(((await response.json()) as { revision: number }).revision).toBe(revision + 1);
    revision += 1;
    await screen.next('change', (change) => change.revision === revision);
  };
  let asked = 0;
  /** How far the server tells a screen that its clock is ahead of this machine's, ms. */
  const ahead = async (): Promise<number> => {
    const sent = ++asked;
    screen.say({ type: 'time', sent });
    return (await screen.next('time', (answer) => answer.sent === sent)).now - Date.now();
  };
  const expectAhead = async (wanted: number): Promise<void> =>
    expect(Math.abs((await ahead()) - wanted)).toBeLessThan(NEAR);

  await expectAhead(0);
  await delay(1);
  set(HOUR);
  await expectAhead(HOUR);
  await delay(2);

  // Back: the last entry is in the future now, and screens are told that nobody knows what is on (K2).
  set(0);
  await screen.next('welcome', ({ unverified }) => unverified === true);
  await expectAhead(0);
  const told = screen.ofType('welcome').length;
  // A write says that this clock is the right one.
  await delay(3);
  await expect.poll(() => screen.ofType('welcome').length).toBe(told + 1);
  expect(screen.ofType('welcome').at(-1)!.unverified).toBeUndefined();

  // Asleep: the process stands still, and when it goes on it is an hour later.
  server.process.kill('SIGSTOP');
  set(HOUR);
  server.process.kill('SIGCONT');
  await expectAhead(HOUR);
  await delay(4);
  expect(screen.ofType('change').map((change) => change.revision)).toEqual([2, 3, 4, 5]);
  expect(screen.socket.readyState).toBe(WebSocket.OPEN);

  const { sessions } = (await (await fetch(`${server.url}/api/conferences/small/schedule`)).json()) as {
    sessions: { delay: number; start: string }[];
  };
  expect(sessions).toMatchObject([{ delay: 4 }]);
  expect(Date.parse(sessions[0]!.start)).toBe(time('10:04'));
  await server.stop('SIGTERM');
  expect(server.process.exitCode).toBe(0);
});
