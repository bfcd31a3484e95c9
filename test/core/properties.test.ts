import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  applyMessage,
  boards,
  EMPTY_REPLICA,
  MINUTE,
  NOTHING_LIVE,
  RuleError,
  schedule,
  warnings,
  type Command,
  type Replica,
  type ScheduledSession,
  type ServerMessage,
} from '../../core/index.js';
import { commands, programmes, steps, targetedCommands, type Step } from '../support/arbitraries.js';
import { Rehearsed } from '../support/conference.js';
import { time } from '../support/programme.js';

/** Tries something that a rule may forbid; a refusal must leave everything as it was. */
function attempt(c: Rehearsed, run: () => unknown): boolean {
  const [live, revision] = [c.live, c.revision];
  try {
    run();
    return true;
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    expect([c.live, c.revision]).toEqual([live, revision]);
    return false;
  }
}

function take(c: Rehearsed, step: Step, index: number): void {
  if ('do' in step) {
    c.at += step.after * MINUTE;
    attempt(c, () => c.do(step.do));
  } else if ('undo' in step) attempt(c, () => c.undo(step.undo));
  else c.adopt(step.adopt, `p${index}`);
}

const json = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('properties of the schedule', () => {
  it('[T2] taking back a delay gives the schedule before it', () => {
    fc.assert(
      fc.property(
        programmes,
        fc.array(commands, { maxLength: 8 }),
        fc.nat(13),
        fc.integer({ min: 1, max: 90 }),
        (p, earlier, index, minutes) => {
          const c = new Rehearsed(p, time('09:30'));
          for (const command of earlier) attempt(c, () => c.do(command));
          const before = c.schedule.sessions;
          const own = c.schedule.byId.get(`s${index}`)?.delay ?? 0;
          const command: Command = { type: 'delay', session: `s${index}`, minutes };
          if (!attempt(c, () => c.do(command)) || own === minutes) return;
          const delayed = c.revision;
          c.undo(delayed);
          expect(c.schedule.sessions).toEqual(before);
          // The other way: saying the old delay again.
          c.undo(c.revision);
          if (attempt(c, () => c.do({ type: 'delay', session: `s${index}`, minutes: own }))) {
            expect(c.schedule.sessions).toEqual(before);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[T5] ripple never moves a session earlier than planned', () => {
    const late = fc.oneof(
      fc.record({
        type: fc.constant('delay' as const),
        session: fc.constantFrom('s0', 's1', 's2', 's3', 's4', 's5'),
        minutes: fc.nat(120),
      }),
      fc.record({
        type: fc.constant('extend' as const),
        session: fc.constantFrom('s0', 's1', 's2', 's3', 's4', 's5'),
        minutes: fc.integer({ min: -300, max: 120 }),
      }),
      fc.record({
        type: fc.constantFrom('cancel' as const, 'end' as const),
        session: fc.constantFrom('s0', 's1', 's2'),
      }),
    );
    fc.assert(
      fc.property(programmes, fc.array(late, { maxLength: 8 }), fc.nat(600), (p, list, minutes) => {
        const c = new Rehearsed(p, time('09:00') + minutes * MINUTE);
        for (const command of list) attempt(c, () => c.do(command));
        for (const session of c.schedule.sessions) {
          if (session.ended === undefined) expect(session.start).toBeGreaterThanOrEqual(session.baseStart);
        }
      }),
      { numRuns: 300 },
    );
  });

  const comes = (s: ScheduledSession) => s.status !== 'cancelled' && !s.background;

  it('[T2] no session starts before the expected end of one with an earlier base start in its room, unless held, started or overlapping it in base', () => {
    fc.assert(
      fc.property(programmes, steps, (p, list) => {
        const c = new Rehearsed(p);
        list.forEach((step, index) => take(c, step, index));
        for (const [room, sessions] of c.schedule.byRoom) {
          if (room === '') continue;
          for (const later of sessions) {
            if (!comes(later) || later.hold || later.started !== undefined || later.ended !== undefined) continue;
            for (const earlier of sessions) {
              if (!comes(earlier) || earlier.baseStart >= later.baseStart || earlier.day !== later.day) continue;
              if (earlier.baseEnd > later.baseStart) continue;
              expect(later.start).toBeGreaterThanOrEqual(earlier.end);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[T1] every session has an expected interval, whatever happens, and boards and warnings can be told', () => {
    fc.assert(
      fc.property(programmes, steps, fc.nat(3 * 24 * 60), (p, list, minutes) => {
        const c = new Rehearsed(p);
        list.forEach((step, index) => take(c, step, index));
        for (const session of c.schedule.sessions) {
          expect(Number.isFinite(session.start)).toBe(true);
          expect(session.end).toBeGreaterThanOrEqual(session.start);
        }
        const at = time('00:00') + minutes * MINUTE;
        for (const board of boards(c.schedule, at).boards) {
          for (const now of board.now) {
            expect(now.start <= at && at < now.end && now.status !== 'cancelled').toBe(true);
          }
          if (board.next) expect(board.next.start).toBeGreaterThan(at);
        }
        for (const warning of warnings(c.schedule)) {
          for (const id of warning.sessions) expect(c.schedule.byId.has(id)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('properties of the journal', () => {
  it('[J1] applying changes one by one equals replaying the journal', () => {
    fc.assert(
      fc.property(programmes, steps, (p, list) => {
        const c = new Rehearsed(p);
        list.forEach((step, index) => take(c, step, index));
        const replayed = json(c.journal).reduce((live, { change }) => applyChange(live, change), NOTHING_LIVE);
        expect(replayed).toEqual(json(c.live));
        expect(c.journal.map(({ revision }) => revision)).toEqual(c.journal.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });

  it('[T7] [J2] a repeated command that names its target changes nothing', () => {
    fc.assert(
      fc.property(programmes, fc.array(commands, { maxLength: 6 }), targetedCommands, (p, earlier, command) => {
        const c = new Rehearsed(p, time('10:30'));
        for (const before of earlier) attempt(c, () => c.do(before));
        if (!attempt(c, () => c.do(command))) return;
        const [live, revision] = [c.live, c.revision];
        expect(c.do(command).change).toBeNull();
        expect([c.live, c.revision]).toEqual([live, revision]);
      }),
      { numRuns: 500 },
    );
  });

  it('[U1] [U2] after any undos the state is what the entries that hold have set, the last one winning', () => {
    fc.assert(
      fc.property(programmes, steps, (p, list) => {
        const c = new Rehearsed(p);
        list.forEach((step, index) => take(c, step, index));
        const holds = new Set<number>();
        const flip = (revision: number, on: boolean): void => {
          if (on) holds.add(revision);
          else holds.delete(revision);
          const undoes = c.journal[revision - 1]!.change.undoes;
          if (undoes !== undefined) flip(undoes, !on);
        };
        for (const { revision } of c.journal) flip(revision, true);
        const folded = c.journal
          .filter(({ revision, change }) => holds.has(revision) && change.undoes === undefined)
          .reduce((live, { change }) => applyChange(live, change), NOTHING_LIVE);
        expect(json(c.live)).toEqual(json(folded));
      }),
      { numRuns: 300 },
    );
  });
});

/** A server's side of one socket, in memory: what `welcome` answers and what is pushed. */
class Wire {
  private queue: ServerMessage[] = [];
  constructor(private readonly c: Rehearsed) {}

  hello(replica: Replica): void {
    const missed = this.c.journal.slice(replica.revision);
    const programme = this.c.journal.findLast(({ change }) => change.programme !== undefined)?.change.programme ?? null;
    const state = missed.length <= 3 && replica.revision > 0 ? { changes: json(missed) } : { live: json(this.c.live) };
    this.queue = [
      {
        type: 'welcome',
        protocol: 1,
        version: '0',
        conference: 'small',
        programme,
        revision: this.c.revision,
        now: this.c.at,
        ...state,
      },
    ];
  }

  push(): void {
    const entry = this.c.journal.at(-1)!;
    const { programme, set } = entry.change;
    this.queue.push(
      json(
        programme === undefined
          ? { type: 'change', ...entry }
          : { type: 'programme', hash: programme, revision: entry.revision, at: entry.at, set },
      ),
    );
  }

  deliver(): ServerMessage | undefined {
    return this.queue.shift();
  }

  lose(): void {
    this.queue.pop();
  }

  cut(): void {
    this.queue = [];
  }
}

describe('properties of the wire', () => {
  it('[J1] replica and server agree after any interleaving of drops and reconnects', () => {
    const moves = fc.array(fc.constantFrom('deliver', 'deliver', 'deliver', 'cut', 'lose', 'step', 'step', 'step'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(programmes, steps, moves, (p, list, interleaving) => {
        const c = new Rehearsed(p);
        const wire = new Wire(c);
        let replica: Replica = EMPTY_REPLICA;
        const receive = (message: ServerMessage | undefined): void => {
          if (!message) return;
          const next = applyMessage(replica, message);
          if (next === 'gap') wire.hello(replica);
          else replica = next;
        };
        wire.hello(replica);
        const pending = [...list];
        interleaving.forEach((move, index) => {
          const step = move === 'step' ? pending.shift() : undefined;
          if (move === 'deliver') receive(wire.deliver());
          else if (move === 'lose') wire.lose();
          else if (move === 'cut') {
            wire.cut();
            wire.hello(replica);
          } else if (step) {
            const before = c.revision;
            take(c, step, index);
            if (c.revision > before) wire.push();
          }
        });
        // The link comes back, and everything on it arrives.
        wire.hello(replica);
        for (let message = wire.deliver(); message; message = wire.deliver()) receive(message);
        expect(replica.revision).toBe(c.revision);
        expect(replica.live).toEqual(json(c.live));
        expect(schedule(c.programme, replica.live).sessions).toEqual(json(c.schedule.sessions));
      }),
      { numRuns: 500 },
    );
  });
});
