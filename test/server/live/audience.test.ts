import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { PROTOCOL, type Instant } from '../../../core/index.js';
import { Audience } from '../../../server/live/audience.js';
import { LIVE_BOUNDS } from '../../../server/live/bounds.js';
import { Connection } from '../../../server/live/connection.js';
import { frameOf } from '../../../server/live/frame.js';

/** More phones than are told in one turn. */
const PHONES = 700;

let lastId = 0;

/** A page that notes what it is told in the common log, as "view revision". */
function page(view: string, log: string[]): Connection {
  const socket = {
    readyState: 1,
    OPEN: 1,
    send: (payload: Buffer) => log.push(`${view} ${payload.toString()}`),
  } as unknown as WebSocket;
  const connection = new Connection(`${++lastId}`, socket, undefined, false, 0 as Instant, LIVE_BOUNDS, 0);
  const hello = { type: 'hello', protocol: PROTOCOL, conference: 'c', programme: null, revision: null } as const;
  connection.hello = { ...hello, about: { view } };
  return connection;
}

describe('an audience', () => {
  it('of screens, panels and phones is told in this order, and phones miss nothing and hear nothing twice', async () => {
    const log: string[] = [];
    const audience = new Audience(false);
    const phones = Array.from({ length: PHONES }, () => page('guide', log));
    for (const phone of phones) audience.add(phone);
    audience.add(page('room', log));
    audience.add(page('admin', log));
    const tell = (revision: number): void =>
      audience.tell({ revision, frame: frameOf(String(revision)) }, (connection, frame) => connection.write(frame));

    tell(1);
    expect(log).toEqual(['room 1', 'admin 1']);
    // The next change overtakes what phones have yet to hear.
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.length).toBeLessThan(PHONES);
    tell(2);
    expect(log.slice(-2)).toEqual(['room 2', 'admin 2']);
    // Somebody who was welcomed at revision 2, and somebody who leaves.
    const late = page('guide', log);
    late.told = 2;
    audience.add(late);
    const gone = phones.at(-1)!;
    audience.delete(gone);
    while (log.length < 4 + 2 * (PHONES - 1)) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));

    const heard = log.filter((line) => line.startsWith('guide'));
    expect(heard).toEqual([
      ...Array.from({ length: PHONES - 1 }, () => 'guide 1'),
      ...Array.from({ length: PHONES - 1 }, () => 'guide 2'),
    ]);
    expect(phones.slice(0, -1).every(({ told }) => told === 2)).toBe(true);
    expect(gone.told).toBe(0);
  });
});
