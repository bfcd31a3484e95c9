import { describe, expect, it } from 'vitest';
import * as ws from 'ws';
import type { WebSocket } from 'ws';
import { Allowance } from '../../../server/live/allowance.js';
import { LIVE_BOUNDS } from '../../../server/live/bounds.js';
import { Connection } from '../../../server/live/connection.js';
import { frameOf } from '../../../server/live/frame.js';

/** The types of `ws` leave it out. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => NodeJS.WritableStream };

describe('a frame', () => {
  it.each([0, 1, 125, 126, 65_535, 65_536, 200_000])('of %d bytes is one whole text frame', async (length) => {
    const text = 'ț'.repeat(length / 2) + 'x'.repeat(length % 2);
    const receiver = new Receiver({ isServer: false });
    const got = new Promise((done) => receiver.on('message', (data: Buffer) => done(data.toString())));
    receiver.write(frameOf(text).bytes);
    expect(await got).toBe(text);
  });
});

describe('an allowance', () => {
  it('lets a burst through, then so many a second, and never saves up more than the burst', () => {
    const allowance = new Allowance(10, 2, 0);
    const taken = (now: number) => {
      let count = 0;
      while (allowance.take(1, now)) count++;
      return count;
    };
    expect([taken(0), taken(400), taken(1_000), taken(1_000_000)]).toEqual([10, 0, 2, 10]);
    expect(allowance.take(11, 2_000_000)).toBe(false);
  });
});

describe('thousands of sockets that came in the same second', () => {
  it('are asked for a sign of life at different times, all in time to be found dead', () => {
    const { pingAfter, pingSpread, deadAfter, pass } = LIVE_BOUNDS;
    const sockets = Array.from(
      { length: 5_000 },
      (_, id) => new Connection(String(id + 1), {} as WebSocket, undefined, false, 0, LIVE_BOUNDS, 0),
    );
    const passes = new Map<number, number>();
    for (const { patience } of sockets) {
      expect(patience).toBeGreaterThanOrEqual(pingAfter);
      // A second to answer in.
      expect(patience + pass + 1_000).toBeLessThan(deadAfter);
      const turn = Math.floor(patience / pass);
      passes.set(turn, (passes.get(turn) ?? 0) + 1);
    }
    expect(Math.max(...passes.values())).toBeLessThan(1.2 * (5_000 / (pingSpread / pass)));
  });
});
