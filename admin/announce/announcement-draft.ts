/** An announcement while it is being written. Pure. */
import { MINUTE, type AnnouncementLevel, type Command, type Instant, type Minutes } from '../../core/index.js';
import { emptyTexts, written } from '../parts/texts.js';
import { instantAt } from '../parts/instant-at.js';

/** When it shall end: not by itself, so many minutes after it is put up, or at a time of day to come. */
export type Until = 'withdrawn' | { readonly minutes: Minutes } | { readonly clock: string };

/** By what the screens of an announcement are chosen (A1). */
export const WHERE = ['rooms', 'tracks', 'displays'] as const;
export type Where = (typeof WHERE)[number];

export interface AnnouncementDraft {
  readonly level: AnnouncementLevel;
  /** By BCP 47 tag; empty ones are not sent. */
  readonly texts: Readonly<Record<string, string>>;
  /** By what screens are chosen, which adds up; by nothing: all of them. */
  readonly where: readonly Where[];
  /** Ids; what is chosen stays chosen while its kind is not. */
  readonly rooms: readonly string[];
  readonly tracks: readonly string[];
  readonly displays: readonly string[];
  readonly until: Until;
}

/** @param languages of the conference; the first two get a field each. */
export function emptyAnnouncement(languages: readonly string[]): AnnouncementDraft {
  const texts = emptyTexts(languages);
  return { level: 'info', texts, where: [], rooms: [], tracks: [], displays: [], until: 'withdrawn' };
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

const MISSING = { rooms: 'scopeMissing', tracks: 'trackScopeMissing', displays: 'displayScopeMissing' } as const;

/** What is missing, as a key of the words; null if it can be sent. */
export function complaint(
  draft: AnnouncementDraft,
  now: Instant,
  timeOf: (at: Instant) => string,
): 'textMissing' | 'scopeMissing' | 'trackScopeMissing' | 'displayScopeMissing' | 'untilPassed' | null {
  if (!written(draft.texts)) return 'textMissing';
  const empty = draft.where.find((where) => draft[where].length === 0);
  if (empty !== undefined) return MISSING[empty];
  return endOf(draft.until, now, timeOf) === null ? 'untilPassed' : null;
}

/** The command of a draft without complaint. */
export function toCommand(draft: AnnouncementDraft, now: Instant, timeOf: (at: Instant) => string): Announce {
  const until = endOf(draft.until, now, timeOf);
  return {
    type: 'announce',
    level: draft.level,
    text: written(draft.texts) ?? {},
    ...(draft.where.length === 0
      ? {}
      : { scope: Object.fromEntries(draft.where.map((where) => [where, draft[where]])) }),
    ...(until === undefined || until === null ? {} : { until }),
  };
}
