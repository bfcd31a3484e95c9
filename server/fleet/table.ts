/** A table of displays to prepare, as a spreadsheet exports it. */
import { parse } from 'csv-parse/sync';
import { DISPLAY_VIEWS, ROOM_VIEWS, type Text } from '../../core/index.js';
import type { Conferences } from '../conference/conferences.js';
import { Refusal } from '../refusal.js';
import type { DisplayWish } from './fleet.js';

type Row = Readonly<Partial<Record<'name' | 'conference' | 'view' | 'room' | 'track' | 'tags' | 'set', string>>>;

/** Displays in one table. */
const MOST_ROWS = 1_000;

const wrong = (line: number, what: string): Refusal =>
  new Refusal(422, 'invalid-table', `Line ${line} of the table: ${what}`, { line });

/** A room or track by its id, or by its name in any language, whatever the case. */
function meant(things: readonly { readonly id: string; readonly name: Text }[], wanted: string): string | undefined {
  const names = ({ name }: { name: Text }): string[] => (typeof name === 'string' ? [name] : Object.values(name));
  const folded = wanted.toLowerCase();
  return (
    things.find(({ id }) => id === wanted) ??
    things.find((thing) => names(thing).some((name) => name.toLowerCase() === folded))
  )?.id;
}

/**
 * Reads a table with the column `name` and any of conference, view, room, track, tags (separated by `;`) and set.
 * @param conference slug where the table names none.
 * @throws Refusal `invalid-table`, naming the line.
 */
export function readTable(csv: string, conference: string, conferences: Conferences): DisplayWish[] {
  const [header = '', ...rest] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  const delimiter = [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0]!;
  let rows: { readonly record: Row; readonly info: { readonly lines: number } }[];
  try {
    rows = parse([header.toLowerCase(), ...rest].join('\n'), {
      columns: (names: string[]) => names.map((name) => name.trim()),
      delimiter,
      trim: true,
      info: true,
      skip_empty_lines: true,
      to: MOST_ROWS + 1,
    }) as unknown as typeof rows;
  } catch (error) {
    const { lines = 1 } = error as { lines?: number };
    throw wrong(lines, 'its cells do not fit the header; save it as CSV again.');
  }
  if (rows.length === 0) throw wrong(1, 'there is no display below the header; write one a line.');
  if (rows.length > MOST_ROWS) throw wrong(MOST_ROWS + 2, `there can be ${MOST_ROWS} displays in one table; make two.`);
  if (rows[0]!.record.name === undefined) throw wrong(1, 'there is no column "name"; write it into the header.');
  return rows.map(({ record, info: { lines } }) => wishOf(record, lines, conference, conferences));
}

function wishOf(row: Row, line: number, usual: string, conferences: Conferences): DisplayWish {
  const { name = '', view = '', room = '', track = '', tags = '', set = '', conference: given } = row;
  const slug = given || usual;
  const conference = conferences.find(slug);
  if (name === '' || name.length > 100) throw wrong(line, 'the name is missing, or longer than 100 characters.');
  if (!conference) throw wrong(line, `there is no conference "${slug}".`);
  const { schedule, programme } = conference;
  const roomId = room === '' ? null : meant(schedule.rooms, room);
  const trackId = track === '' ? null : meant(programme.tracks, track);
  if (roomId === undefined) throw wrong(line, `there is no room "${room}" in "${slug}".`);
  if (trackId === undefined) throw wrong(line, `there is no track "${track}" in "${slug}".`);
  const chosen = DISPLAY_VIEWS.find((known) => known === view.toLowerCase());
  if (view !== '' && !chosen) throw wrong(line, `there is no view "${view}"; there are ${DISPLAY_VIEWS.join(', ')}.`);
  if (roomId === null && ROOM_VIEWS.includes(chosen))
    throw wrong(line, `the view "${view}" is that of a room; name the room.`);
  const groups = tags.split(/[;,]/).map((tag) => tag.trim().slice(0, 60));
  return {
    name,
    conference: slug,
    view: chosen ?? null,
    room: roomId,
    track: trackId,
    set: set.slice(0, 60) || null,
    tags: [...new Set(groups.filter(Boolean))].slice(0, 20),
  };
}
