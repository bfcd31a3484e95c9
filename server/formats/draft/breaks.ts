/** Breaks that no file tells: gaps between sessions. Only when asked, since a gap may as well be a room that nobody uses. */
import { MINUTE, type Day, type Instant, type Minutes, type Programme, type Session } from '../../../core/model.js';
import { hash } from './ids.js';

/** A longer gap is no break: the room is not used. */
const LONGEST: Minutes = 180;
/** A session of this length that has no room, or overlaps another in its room, runs beside the others (rule B4) and fills no gap. */
const BESIDE: Minutes = 240;

/** What runs without a room for everybody. */
const FOR_ALL: ReadonlySet<Session['kind']> = new Set(['break', 'registration', 'social']);

const NAMES: Readonly<Record<string, string>> = {
  en: 'Break',
  de: 'Pause',
  es: 'Descanso',
  fr: 'Pause',
  ro: 'Pauză',
};

type Whole = Session & { readonly end: Instant };

interface Gap {
  /** The session that ends where the gap begins. */
  readonly after: Session;
  readonly start: Instant;
  readonly end: Instant;
}

const dayOf = (days: readonly Day[], { start }: Session): Day | undefined => days.findLast((day) => day.start <= start);

function isBeside({ id, room, start, end = start, background }: Session, sessions: readonly Session[]): boolean {
  if (background || end - start < BESIDE * MINUTE) return background ?? false;
  const overlaps = (other: Session): boolean =>
    other.id !== id && other.room === room && other.start < end && (other.end ?? other.start + 1) > start;
  return room === undefined || sessions.some(overlaps);
}

/** One without a planned end lasts until the next in its room, else to the day's end (rule T1). */
function ended(sessions: readonly Session[], { end: dayEnd }: Day): Whole[] {
  const next = ({ room, start }: Session): Instant | undefined =>
    sessions.find((other) => other.room === room && other.start > start)?.start;
  return sessions.map((session) => ({ ...session, end: session.end ?? next(session) ?? dayEnd }));
}

/** Gaps between sessions that are ordered by start. */
function gapsOf(sessions: readonly Whole[], least: Minutes): Gap[] {
  const gaps: Gap[] = [];
  let last: Whole | undefined;
  for (const session of sessions) {
    const minutes = last ? (session.start - last.end) / MINUTE : 0;
    if (last && minutes >= least && minutes <= LONGEST) gaps.push({ after: last, start: last.end, end: session.start });
    if (!last || session.end > last.end) last = session;
  }
  return gaps;
}

/**
 * The programme with a break in each gap of at least `least` minutes (and at most three hours) between two sessions of a room on
 * one day. Where no room has a session, it is one break of the whole house. The id of a break is made of the session
 * before it, so that it stays when times change.
 * @throws RangeError unless `least` is 1 or more.
 */
export function inferBreaks(programme: Programme, least: Minutes): Programme {
  if (!(least >= 1)) throw new RangeError('A break has at least a minute.');
  const { days, sessions, conference } = programme;
  const title = NAMES[(conference.languages[0] ?? 'en').slice(0, 2)] ?? NAMES['en']!;
  const taken = new Set(sessions.map(({ id }) => id));
  const breaks: Session[] = [];
  const add = ({ after, start, end }: Gap, room: string | undefined): void => {
    const id = `break-${hash(JSON.stringify([after.id, room ?? null]))}`;
    if (taken.has(id)) return;
    taken.add(id);
    breaks.push({ id, title, kind: 'break', ...(room !== undefined && { room }), start, end, speakers: [] });
  };
  const filling = sessions
    .filter((session) => !isBeside(session, sessions))
    .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  for (const day of days) {
    const today = ended(
      filling.filter((session) => dayOf(days, session) === day),
      day,
    );
    const whole = gapsOf(
      today.filter(({ room, kind }) => room !== undefined || FOR_ALL.has(kind)),
      least,
    );
    for (const gap of whole) add(gap, undefined);
    const forAll = [...whole, ...today.filter(({ room, kind }) => room === undefined && FOR_ALL.has(kind))];
    for (const room of new Set(today.map((session) => session.room))) {
      if (room === undefined) continue;
      const gaps = gapsOf(
        today.filter((session) => session.room === room),
        least,
      );
      for (const gap of gaps) {
        const isForAll = forAll.some(({ start, end }) => start < gap.end && gap.start < end);
        if (!isForAll) add(gap, room);
      }
    }
  }
  if (breaks.length === 0) return programme;
  return {
    ...programme,
    sessions: [...sessions, ...breaks].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1)),
  };
}
