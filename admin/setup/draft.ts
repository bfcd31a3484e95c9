/** A programme on its way: what is added, changed and removed by hand, and what is not right yet. Pure. */
import type { Day, Programme, Room, Session, SpeakerRef, Text, Track } from '../../core/index.js';

export interface Draft {
  /** Hash of the programme that it was made from; null for none. */
  readonly base: string | null;
  readonly programme: Programme;
}

export type Item = Day | Room | Track | Session;
export type Collection = 'days' | 'rooms' | 'tracks' | 'sessions';

const keyOf = (item: Item): string => ('id' in item ? item.id : item.date);

/** An id from a name, not yet taken: `great-hall`, `great-hall-2`. */
export function freshId(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = plain || 'x';
  let id = base;
  for (let n = 2; taken.includes(id); n++) id = `${base}-${n}`;
  return id;
}

/** The draft with an item put in the place of the one with that key, or at the end. */
export function withItem<T extends Item>(
  programme: Programme,
  collection: Collection,
  item: T,
  key: string = keyOf(item),
): Programme {
  const items = programme[collection] as readonly Item[];
  const known = items.some((one) => keyOf(one) === key);
  const next = known ? items.map((one) => (keyOf(one) === key ? item : one)) : [...items, item];
  return tidied({ ...programme, [collection]: next });
}

const withoutOverflow = ({ overflowRoom: _, ...room }: Room): Room => room;

export function withoutItem(programme: Programme, collection: Collection, key: string): Programme {
  const items = (programme[collection] as readonly Item[]).filter((one) => keyOf(one) !== key);
  // A room that is gone takes nobody in.
  const left = items.map((one) => ('overflowRoom' in one && one.overflowRoom === key ? withoutOverflow(one) : one));
  return tidied({ ...programme, [collection]: collection === 'rooms' ? left : items });
}

/** Room or track one place up or down. */
export function moved(programme: Programme, collection: 'rooms' | 'tracks', id: string, by: 1 | -1): Programme {
  const items = [...(programme[collection] as readonly (Room | Track)[])];
  const from = items.findIndex((one) => one.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return programme;
  [items[from], items[to]] = [items[to]!, items[from]!];
  return { ...programme, [collection]: items };
}

/** Days and sessions in order; speakers are those of the sessions, with what was known of them. */
function tidied(programme: Programme): Programme {
  const known = new Map(programme.speakers.map((speaker) => [speaker.id, speaker]));
  const speaking = new Map<string, SpeakerRef>(
    programme.sessions.flatMap(({ speakers }) => speakers.map((one) => [one.id, one] as const)),
  );
  return {
    ...programme,
    days: [...programme.days].sort((a, b) => a.start - b.start),
    sessions: [...programme.sessions].sort((a, b) => a.start - b.start),
    speakers: [...speaking.values()].map((one) => ({ ...known.get(one.id), ...one })),
  };
}

/** Speakers from lines of names: known ones keep their ids. */
export function speakersFrom(lines: string, programme: Programme): SpeakerRef[] {
  const names = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((name) => name !== '');
  const taken = programme.speakers.map(({ id }) => id);
  return [...new Set(names)].map((name) => {
    const known = programme.speakers.find((speaker) => speaker.name.toLowerCase() === name.toLowerCase());
    const id = known?.id ?? freshId(name, taken);
    taken.push(id);
    return { id, name };
  });
}

const isBlank = (text: Text): boolean =>
  (typeof text === 'string' ? [text] : Object.values(text)).every((value) => value.trim() === '');

/** Keys of items that cannot be published yet, by collection. */
export interface Mistakes {
  readonly days: ReadonlySet<string>;
  readonly rooms: ReadonlySet<string>;
  readonly tracks: ReadonlySet<string>;
  readonly sessions: ReadonlySet<string>;
  readonly count: number;
}

/** A day must have a length and not begin before the one before it has ended; everything else a name. */
export function mistakesIn({ days, rooms, tracks, sessions }: Programme): Mistakes {
  const wrongDays = days.filter(
    (day, index) => !(day.start < day.end) || (index > 0 && day.start < days[index - 1]!.end),
  );
  const nameless = (items: readonly (Room | Track)[]): string[] =>
    items.filter(({ name }) => isBlank(name)).map(({ id }) => id);
  const wrong = {
    days: new Set(wrongDays.map(({ date }) => date)),
    rooms: new Set(nameless(rooms)),
    tracks: new Set(nameless(tracks)),
    sessions: new Set(
      sessions
        .filter(({ title, start, end }) => isBlank(title) || (end !== undefined && end <= start))
        .map(({ id }) => id),
    ),
  };
  return { ...wrong, count: Object.values(wrong).reduce((sum, { size }) => sum + size, 0) };
}

/** Sessions that keep a room, track or day from being removed. */
export function usersOf(programme: Programme, collection: Exclude<Collection, 'sessions'>, key: string): number {
  const { sessions, days } = programme;
  if (collection === 'rooms') return sessions.filter(({ room }) => room === key).length;
  if (collection === 'tracks') return sessions.filter(({ track }) => track === key).length;
  const day = days.find(({ date }) => date === key);
  return day ? sessions.filter(({ start }) => start >= day.start && start < day.end).length : 0;
}

/** Without fields that say nothing. */
export const told = <T extends object>(item: T): T =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T;
