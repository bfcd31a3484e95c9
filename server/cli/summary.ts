/** Programmes and what a new one changes, in words. */
import { DateTime } from 'luxon';
import type { Programme, ProgrammeDiff, Session, Text } from '../../core/index.js';
import type { AdoptionOutcome } from '../conference/adoption.js';
import type { ImportWarning } from '../formats/index.js';
import { note, paint, say, type Io, type Style } from './io.js';

/** Sessions listed of each sort before the rest is only counted. */
const LISTED = 8;

/** Text in the conference's main language, else in any. */
export function plain(text: Text, languages: readonly string[] = []): string {
  if (typeof text === 'string') return text;
  return (
    languages.map((language) => text[language]).find((found) => found !== undefined) ?? Object.values(text)[0] ?? ''
  );
}

export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** "36C3: 1,351 sessions in 92 rooms, 27–30 December 2019, Europe/Berlin". */
export function describe({ conference, days, rooms, sessions }: Programme): string {
  const { name, timezone, languages } = conference;
  const parts = [`${counted(sessions.length, 'session')} in ${counted(rooms.length, 'room')}`, dates(days), timezone];
  return `${plain(name, languages)}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function dates(days: Programme['days']): string {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return '';
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(Date.parse(first.date), Date.parse(last.date)).replace(/\s*–\s*/, '–');
}

/** What the new programme adds, removes and changes. */
function sayDiff(io: Io, diff: ProgrammeDiff, before: Programme | null, after: Programme): void {
  const { timezone, languages } = after.conference;
  const known = new Map([...(before?.sessions ?? []), ...after.sessions].map((session) => [session.id, session]));
  const line = (id: string) => {
    const session = known.get(id);
    return session ? `${when(session, timezone)}  ${plain(session.title, languages)}` : id;
  };
  // Of the first programme everything is new; nobody wants to read that.
  if (before) {
    sayList(io, 'green', '+', diff.added.map(line));
    sayList(io, 'red', '-', diff.removed.map(line));
    sayList(
      io,
      'yellow',
      '~',
      diff.changed.map(({ session, fields }) => `${line(session)} (${fields.join(', ')})`),
    );
  }
  const { added, removed, changed } = diff;
  const parts = [
    added.length > 0 && `${counted(added.length, 'session')} added`,
    removed.length > 0 && `${removed.length} removed`,
    changed.length > 0 && `${changed.length} changed`,
  ].filter((part) => part !== false);
  say(io, `${parts.length > 0 ? parts.join(', ') : 'No session is different'}.`);
}

/** What adopting a programme changes: sessions, what became of live changes, what may have been renamed. */
export function sayAdoption(
  io: Io,
  { diff, retired, orphans, renames, programme }: AdoptionOutcome,
  before: Programme | null,
): void {
  sayDiff(io, diff, before, programme);
  if (retired.length > 0)
    say(io, `${counted(retired.length, 'live change')} retired: the programme has caught up with them.`);
  if (renames.length > 0) {
    say(io, 'These may be the same under new ids; if so, say so with --renamed:');
    const lines = renames.map(({ from, to, score }) => `--renamed ${from}=${to}  (${Math.round(score * 100)} %)`);
    sayList(io, 'cyan', '?', lines);
  }
  if (orphans.length > 0) note(io, `Live changes have lost their session and are kept aside: ${orphans.join(', ')}.`);
}

function sayList(io: Io, style: Style, sign: string, lines: readonly string[]): void {
  for (const line of lines.slice(0, LISTED)) say(io, paint(io.stdout, style, `  ${sign} ${line}`));
  if (lines.length > LISTED) say(io, paint(io.stdout, style, `  ${sign} … and ${lines.length - LISTED} more`));
}

function when(session: Session, zone: string): string {
  return DateTime.fromMillis(session.start, { zone, locale: 'en-GB' }).toFormat('ccc d LLL HH:mm');
}

export function noteWarnings(io: Io, warnings: readonly ImportWarning[]): void {
  for (const { message } of warnings) note(io, `${paint(io.stderr, 'yellow', 'warning:')} ${message}`);
}
