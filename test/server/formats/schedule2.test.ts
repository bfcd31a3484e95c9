import { describe, expect, it } from 'vitest';
import { codes, imported, instant, titled } from './fixture.js';

describe('schedule2 (alpha 3)', () => {
  const result = imported('schedule2/hub.json');

  it('reads the facts, rooms and tracks, and no room for the whole house', () => {
    expect(result.format).toBe('schedule2');
    expect(result.programme.version).toBe('2026-10-01 12:00');
    expect(result.programme.conference).toMatchObject({
      name: 'DemoCon',
      acronym: 'demo2026',
      timezone: 'Europe/Berlin',
      colour: '#0a7e8c',
      logo: 'https://hub.example/logo.svg',
    });
    expect(result.programme.tracks).toEqual([{ id: 'hardware', name: 'Hardware & Making', colour: '#685b9d' }]);
    expect(result.programme.rooms).toEqual([
      {
        id: 'ba692ba3-421b-5371-8309-60acc34a3c05',
        name: 'Saal 1',
        capacity: 3025,
        wayfinding: { en: 'Level 2', de: 'Ebene 2' },
      },
      { id: '7202df07-050c-552f-8318-992f94e40ef0', name: 'Saal 2' },
    ]);
  });

  it('reads a session with the persons that it refers to', () => {
    expect(titled(result, 'Soldering')).toEqual({
      id: '270fa44c-821a-577f-8ca3-33e8d4a8c2a7',
      guid: '270fa44c-821a-577f-8ca3-33e8d4a8c2a7',
      code: 'HQCCYH',
      slug: 'demo-soldering',
      title: 'Soldering',
      kind: 'workshop',
      type: 'Workshop',
      track: 'hardware',
      room: 'ba692ba3-421b-5371-8309-60acc34a3c05',
      start: instant('2026-10-24T10:30:00+02:00'),
      end: instant('2026-10-24T11:15:00+02:00'),
      speakers: [
        { id: '0c16ffaa-709d-599f-959f-9a38b911361a', name: 'Ada Lovelace' },
        { id: '721a267b-b09d-5422-8221-4f9a71cfc727', name: 'Grace' },
      ],
      language: 'en',
      abstract: { en: 'Hot.', de: 'Heiß.' },
      links: [{ title: 'https://hub.example/feedback/', url: 'https://hub.example/feedback/', type: 'feedback' }],
      attachments: [{ title: 'https://hub.example/slides.pdf', url: 'https://hub.example/slides.pdf', type: 'slides' }],
      url: 'https://hub.example/event/soldering/',
    });
    expect(result.programme.speakers[0]).toMatchObject({
      biography: 'Wrote the first programme.',
      avatar: 'https://hub.example/ada.jpg',
      url: 'https://hub.example/ada/',
    });
  });

  it('finds a room by its slug, and takes neither an empty track nor an address that is none', () => {
    const session = titled(result, 'Five minutes');
    expect(session).toMatchObject({ kind: 'lightning', room: '7202df07-050c-552f-8318-992f94e40ef0' });
    expect(session).not.toHaveProperty('track');
    expect(session).not.toHaveProperty('url');
  });

  it('reads breaks and what concerns the whole house', () => {
    expect(titled(result, 'Mittag').kind).toBe('break');
    const doors = titled(result, 'Doors open');
    expect(doors.kind).toBe('registration');
    expect(doors).not.toHaveProperty('room');
  });

  it('leaves out what is cancelled, with a warning that names it', () => {
    expect(result.programme.sessions).toHaveLength(4);
    expect(result.warnings.find(({ code }) => code === 'cancelled')?.message).toMatch(/^1 session .*"Not to be"/);
    expect(codes(result)).toEqual(['cancelled']);
  });
});
