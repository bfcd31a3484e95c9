/** A conference of 36C3's shape, generated from a seed: 1,351 sessions, 92 rooms, 4 days, a few crowded stages and many small rooms. */
import { MINUTE, type Programme, type Session } from '../../core/index.js';

/** A small deterministic generator (mulberry32): the same seed gives the same conference on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'open hardware for the rest of us reverse engineering satellites privacy by design in public transport a gentle introduction to formal methods breaking and fixing medical devices community networks under attack the art of soldering'.split(
    ' ',
  );

const DAY = 24 * 60 * MINUTE;

/**
 * @param seed of the generator.
 * @param size number of sessions and rooms; default as 36C3.
 */
export function generateProgramme(seed = 36, size = { sessions: 1351, rooms: 92 }): Programme {
  const random = randomOf(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const words = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  const first = Date.UTC(2026, 11, 27, 8);
  const days = Array.from({ length: 4 }, (_, index) => ({
    date: `2026-12-${27 + index}`,
    start: first + index * DAY,
    end: first + (index + 1) * DAY,
  }));
  const rooms = Array.from({ length: size.rooms }, (_, index) => ({
    id: `room-${index + 1}`,
    name: index < 5 ? ['Ada', 'Borg', 'Clarke', 'Dijkstra', 'Eliza'][index]! : `Assembly ${words(2)} ${index}`,
    capacity: index < 5 ? 1000 : 40,
  }));
  const tracks = ['Security', 'Science', 'Society', 'Making', 'Art'].map((name, index) => ({
    id: name.toLowerCase(),
    name,
    colour: ['#3366cc', '#dc3912', '#ff9900', '#109618', '#990099'][index]!,
  }));
  const speakers = Array.from({ length: Math.ceil(size.sessions * 0.7) }, (_, index) => ({
    id: `speaker-${index + 1}`,
    name: `Speaker ${words(1)} ${index + 1}`,
  }));
  const ends = new Map<string, number>();
  const sessions: Session[] = Array.from({ length: size.sessions }, (_, index) => {
    const day = index % days.length;
    // A third of the programme is on the five stages, the rest is spread thinly; a full day sends it elsewhere.
    const opens = days[day]!.start + Math.floor(random() * 12) * 15 * MINUTE;
    const pause = random() < 0.5 ? 0 : 15 * MINUTE;
    let room = random() < 0.33 ? pick(rooms.slice(0, 5)) : pick(rooms);
    while ((ends.get(`${room.id}/${day}`) ?? 0) > days[day]!.start + 16 * 60 * MINUTE) room = pick(rooms);
    const key = `${room.id}/${day}`;
    const start = (ends.get(key) ?? opens) + pause;
    const length = pick([30, 40, 60, 60, 60, 90, 120]) * MINUTE;
    ends.set(key, start + length);
    return {
      id: `${(index + 1).toString(16).padStart(8, '0')}-36c3-4000-8000-00000000abcd`,
      title: words(3 + Math.floor(random() * 8)),
      subtitle: words(6),
      kind: pick(['talk', 'talk', 'workshop', 'other'] as const),
      track: pick(tracks).id,
      room: room.id,
      start,
      end: start + length,
      speakers: Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(speakers)),
      language: random() < 0.6 ? 'en' : 'de',
      abstract: words(60),
      description: words(120),
    };
  });
  return {
    version: '1.36',
    conference: { name: 'Generated Congress', acronym: 'gen36', timezone: 'Europe/Berlin', languages: ['en', 'de'] },
    days,
    rooms,
    tracks,
    speakers,
    sessions,
  };
}
