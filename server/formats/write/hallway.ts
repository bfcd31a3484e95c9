/** Hallway's own JSON: the programme without loss, written for people as well. */
import type { Programme } from '../../../core/model.js';
import { Zone } from '../draft/zone.js';
import { HALLWAY_FILE } from '../read/hallway-schema.js';

const { conference, days, rooms, tracks, speakers, sessions } = HALLWAY_FILE.properties;

/** The fields of an object in the order of its schema: equal programmes make equal files. */
function inOrder(object: object, { properties }: { readonly properties: object }): object {
  const fields = object as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(properties).map((key) => [key, fields[key]]));
}

/**
 * The programme as text that `importProgramme` turns into the same programme again. Instants are RFC 3339 with
 * the offset of the conference's zone.
 */
export function exportHallway(programme: Programme): string {
  const zone = new Zone(programme.conference.timezone);
  const file = {
    hallway: 1,
    version: programme.version,
    conference: inOrder(programme.conference, conference),
    days: programme.days.map((day) =>
      inOrder({ ...day, start: zone.rfc3339(day.start), end: zone.rfc3339(day.end) }, days.items),
    ),
    rooms: programme.rooms.map((room) => inOrder(room, rooms.items)),
    tracks: programme.tracks.map((track) => inOrder(track, tracks.items)),
    speakers: programme.speakers.map((speaker) => inOrder(speaker, speakers.items)),
    sessions: programme.sessions.map((session) => {
      const end = session.end === undefined ? undefined : zone.rfc3339(session.end);
      return inOrder({ ...session, start: zone.rfc3339(session.start), end }, sessions.items);
    }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
