/** What an import has to tell. Warnings are folded: a fault that occurs in 300 sessions is one line with one example. */
import type { Choices, ImportWarning } from '../format.js';
import { MOST_SPEAKERS } from './most.js';

const s = (count: number): string => (count === 1 ? '' : 's');
const sessions = (count: number): string => `${count} session${s(count)}`;
const has = (count: number): string => (count === 1 ? 'has' : 'have');

/** Every warning that an import or a check can give, as a sentence of how many places and the first of them. */
const SENTENCES = {
  'control-characters': (n) =>
    `${n} control character${s(n)} that XML and JSON forbid ${n === 1 ? 'was' : 'were'} dropped.`,
  'bare-ampersand': (n) =>
    `${n} "&" or HTML ${n === 1 ? 'entity' : 'entities'} that XML does not know ${n === 1 ? 'was' : 'were'} read as ${n === 1 ? 'it was' : 'they were'} meant.`,
  'not-utf8': () => 'The file is not valid UTF-8 and names no other encoding; it was read as Windows-1252.',
  'date-mismatch': (n, first) => `The date and the start of ${sessions(n)} disagree, ${first}; the date was believed.`,
  'day-mismatch': (n, first) =>
    `${sessions(n)} ${n === 1 ? 'lies' : 'lie'} outside the day that lists them, such as ${first}; each was put on the day of its own date.`,
  'reserved-id': (n, first) =>
    `${n} identifier${s(n)} cannot be used as such, such as ${first}; ${n === 1 ? 'it was' : 'they were'} replaced.`,
  'many-speakers': (n, first) =>
    `${sessions(n)} ${has(n)} more than ${MOST_SPEAKERS} speakers, such as ${first}; the first ${MOST_SPEAKERS} were kept.`,
  'no-time': (n, first) =>
    `${sessions(n)} without a usable date or start ${n === 1 ? 'was' : 'were'} left out, such as ${first}.`,
  'no-title': (n, first) =>
    `${sessions(n)} ${has(n)} no title, such as ${first}; the room's name or the kind stands in for it.`,
  'bad-duration': (n, first) =>
    `The duration of ${sessions(n)} is unusable, such as ${first}; no end is planned for them.`,
  'long-duration': (n, first) => `${sessions(n)} would last longer than 24 hours, such as ${first}; cut to 24 hours.`,
  'duplicate-guid': (n, first) =>
    `${n} guid${s(n)} ${n === 1 ? 'is' : 'are'} shared by several sessions, such as ${first}; the later ones were numbered in order of start.`,
  'duplicate-session': (n, first) =>
    `${n} session${s(n)} without identity of their own occur more than once, such as ${first}; they were numbered in order of start.`,
  'duplicate-room-guid': (n, first) =>
    `${n} room guid${s(n)} ${n === 1 ? 'is' : 'are'} shared by rooms of different names, such as ${first}; those rooms are told apart by name.`,
  'room-text': (n, first) =>
    `The room written inside ${sessions(n)} differs from the room that lists them, such as ${first}; the listing room was believed.`,
  'unusable-url': (n, first) =>
    `${n} address${n === 1 ? '' : 'es'} that ${n === 1 ? 'is' : 'are'} neither http nor https, or relative without a base, ${n === 1 ? 'was' : 'were'} dropped, such as ${first}.`,
  'unusable-language': (n, first) =>
    `${n} language${s(n)} could not be understood and ${n === 1 ? 'was' : 'were'} dropped, such as ${first}.`,
  cancelled: (n, first) =>
    `${sessions(n)} that the file calls cancelled or withdrawn ${n === 1 ? 'was' : 'were'} left out, such as ${first}; cancel them in Hallway instead to show them struck through.`,
  'all-day': (n, first) =>
    `${n} ${n === 1 ? 'entry that lasts' : 'entries that last'} all day ${n === 1 ? 'was' : 'were'} left out, such as ${first}; a session needs a time.`,
  'bad-line': (n, first) =>
    `${n} line${s(n)} could not be read and ${n === 1 ? 'was' : 'were'} passed over, such as ${first}.`,
  'unknown-zone': (n, first) =>
    `${n} time${s(n)} ${n === 1 ? 'is' : 'are'} in a zone that neither the file nor IANA defines, such as ${first}; ${n === 1 ? 'it was' : 'they were'} read in the zone of the conference.`,
  'shared-uid': (n, first) =>
    `${sessions(n)} ${has(n)} a UID that sessions of other titles have too, such as ${first}; their titles identify them.`,
  'unread-recurrence': (n, first) =>
    `The repetition of ${sessions(n)} goes further than any conference or is too intricate, such as ${first}; only its beginning was taken.`,
  'no-track': (_, first) =>
    `No category of the file is called "Track", only ${first}; no tracks were made (name the category with --column track=TITLE).`,
  'no-end': (n, first) =>
    `${sessions(n)} ${has(n)} no planned end, such as ${first}; each lasts until the next in its room.`,
  'no-room': (n, first) => `${sessions(n)} ${has(n)} no room, such as ${first}; boards of rooms do not show them.`,
} satisfies Record<string, (count: number, first: string) => string>;

export type WarningCode = keyof typeof SENTENCES;

export class Warnings {
  /** What was guessed. */
  choices: Choices | undefined;
  readonly #found = new Map<WarningCode, { count: number; first: string }>();

  /**
   * Notes one more place of a fault.
   * @param example the place, in words that fit after "such as"; the first one is told.
   */
  add(code: WarningCode, example = '', count = 1): void {
    const found = this.#found.get(code);
    if (found) found.count += count;
    else this.#found.set(code, { count, first: example });
  }

  list(): ImportWarning[] {
    return [...this.#found].map(([code, { count, first }]) => ({
      code,
      message: SENTENCES[code](count, first),
      count,
    }));
  }
}
