import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { programmeBytes } from '../../server/formats/index.js';
import { hallway, startServer, temporaryFolder, tidyUp } from '../support/built-server.js';
import { programme } from '../support/programme.js';

afterAll(tidyUp);

const CHANGES = 5;

it('a change is synced to disk before its 201 is sent', async () => {
  const data = temporaryFolder();
  const file = join(data, 'small.json');
  writeFileSync(file, programmeBytes(programme([['a', 'Aula', '10:00', '11:00']])));
  hallway(data, 'import', file, '--conference', 'small');
  const token = hallway(data, 'token', 'create', '--role', 'organiser', '--name', 'strace');
  const trace = join(data, 'trace');
  const traced = ['strace', '-f', '-y', '-s', '40', '-e', 'trace=pwrite64,fsync,fdatasync,write,writev', '-o', trace];
  const server = await startServer(data, undefined, traced);
  for (let minutes = 1; minutes <= CHANGES; minutes++) {
    const response = await fetch(`${server.url}/api/conferences/small/changes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'delay', session: 'a', minutes }),
    });
    expect(response.status).toBe(201);
    await response.arrayBuffer();
  }
  // strace itself hears no signals while it writes to a file; it ends with the process that it watches.
  const [watched] = readFileSync(`/proc/${server.process.pid}/task/${server.process.pid}/children`, 'utf8').split(' ');
  const ended = once(server.process, 'exit');
  process.kill(Number(watched), 'SIGTERM');
  await ended;

  let [written, synced, answers] = [false, false, 0];
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/pwrite64\(\d+<[^>]*hallway\.db(-wal)?>/.test(line)) [written, synced] = [true, false];
    else if (/f(data)?sync\(\d+<[^>]*hallway\.db(-wal)?>\)\s+= 0/.test(line)) synced = written;
    else if (line.includes('HTTP/1.1 201')) {
      answers += 1;
      expect([written, synced], `answer ${answers}: ${line}`).toEqual([true, true]);
      [written, synced] = [false, false];
    }
  }
  expect(answers).toBe(CHANGES);
});
