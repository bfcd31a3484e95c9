/** Small wordings of the guide: texts in the reader's language, times, how late. */
import { own, type Instant, type ScheduledSession, type Text } from '../../core/index.js';
import { localParts, rfc3339 } from '../instants.js';

/** The text in the first of the languages that it has, else whatever comes first. */
export function textIn(text: Text | undefined, languages: readonly string[]): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  for (const language of languages) {
    const [base = ''] = language.split('-');
    const found = own(text, language) ?? Object.entries(text).find(([tag]) => tag.split('-')[0] === base)?.[1];
    if (found) return found;
  }
  return Object.values(text)[0] ?? '';
}

/** Languages of an Accept-Language header, the most wanted first (RFC 9110 12.5.4). */
export function languagesOf(header: string | undefined): string[] {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag: tag.trim(), quality: Number.isFinite(quality) ? quality : 0 };
    });
  return wishes
    .filter(({ tag, quality }) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
    .slice(0, 10);
}

const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** A day's date carries no zone, so it is read as noon UTC. One that does not exist is told as it was stored. */
function dated(format: Intl.DateTimeFormat, date: string): string {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return Number.isNaN(noon) ? date : format.format(noon);
}

/** `Saturday 24 October` */
export const dayName = (date: string): string => dated(longDay, date);
/** `Sat 24 Oct` */
export const shortDayName = (date: string): string => dated(shortDay, date);

/** `10:45` */
export const timeOf = (instant: Instant, zone: string): string => localParts(instant, zone).time;

/** `+02:00` */
export const offsetOf = (instant: Instant, zone: string): string => rfc3339(instant, zone).slice(-6);

const languageName = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `Romanian`, `English, German`; nothing for the conference's main language, which needs no telling. */
export function languageNames(tags: string | undefined, main: string | undefined): string {
  const spoken = (tags ?? '').split(',').map((tag) => tag.trim());
  if (spoken.length === 1 && spoken[0] === main) return '';
  return spoken.map((tag) => (/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? languageName.of(tag) : tag)).join(', ');
}

/** `1 h 20 min` */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `15 min late`, `5 min early`, or nothing; told against what was printed. */
export function lateness({ start, plannedStart }: ScheduledSession): string {
  const minutes = Math.round((start - plannedStart) / 60_000);
  if (minutes === 0) return '';
  return minutes > 0 ? `${duration(minutes)} late` : `${duration(-minutes)} early`;
}
