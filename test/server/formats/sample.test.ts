import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boards, NOTHING_LIVE, schedule, warnings, type ScheduledSession } from '../../../core/index.js';
import { checkFile, exportHallway, importProgramme } from '../../../server/formats/index.js';
import { instant } from './fixture.js';

const bytes = readFileSync(join(import.meta.dirname, '..', '..', '..', 'data', 'kvm-forum.json'));
const { programme, format } = importProgramme(bytes);
const whole = schedule(programme, NOTHING_LIVE);

describe('the sample conference', () => {
  it('is written as Hallway writes it, and nothing is odd about it', () => {
    expect(format).toBe('hallway');
    expect(exportHallway(programme)).toBe(bytes.toString());
    expect(checkFile(bytes)).toEqual([]);
    expect(warnings(whole)).toEqual([]);
  });

  it('says that it is a sample', () => {
    expect(programme.conference.name).toEqual({ en: 'KVM Forum (sample)', ro: 'KVM Forum (exemplu)' });
  });

  it('has the six sessions of Track 1 with their times and speakers', () => {
    const clock = new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
    const morning = whole.sessions.filter(
      ({ track, start }) =>
        track === 'track-1' &&
        start >= instant('2026-10-28T11:00:00+01:00') &&
        start < instant('2026-10-28T15:15:00+01:00'),
    );
    expect(
      morning.map(({ start, speakers }) => [clock.format(start), speakers.map(({ name }) => name).join(', ')]),
    ).toEqual([
      ['11:00', 'Marc Hartmayer'],
      ['11:30', 'Vitaly Kuznetsov'],
      ['12:00', 'Janosch Frank'],
      ['13:45', 'Stefan Hajnoczi'],
      ['14:15', 'Xiaodong Liu, Changpeng Liu'],
      ['14:45', 'Andra Paraschiv'],
    ]);
  });

  it('has something on and something next in every room at 11:35 of its first day', () => {
    const { boards: all } = boards(whole, instant('2026-10-28T11:35:00+01:00'));
    expect(all.filter(({ now, next, nextDay }) => now.length > 0 && next !== null && nextDay === null)).toHaveLength(
      programme.rooms.length,
    );
  });

  it('tells every session, track and way in English and Romanian', () => {
    const texts = (session: ScheduledSession) => [session.title, session.abstract].filter((text) => text !== undefined);
    for (const text of [...whole.sessions.flatMap(texts), ...programme.rooms.map(({ wayfinding }) => wayfinding!)]) {
      expect(Object.keys(text)).toEqual(['en', 'ro']);
    }
  });
});
