/**
 * Days of the conference as half-open intervals that hold every session. Producers' own bounds are hints:
 * pretalx, wafer and merged files contradict themselves about them.
 */
import type { Day, Instant, Minutes } from '../../../core/model.js';
import type { DraftDay } from './draft.js';
import { FormatError } from '../format.js';
import { MOST_DAYS } from './most.js';
import { parseInstant } from './time.js';
import type { Warnings } from './warnings.js';
import { addDays, isDate, type Zone } from './zone.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A session that starts before this may belong to the evening before, minutes after midnight. */
const NIGHT: Minutes = 6 * 60;
/** A day begins at the latest at this hour, so that screens know the day before its first session. */
const MORNING: Minutes = 4 * 60;

/** A session as far as days are concerned. */
export interface Spell {
  readonly title: string;
  readonly start: Instant;
  readonly end: Instant | undefined;
  /** Index of the day that lists it. */
  readonly day: number | undefined;
}

interface Hint {
  readonly date: string | undefined;
  readonly start: Instant;
  readonly end: Instant;
}

const NO_BOUNDS = { start: NaN, end: NaN };

/** Bounds are kept only if they can be those of one day; 03:59 means until 04:00. */
function readHint(day: DraftDay, zone: Zone): Hint {
  const start = parseInstant(day.start ?? '', zone);
  const date =
    day.date !== undefined && isDate(day.date) ? day.date : start === undefined ? undefined : zone.wall(start).date;
  let end = parseInstant(day.end ?? '', zone);
  if (date === undefined || start === undefined || end === undefined) return { date, ...NO_BOUNDS };
  end = Math.ceil(end / MINUTE) * MINUTE;
  if (zone.wall(end).minutes % 60 === 59) end += MINUTE;
  const midnight = zone.instant(date, 0);
  const plausible = Math.abs(start - midnight) < DAY && start < end && end - start <= 1.5 * DAY;
  return plausible ? { date, start, end } : { date, ...NO_BOUNDS };
}

/** The date of the day that a session belongs to: the listing day's if that can be, else its own. */
function dateOf(
  spell: Spell,
  hints: readonly Hint[],
  zone: Zone,
  night: Minutes,
): { readonly date: string; readonly listed: boolean } {
  const own = zone.wall(spell.start);
  let hint = spell.day === undefined ? undefined : hints[spell.day];
  if (!hint) return { date: own.date, listed: true };
  if (spell.start < hint.start || spell.start >= hint.end) {
    // pretalx lists what starts from 03:00 to 03:59 under the next day, though its days end at 03:59.
    hint = hints.find((other) => other.start <= spell.start && spell.start < other.end) ?? hint;
  }
  const fits =
    hint.date === own.date || (hint.date !== undefined && own.minutes < night && addDays(hint.date, 1) === own.date);
  return { date: fits ? hint.date! : own.date, listed: fits };
}

interface Group {
  readonly date: string;
  readonly hint: Hint | undefined;
  firstStart: Instant;
  lastStart: Instant;
  lastEnd: Instant;
  starts: Instant[];
}

/**
 * The days, in order, not overlapping, each session's start inside exactly one.
 * @param dayChange minutes after midnight at which the producer changes the date, if the file says it.
 * @throws FormatError `invalid` for sessions on more than 100 days.
 */
export function makeDays(
  drafts: readonly DraftDay[],
  spells: readonly Spell[],
  zone: Zone,
  dayChange: Minutes | undefined,
  warnings: Warnings,
): Day[] {
  const hints = drafts.map((draft) => readHint(draft, zone));
  const hintOf = new Map(hints.map((hint) => [hint.date, hint]));
  const groups = new Map<string, Group>();
  const groupOf = (date: string): Group => {
    let group = groups.get(date);
    if (!group) {
      group = {
        date,
        hint: hintOf.get(date),
        firstStart: Infinity,
        lastStart: -Infinity,
        lastEnd: -Infinity,
        starts: [],
      };
      groups.set(date, group);
    }
    return group;
  };

  const night = Math.max(NIGHT, dayChange ?? 0);
  const listing = new Set<number | undefined>();
  for (const spell of spells) {
    listing.add(spell.day);
    const { date, listed } = dateOf(spell, hints, zone, night);
    if (!listed) warnings.add('day-mismatch', `"${spell.title}" (${zone.rfc3339(spell.start)})`);
    const group = groupOf(date);
    group.starts.push(spell.start);
    group.firstStart = Math.min(group.firstStart, spell.start);
    group.lastStart = Math.max(group.lastStart, spell.start);
    group.lastEnd = Math.max(group.lastEnd, spell.end ?? 0, spell.start + MINUTE);
  }
  // A day without sessions is kept: the file says that the conference is open. One whose sessions all moved was misnamed.
  hints.forEach((hint, index) => hint.date !== undefined && !listing.has(index) && groupOf(hint.date));
  if (groups.size > MOST_DAYS) {
    throw new FormatError(
      'invalid',
      `The sessions lie on ${groups.size} different days, more than the ${MOST_DAYS} of any conference; check the dates in the file.`,
    );
  }
  return bound(
    [...groups.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    zone,
  );
}

function bound(groups: readonly Group[], zone: Zone): Day[] {
  const days: Day[] = [];
  let previous = -Infinity;
  groups.forEach((group, index) => {
    const { date, hint, firstStart, lastStart, lastEnd } = group;
    const starts = [firstStart, hint?.start ?? NaN, zone.instant(date, MORNING)].filter(
      (start) => !Number.isNaN(start),
    );
    const start = Math.max(previous, Math.min(...starts));
    const wanted = Math.max(lastEnd, Number.isNaN(hint?.end ?? NaN) ? zone.instant(addDays(date, 1), 0) : hint!.end);
    // Where days interlock, this day lasts until the first session of a later day that follows all of its own.
    const following = groups
      .slice(index + 1)
      .flatMap((later) => later.starts)
      .filter((other) => other > lastStart);
    const end = following.reduce((earliest, other) => Math.min(earliest, other), wanted);
    if (start < end) {
      days.push({ date, start, end });
      previous = end;
    }
  });
  return days;
}
