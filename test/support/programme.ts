/** Small programmes for tests, told in local times: `programme({ sessions: [['a', 'Aula', '10:00', '10:45']] })`. */
import { MINUTE, type Instant, type Programme, type Session } from '../../core/index.js';

/** Midnight (UTC) of the first day; the zone of these programmes is UTC, so that "10:00" is ten hours later. */
export const MIDNIGHT = Date.UTC(2026, 9, 24);
const DAY = 24 * 60 * MINUTE;

/** An instant from "HH:MM" on the first day; "+1 09:00" is on the second; hours over 23 are after midnight. */
export function time(text: string): Instant {
  const match = /^(?:\+(\d+) )?(\d+):(\d\d)$/.exec(text);
  if (!match) throw new Error(`not a time: ${text}`);
  return MIDNIGHT + Number(match[1] ?? 0) * DAY + (Number(match[2]) * 60 + Number(match[3])) * MINUTE;
}

/** "HH:MM" of an instant, with "+N " before it on later days. */
export function clock(instant: Instant): string {
  const minutes = Math.round((instant - MIDNIGHT) / MINUTE);
  const day = Math.floor(minutes / (24 * 60));
  const rest = minutes - day * 24 * 60;
  const text = `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`;
  return day === 0 ? text : `+${day} ${text}`;
}

/** id, room ('' for none), start, end ('' for none), and anything else. */
export type Row = readonly [id: string, room: string, start: string, end: string, more?: Partial<Session>];

export function sessionOf([id, room, start, end, more]: Row): Session {
  return {
    id,
    title: id.toUpperCase(),
    kind: 'talk',
    speakers: [],
    start: time(start),
    ...(room === '' ? {} : { room }),
    ...(end === '' ? {} : { end: time(end) }),
    ...more,
  };
}

/** A programme of two days (06:00 to 04:00 of the next morning) with rooms Aula (300), Box (80) and Cube. */
export function programme(rows: readonly Row[], more: Partial<Programme> = {}): Programme {
  return {
    conference: { name: 'Small', timezone: 'UTC', languages: ['en'] },
    days: [0, 1].map((day) => ({
      date: `2026-10-${24 + day}`,
      start: time(`+${day} 06:00`),
      end: time(`+${day} 28:00`),
    })),
    rooms: [
      { id: 'Aula', name: 'Aula', capacity: 300 },
      { id: 'Box', name: 'Box', capacity: 80 },
      { id: 'Cube', name: 'Cube' },
    ],
    tracks: [{ id: 'systems', name: 'Systems', colour: '#3366cc' }],
    speakers: [],
    sessions: rows.map(sessionOf),
    ...more,
  };
}
