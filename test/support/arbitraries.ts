/** Random conferences and commands for property tests. */
import fc from 'fast-check';
import { MINUTE, type Command, type Programme, type Session } from '../../core/index.js';
import { programme, time } from './programme.js';

const ROOMS = ['Aula', 'Box', 'Cube'];
const IDS = Array.from({ length: 14 }, (_, index) => `s${index}`);

const session = (id: string): fc.Arbitrary<Session> =>
  fc
    .record({
      room: fc.option(fc.constantFrom(...ROOMS), { nil: undefined, freq: 8 }),
      day: fc.nat(1),
      // Crowded, so that sessions touch, overlap and leave small gaps.
      slot: fc.nat(5 * 12),
      length: fc.constantFrom(undefined, 0, 5, 20, 30, 45, 60, 60, 90, 300, 3 * 24 * 60),
      kind: fc.constantFrom('talk', 'talk', 'talk', 'break', 'social'),
      speaker: fc.constantFrom('ana', 'bo', 'cai'),
    })
    .map(({ room, day, slot, length, kind, speaker }): Session => {
      const start = time(`+${day} 09:00`) + slot * 5 * MINUTE;
      return {
        id,
        title: id,
        kind: kind as Session['kind'],
        speakers: [{ id: speaker, name: speaker }],
        start,
        ...(room === undefined ? {} : { room }),
        ...(length === undefined ? {} : { end: start + length * MINUTE }),
      };
    });

/** Two days, three rooms, up to 14 sessions, some without room, without end, of zero length or of three days. */
export const programmes: fc.Arbitrary<Programme> = fc
  .integer({ min: 1, max: IDS.length })
  .chain((count) => fc.tuple(...IDS.slice(0, count).map(session)))
  .map((sessions) => programme([], { sessions }));

const id = fc.constantFrom(...IDS, 'unknown');
const room = fc.constantFrom(...ROOMS, 'Attic');
const minutes = fc.integer({ min: -60, max: 120 });
const instant = fc.tuple(fc.nat(1), fc.nat(24 * 12)).map(([day, slot]) => time(`+${day} 04:00`) + slot * 5 * MINUTE);

/** Commands that name what they aim at: said twice, they change nothing the second time (T7, J2). */
export const targetedCommands: fc.Arbitrary<Command> = fc.oneof(
  fc.record(
    { type: fc.constant('delay' as const), session: id, minutes, hold: fc.boolean() },
    { requiredKeys: ['type', 'session', 'minutes'] },
  ),
  fc.record({ type: fc.constant('extend' as const), session: id, minutes }),
  fc.record(
    { type: fc.constant('move' as const), session: id, room, start: instant },
    { requiredKeys: ['type', 'session'] },
  ),
  fc.record({
    type: fc.constant('cancel' as const),
    session: id,
    reason: fc.constantFrom('ill', { en: 'ill', ro: 'bolnav' }),
  }),
  fc.record({ type: fc.constant('restore' as const), session: id }),
  fc.record({ type: fc.constant('edit' as const), session: id, title: fc.constantFrom('New', { en: 'New' }, null) }),
  fc.record({ type: fc.constantFrom('start' as const, 'end' as const), session: id }),
  fc.record({ type: fc.constant('room-status' as const), room, status: fc.constantFrom('open', 'full', 'closed') }),
  fc.record({ type: fc.constant('withdraw' as const), announcement: fc.constantFrom('a2', 'a3', 'a4') }),
  fc.record({ type: fc.constant('settings' as const), turnover: fc.integer({ min: 0, max: 30 }) }),
);

/** Any command at all. */
export const commands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: targetedCommands },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delay-room' as const), room, minutes }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delay-all' as const), minutes }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('swap' as const), sessions: fc.tuple(id, id) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('announce' as const),
      text: fc.constant({ en: 'Hear' }),
      level: fc.constantFrom('info' as const, 'emergency' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('add' as const),
      session: fc.record({ title: fc.constant('Extra'), room, start: instant }),
    }),
  },
);

/** What happens to a conference: commands at rising instants, undos, new programmes. */
export type Step =
  { readonly do: Command; readonly after: number } | { readonly undo: number } | { readonly adopt: Programme };

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: commands, after: fc.nat(90) }) },
    { weight: 2, arbitrary: fc.record({ undo: fc.integer({ min: 1, max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ adopt: programmes }) },
  ),
  { maxLength: 24 },
);
