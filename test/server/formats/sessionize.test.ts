import { describe, expect, it } from 'vitest';
import { codes, fixture, imported, instant, refusal, titled } from './fixture.js';

const timezone = 'Europe/Vienna';

describe('Sessionize, view All', () => {
  const result = imported('sessionize/all.json', { timezone });

  it('asks for the zone, which the file cannot name', () => {
    expect(refusal(fixture('sessionize/all.json')).code).toBe('missing-timezone');
  });

  it('reads a session: naive times, track and language by their categories, speakers by GUID, links', () => {
    expect(result.format).toBe('sessionize');
    expect(titled(result, 'Opening')).toEqual({
      id: '101',
      title: 'Opening',
      kind: 'keynote',
      type: 'Keynote',
      track: 'web',
      room: 'green-room',
      start: instant('2026-10-24T09:00:00+02:00'),
      end: instant('2026-10-24T09:30:00+02:00'),
      speakers: [{ id: '00000000-0000-0000-0000-000000000001', name: 'Ada Lovelace' }],
      language: 'de',
      links: [{ title: 'Live stream', url: 'https://live.example/1', type: 'live' }],
    });
    expect(result.programme.speakers[0]).toMatchObject({
      biography: 'First\n\nWrote it.',
      avatar: 'https://img.example/ada.png',
      url: 'https://ada.example/',
    });
  });

  it('takes a number for the id, an end that is not said, a speaker that is not listed', () => {
    const gems = titled(result, 'Hidden gems');
    expect(gems).toMatchObject({ id: '102', kind: 'workshop', description: 'One.\n\n* two', track: 'ops' });
    expect(gems).not.toHaveProperty('end');
    expect(gems.speakers.map(({ name }) => name)).toEqual(['Grace Hopper']);
  });

  it('tells service sessions apart by their titles', () => {
    expect(titled(result, 'Lunch Break').kind).toBe('break');
    expect(titled(result, 'Registration and coffee').kind).toBe('registration');
    expect(titled(result, 'Group photo').kind).toBe('other');
  });

  it('leaves out what has no time or was declined, each with a warning', () => {
    expect(result.programme.sessions).toHaveLength(5);
    expect(codes(result).sort()).toEqual(['cancelled', 'no-time']);
  });

  it('takes the category that the organisers name for the track', () => {
    const named = imported('sessionize/all.json', { timezone, columns: { track: 'session format' } });
    expect(named.programme.tracks.map(({ name }) => name)).toEqual(['Keynote', 'Workshop (90 min)']);
  });
});

describe('Sessionize, GridSmart and Sessions', () => {
  it('takes a plenum session that several rooms list once', () => {
    const result = imported('sessionize/grid-smart.json', { timezone });
    expect(result.programme.sessions.map(({ id }) => id)).toEqual(['101', '102']);
    expect(titled(result, 'Opening')).toMatchObject({
      room: 'green-room',
      track: 'web',
      start: instant('2026-10-24T07:00:00Z'),
      speakers: [{ name: 'Ada Lovelace' }],
    });
  });

  it('reads the groups of Sessions, and says which categories could be the track', () => {
    const result = imported('sessionize/sessions.json', { timezone });
    expect(titled(result, 'Opening')).toMatchObject({ id: '101', room: 'green-room' });
    expect(result.programme.tracks).toEqual([]);
    expect(result.warnings).toEqual([
      expect.objectContaining({ code: 'no-track', message: expect.stringMatching(/only "Level".*--column track=/) }),
    ]);
  });

  it('says of an unpublished schedule, which is an empty list, that it has no sessions', () => {
    expect(refusal('[]', { timezone }).code).toBe('no-sessions');
    expect(refusal('[1]', { timezone }).code).toBe('unknown-format');
  });
});
