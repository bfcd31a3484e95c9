/** Instants as people read them: in the conference's zone, in a language, on a 24-hour clock. */
import { MINUTE, type Day, type Instant, type Minutes } from './model.js';

export interface Times {
  /** `09:05` */
  time(at: Instant): string;
  /** `Thursday, 29 October` of a day of the conference. */
  day(day: Day['date']): string;
  /** `Thu` of a day of the conference. */
  weekday(day: Day['date']): string;
  /** The calendar date there, `2026-10-29`. */
  date(at: Instant): string;
  /** `CET`, or `GMT+2` where the zone has no short name in the language. */
  zone(at: Instant): string;
  /** `45 min`, `1 h 20 min` */
  duration(minutes: Minutes): string;
}

/** Plain `en` would mean the United States: its zone names and its order of day and month. */
const locale = (language: string): string => (language === 'en' ? 'en-GB' : language);

/** A day's date carries no zone, so it is written as noon UTC and read in UTC. */
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);

/**
 * @param zone IANA zone of the conference.
 * @param language BCP 47 tag of the reader.
 */
export function timesIn(zone: string, language: string): Times {
  const format = (options: Intl.DateTimeFormatOptions, timeZone = zone): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale(language), { timeZone, ...options });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' }, 'UTC');
  const weekday = format({ weekday: 'short' }, 'UTC');
  const zoneName = format({ timeZoneName: 'short', hour: 'numeric' });
  const date = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return {
    time: (at) => time.format(at),
    day: (named) => day.format(noon(named)),
    weekday: (named) => weekday.format(noon(named)),
    date(at) {
      // By its parts: how a locale orders them differs from browser to browser.
      const parts = date.formatToParts(at);
      return ['year', 'month', 'day'].map((name) => parts.find(({ type }) => type === name)!.value).join('-');
    },
    zone: (at) => zoneName.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? zone,
    duration(minutes) {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
      if (hours === 0) return `${rest} min`;
      return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
    },
  };
}

/** Whole minutes from one instant to a later one, begun ones counted: at 09:00:01 it is 60 min to 10:00. */
export const minutesUntil = (from: Instant, to: Instant): Minutes => Math.max(0, Math.ceil((to - from) / MINUTE));
