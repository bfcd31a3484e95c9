/** An announcement while it is being written. Pure. */
import { MINUTE, type AnnouncementLevel, type Command, type Instant, type Minutes } from '../../core/index.js';
import { instantAt } from '../parts/instant-at.js';

/** When it shall end: not by itself, so many minutes after it is put up, or at a time of day to come. */
export type Until = 'withdrawn' | { readonly minutes: Minutes } | { readonly clock: string };

export interface AnnouncementDraft {
  readonly level: AnnouncementLevel;
  /** By BCP 47 tag; empty ones are not sent. */
  readonly texts: Readonly<Record<string, string>>;
  readonly everywhere: boolean;
  /** Room ids, if not everywhere. */
  readonly rooms: readonly string[];
  readonly until: Until;
}

/** @param languages of the conference; the first two get a field each. */
export function emptyAnnouncement(languages: readonly string[]): AnnouncementDraft {
  const texts = Object.fromEntries(languages.slice(0, 2).map((language) => [language, '']));
  return { level: 'info', texts, everywhere: true, rooms: [], until: 'withdrawn' };
}

type Announce = Extract<Command, { type: 'announce' }>;

/**
 * The instant at which it ends, or null if no clock shows the time within a day from now.
 * @param timeOf writes an instant as `HH:MM` in the conference's zone.
 */
export function endOf(until: Until, now: Instant, timeOf: (at: Instant) => string): Instant | null | undefined {
  if (until === 'withdrawn') return undefined;
  const minute = now - (now % MINUTE);
  if ('minutes' in until) return minute + until.minutes * MINUTE;
  return instantAt({ date: '', start: minute + MINUTE, end: minute + 24 * 60 * MINUTE }, until.clock, timeOf);
}

/** What is missing, as a key of the words; null if it can be sent. */
export function complaint(
  draft: AnnouncementDraft,
  now: Instant,
  timeOf: (at: Instant) => string,
): 'textMissing' | 'scopeMissing' | 'untilPassed' | null {
  if (Object.values(draft.texts).every((text) => text.trim() === '')) return 'textMissing';
  if (!draft.everywhere && draft.rooms.length === 0) return 'scopeMissing';
  return endOf(draft.until, now, timeOf) === null ? 'untilPassed' : null;
}

/** The command of a draft without complaint. */
export function toCommand(draft: AnnouncementDraft, now: Instant, timeOf: (at: Instant) => string): Announce {
  const texts = Object.entries(draft.texts).map(([language, text]) => [language, text.trim()] as const);
  const until = endOf(draft.until, now, timeOf);
  return {
    type: 'announce',
    level: draft.level,
    text: Object.fromEntries(texts.filter(([, text]) => text !== '')),
    ...(draft.everywhere ? {} : { scope: { rooms: draft.rooms } }),
    ...(until === undefined || until === null ? {} : { until }),
  };
}
