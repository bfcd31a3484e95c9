/** Hallway's own JSON: the programme without loss. Nothing is guessed; what is wrong is named by its path and refused. */
import { Compile } from 'typebox/compile';
import { isId } from '../../../core/id.js';
import type { Programme } from '../../../core/model.js';
import { parseInstant } from '../draft/time.js';
import { isDate, Zone } from '../draft/zone.js';
import { isTellable } from '../../../core/years.js';
import { FormatError, type ImportOptions } from '../format.js';
import { explain } from './hallway-faults.js';
import { HALLWAY_FILE, type HallwayFile } from './hallway-schema.js';
import { isObject, MOST_SESSIONS, tooManySessions, type Reader } from './reader.js';

export const hallway: Reader = {
  format: 'hallway',
  name: "Hallway's own JSON",
  detect: ({ json }) =>
    isObject(json) && ('hallway' in json || ('conference' in json && 'days' in json && 'sessions' in json)),
  read: ({ json, source }, options) => {
    const programme = programmeOf(checked(json, source), source, options);
    checkMeaning(programme, source);
    return programme;
  },
};

let compiled: ReturnType<typeof Compile<typeof HALLWAY_FILE>> | undefined;

function checked(json: unknown, source: string): HallwayFile {
  if (isObject(json) && Array.isArray(json.sessions)) {
    if (json.sessions.length === 0)
      throw new FormatError('no-sessions', `${source} has no sessions; nothing was imported.`);
    if (json.sessions.length > MOST_SESSIONS) throw tooManySessions(source);
  }
  compiled ??= Compile(HALLWAY_FILE);
  if (compiled.Check(json)) return json;
  throw new FormatError('invalid', `${source}: ${explain(compiled.Errors(json))}.`);
}

function programmeOf({ hallway: _, ...file }: HallwayFile, source: string, options: ImportOptions): Programme {
  const { conference } = file;
  const zone = new Zone(options.timezone ?? conference.timezone);
  const instant = (text: string | number, path: string): number => {
    const at = typeof text === 'number' ? text : parseInstant(text, zone);
    if (at === undefined || !isTellable(at)) throw fault(source, path, `is no instant that exists: ${text}`);
    return at;
  };
  return {
    ...file,
    conference: { ...conference, timezone: zone.name, ...(options.name?.trim() ? { name: options.name } : {}) },
    days: file.days.map(({ date, start, end }, n) => ({
      date,
      start: instant(start, `days[${n}].start`),
      end: instant(end, `days[${n}].end`),
    })),
    sessions: file.sessions.map(({ start, end, ...session }, n) => ({
      ...session,
      start: instant(start, `sessions[${n}].start`),
      ...(end === undefined ? {} : { end: instant(end, `sessions[${n}].end`) }),
    })),
  };
}

const fault = (source: string, path: string, what: string): FormatError =>
  new FormatError('invalid', `${source}: ${path} ${what}.`);

/** What no schema can say: ids are unique, what is referred to exists, times lie where they must. */
function checkMeaning(programme: Programme, source: string): void {
  const ids = (list: 'rooms' | 'tracks' | 'speakers' | 'sessions'): Set<string> => {
    const seen = new Set<string>();
    programme[list].forEach(({ id }, n) => {
      if (!isId(id)) throw fault(source, `${list}[${n}].id`, `cannot be an id: ${JSON.stringify(id)}`);
      if (seen.has(id)) throw fault(source, `${list}[${n}].id`, `"${id}" occurs more than once`);
      seen.add(id);
    });
    return seen;
  };
  const rooms = ids('rooms');
  const tracks = ids('tracks');
  const speakers = ids('speakers');
  const sessions = ids('sessions');

  programme.days.forEach(({ date, start, end }, n) => {
    if (!isDate(date)) throw fault(source, `days[${n}].date`, `is no date that exists: ${date}`);
    if (start >= end) throw fault(source, `days[${n}].end`, 'must be after the start');
    const before = programme.days[n - 1];
    if (before && start < before.end)
      throw fault(source, `days[${n}].start`, 'must not be before the end of the day before it');
    if (programme.days.findIndex((day) => day.date === date) < n)
      throw fault(source, `days[${n}].date`, `${date} occurs more than once`);
  });
  programme.rooms.forEach(({ id, overflowRoom }, n) => {
    if (overflowRoom !== undefined && (overflowRoom === id || !rooms.has(overflowRoom)))
      throw fault(
        source,
        `rooms[${n}].overflowRoom`,
        `names a room ${JSON.stringify(overflowRoom)} that is not another one of rooms`,
      );
  });
  programme.sessions.forEach((session, n) => {
    const path = `sessions[${n}]`;
    const { start, end, room, track, replaces } = session;
    if (end !== undefined && end < start) throw fault(source, `${path}.end`, 'must not be before the start');
    if (!programme.days.some((day) => day.start <= start && start < day.end))
      throw fault(source, `${path}.start`, 'lies outside every day');
    if (room !== undefined && !rooms.has(room))
      throw fault(source, `${path}.room`, `names a room ${JSON.stringify(room)} that is not in rooms`);
    if (track !== undefined && !tracks.has(track))
      throw fault(source, `${path}.track`, `names a track ${JSON.stringify(track)} that is not in tracks`);
    if (replaces !== undefined && !sessions.has(replaces))
      throw fault(source, `${path}.replaces`, `names a session ${JSON.stringify(replaces)} that is not in sessions`);
    session.speakers.forEach(({ id }, k) => {
      if (!speakers.has(id))
        throw fault(
          source,
          `${path}.speakers[${k}].id`,
          `names a speaker ${JSON.stringify(id)} who is not in speakers`,
        );
    });
  });
}
