import { describe, expect, it } from 'vitest';
import {
  applyMessage,
  EMPTY_REPLICA,
  NOTHING_LIVE,
  type Replica,
  type ServerMessage,
  type WelcomeMessage,
} from '../../core/index.js';

const welcome = (more: Partial<WelcomeMessage>): WelcomeMessage => ({
  type: 'welcome',
  protocol: 1,
  version: '0',
  conference: 'small',
  programme: 'p1',
  revision: 3,
  now: 0,
  ...more,
});
const delay = (revision: number, minutes: number): ServerMessage => ({
  type: 'change',
  revision,
  at: 0,
  change: { type: 'delay', set: { sessions: { a: { delay: minutes } } } },
});
const at3: Replica = { programme: 'p1', revision: 3, live: NOTHING_LIVE };

describe('[J1] the replica', () => {
  it('takes the whole state from a welcome', () => {
    const live = { ...NOTHING_LIVE, sessions: { a: { delay: 5 } } };
    expect(applyMessage(EMPTY_REPLICA, welcome({ live }))).toEqual({ programme: 'p1', revision: 3, live });
    // A server that was set back is believed.
    expect(applyMessage({ ...at3, revision: 9 }, welcome({ live }))).toMatchObject({ revision: 3 });
  });

  it('catches up by the changes in a welcome', () => {
    const changes = [4, 5].map((revision) => ({
      revision,
      at: 0,
      change: { type: 'delay', set: { sessions: { a: { delay: revision } } } },
    }));
    expect(applyMessage(at3, welcome({ revision: 5, changes }))).toEqual({
      programme: 'p1',
      revision: 5,
      live: { ...NOTHING_LIVE, sessions: { a: { delay: 5 } } },
    });
    expect(applyMessage(at3, welcome({ revision: 3, changes: [] }))).toBe(at3);
    expect(applyMessage(at3, welcome({ revision: 5, changes: changes.slice(1) }))).toBe('gap');
    expect(applyMessage(at3, welcome({ revision: 6, changes }))).toBe('gap');
    expect(applyMessage(at3, welcome({ revision: 4 }))).toBe('gap');
    expect(applyMessage({ ...at3, revision: 4 }, welcome({ revision: 5, changes }))).toMatchObject({ revision: 5 });
  });

  it('follows programmes that it missed', () => {
    const changes = [{ revision: 4, at: 0, change: { type: 'programme', programme: 'p2', set: {} } }];
    expect(applyMessage(at3, welcome({ revision: 4, programme: 'p2', changes }))).toMatchObject({
      programme: 'p2',
      revision: 4,
    });
    const none = [{ revision: 4, at: 0, change: { type: 'undo', undoes: 1, programme: null, set: {} } }];
    expect(applyMessage(at3, welcome({ revision: 4, programme: null, changes: none }))).toMatchObject({
      programme: null,
    });
    expect(applyMessage(at3, welcome({ revision: 3, programme: 'p9', changes: [] }))).toMatchObject({
      programme: 'p9',
      revision: 3,
    });
  });

  it('applies changes in order, ignores old ones and reports gaps', () => {
    const next = applyMessage(at3, delay(4, 7));
    expect(next).toEqual({ programme: 'p1', revision: 4, live: { ...NOTHING_LIVE, sessions: { a: { delay: 7 } } } });
    expect(applyMessage(at3, delay(3, 7))).toBe(at3);
    expect(applyMessage(at3, delay(5, 7))).toBe('gap');
  });

  it('applies adopted programmes with what they retired', () => {
    const message = (revision: number): ServerMessage => ({
      type: 'programme',
      hash: 'p2',
      revision,
      at: 0,
      set: { sessions: { a: { delay: null } } },
    });
    const late: Replica = { ...at3, live: { ...NOTHING_LIVE, sessions: { a: { delay: 7 } } } };
    expect(applyMessage(late, message(4))).toEqual({ programme: 'p2', revision: 4, live: NOTHING_LIVE });
    expect(applyMessage(late, message(3))).toBe(late);
    expect(applyMessage(late, message(5))).toBe('gap');
  });

  it('is left alone by everything else', () => {
    for (const message of [
      { type: 'time', sent: 1, now: 2 },
      { type: 'command', command: 'reload' },
      { type: 'error', code: 'malformed', detail: '' },
      { type: 'from-the-future' },
    ] as unknown as ServerMessage[]) {
      expect(applyMessage(at3, message)).toBe(at3);
    }
  });
});
