/** Times of day as the guide writes them: unambiguous, and remembered, since a list asks for the same ones again and again. */
import { MINUTE, tellable, timesIn, type Day, type Instant, type Times } from '../core/index.js';

export interface GuideTimes extends Times {
  /** `Sat 24 Oct` */
  shortDay(day: Day['date']): string;
  /** `+02:00` */
  offset(at: Instant): string;
  /** Whether the time of day comes twice, because the clocks are put back around it. */
  isAmbiguous(at: Instant): boolean;
}

/** Most times remembered. */
const REMEMBERED = 5_000;
/** Zones put their clocks back by so many minutes: by an hour, Lord Howe by half of one. */
const STEPS = [60, 30].map((minutes) => minutes * MINUTE);

function remembered<T>(find: (at: Instant) => T): (at: Instant) => T {
  const known = new Map<Instant, T>();
  return (at) => {
    let value = known.get(at);
    if (value === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(at, (value = find(at)));
    }
    return value;
  };
}

const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');

/**
 * @param zone IANA zone to tell times in.
 * @param language BCP 47 tag of the reader.
 */
export function guideTimes(zone: string, language: string): GuideTimes {
  const times = timesIn(zone, language);
  const short = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  // A page must not fail because of what was stored.
  const time = remembered((at) => times.time(tellable(at)));
  const date = (at: Instant): string => times.date(tellable(at));
  // A day that does not exist is told as it was stored.
  const dated = (tell: (date: string) => string, date: string): string =>
    Number.isNaN(Date.parse(`${date}T12:00:00Z`)) ? date : tell(date);
  return {
    ...times,
    time,
    date,
    zone: (at) => times.zone(tellable(at)),
    day: (date) => dated(times.day, date),
    weekday: (date) => dated(times.weekday, date),
    shortDay: (date) => dated((day) => short.format(new Date(`${day}T12:00:00Z`)), date),
    offset: remembered((at) => {
      const minute = Math.floor(tellable(at) / MINUTE) * MINUTE;
      const east = (Date.parse(`${date(at)}T${time(at)}:00Z`) - minute) / MINUTE;
      return `${east < 0 ? '-' : '+'}${two(Math.abs(east) / 60)}:${two(Math.abs(east) % 60)}`;
    }),
    isAmbiguous: remembered((at) => STEPS.some((step) => time(at) === time(at + step) || time(at) === time(at - step))),
  };
}

const known = new Map<string, GuideTimes>();

/** `guideTimes`, kept: making formats of times is slow. */
export function keptTimes(zone: string, language: string): GuideTimes {
  const key = `${zone} ${language}`;
  let times = known.get(key);
  if (!times) {
    if (known.size >= 50) known.clear();
    known.set(key, (times = guideTimes(zone, language)));
  }
  return times;
}
