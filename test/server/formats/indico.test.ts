import { describe, expect, it } from 'vitest';
import { codes, imported, instant, titled } from './fixture.js';

describe('Indico', () => {
  it('reads contributions: names in order, times of their zone, tracks, files', () => {
    const result = imported('indico/contributions.json');
    expect(result.format).toBe('indico');
    expect(result.programme.conference).toMatchObject({ name: 'Physics Days', timezone: 'Europe/Zurich' });
    expect(result.programme.sessions).toEqual([
      {
        id: '1',
        title: 'Higgs & friends',
        kind: 'talk',
        type: 'Plenary talk',
        track: 'bosons',
        room: 'aula',
        start: instant('2026-10-24T09:00:00+02:00'),
        end: instant('2026-10-24T09:45:00+02:00'),
        speakers: [{ id: '7', name: 'Ada Lovelace' }],
        description: 'One boson & more.',
        attachments: [{ title: 'Slides', url: 'https://indico.example/slides.pdf' }],
        url: 'https://indico.example/event/42/contributions/1/',
      },
      {
        id: '2',
        title: 'Quarks',
        kind: 'talk',
        track: 'morning',
        room: 'room-2',
        start: instant('2026-10-24T10:00:00+02:00'),
        end: instant('2026-10-24T10:30:00+02:00'),
        speakers: [{ id: '8', name: 'Curie' }],
        url: 'https://indico.example/event/42/contributions/2/',
      },
    ]);
    expect(codes(result)).toEqual(['no-time']);
  });

  it('reads the timetable: what a block holds instead of the block, breaks, blocks that hold nothing', () => {
    const result = imported('indico/timetable.json');
    expect(result.programme.conference.timezone).toBe('Europe/Zurich');
    expect(result.programme.sessions.map(({ id, title, kind, room }) => [id, title, kind, room])).toEqual([
      ['s1l1c5', 'Higgs', 'talk', 'aula'],
      ['b2', 'Refreshments', 'break', 'foyer'],
      ['s3l3', 'Posters', 'talk', 'foyer'],
    ]);
    expect(titled(result, 'Higgs')).toMatchObject({
      track: 'morning',
      speakers: [{ name: 'Ada Lovelace' }],
      attachments: [{ title: 'Notes', url: 'https://indico.example/notes.pdf' }],
    });
    expect(codes(result)).toEqual([]);
  });
});
