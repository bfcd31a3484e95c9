import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDays, type Spell } from '../../../../server/formats/draft/days.js';
import { Warnings } from '../../../../server/formats/draft/warnings.js';
import { Zone } from '../../../../server/formats/draft/zone.js';
import { instant } from '../fixture.js';

const berlin = new Zone('Europe/Berlin');
const spell = (start: string, minutes = 60, day?: number): Spell => ({
  title: start,
  start: instant(start),
  end: instant(start) + minutes * 60_000,
  day,
});
const days = (drafts: Parameters<typeof makeDays>[0], spells: Spell[], dayChange?: number) =>
  makeDays(drafts, spells, berlin, dayChange, new Warnings());

describe('days', () => {
  it('hold every session in exactly one, in order, whatever the file says', () => {
    const first = instant('2026-10-23T00:00:00+02:00');
    const minute = fc.integer({ min: 0, max: 5 * 24 * 12 }).map((slot) => first + slot * 5 * 60_000);
    const hint = fc.record(
      {
        date: fc.constantFrom('2026-10-23', '2026-10-24', '2026-10-25', 'soon'),
        start: minute.map((at) => new Date(at).toISOString()),
        end: minute.map((at) => new Date(at).toISOString()),
      },
      { requiredKeys: [] },
    );
    const session = fc.record({
      title: fc.constant('S'),
      start: minute,
      length: fc.option(fc.integer({ min: 0, max: 24 * 60 }), { nil: undefined }),
      day: fc.option(fc.nat(3), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(hint, { maxLength: 4 }),
        fc.array(session, { minLength: 1, maxLength: 20 }),
        (hints, drafts) => {
          const spells = drafts.map(({ title, start, length, day }) => ({
            title,
            start,
            end: length === undefined ? undefined : start + length * 60_000,
            day,
          }));
          const found = days(hints, spells);
          for (const [index, day] of found.entries()) {
            expect(day.start).toBeLessThan(day.end);
            if (index > 0) {
              expect(day.start).toBeGreaterThanOrEqual(found[index - 1]!.end);
              expect(day.date > found[index - 1]!.date).toBe(true);
            }
          }
          for (const { start } of spells) {
            expect(found.filter((day) => day.start <= start && start < day.end)).toHaveLength(1);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('begin at four in the morning, so that screens know the day before its first session', () => {
    expect(days([], [spell('2026-06-01T11:00:00+02:00')])).toEqual([
      { date: '2026-06-01', start: instant('2026-06-01T04:00:00+02:00'), end: instant('2026-06-02T00:00:00+02:00') },
    ]);
  });

  it('last until the end that the file says, longer only if a session does', () => {
    const hint = { date: '2026-06-01', start: '2026-06-01T09:00:00+02:00', end: '2026-06-01T20:00:00+02:00' };
    expect(days([hint], [spell('2026-06-01T11:00:00+02:00', 60, 0)])[0]!.end).toBe(instant(hint.end));
    expect(days([hint], [spell('2026-06-01T19:30:00+02:00', 60, 0)])[0]!.end).toBe(
      instant('2026-06-01T20:30:00+02:00'),
    );
  });

  it('end where the next one begins when a session runs all night', () => {
    const [first, second] = days(
      [{ date: '2026-06-01' }, { date: '2026-06-02' }],
      [spell('2026-06-01T23:00:00+02:00', 600, 0), spell('2026-06-02T08:00:00+02:00', 60, 1)],
    );
    expect([first!.end, second!.start]).toEqual([
      instant('2026-06-02T08:00:00+02:00'),
      instant('2026-06-02T08:00:00+02:00'),
    ]);
  });

  it('ignore bounds that cannot be those of one day', () => {
    const hint = { date: '2026-06-01', start: '2020-01-01T00:00:00Z', end: '2030-01-01T00:00:00Z' };
    expect(days([hint], [spell('2026-06-01T11:00:00+02:00', 60, 0)])[0]).toEqual({
      date: '2026-06-01',
      start: instant('2026-06-01T04:00:00+02:00'),
      end: instant('2026-06-02T00:00:00+02:00'),
    });
  });

  it('take a session at seven in the morning for the night only if the file changes the date later', () => {
    const late = [spell('2026-06-01T22:00:00+02:00', 60, 0), spell('2026-06-02T07:00:00+02:00', 60, 0)];
    expect(days([{ date: '2026-06-01' }], late).map(({ date }) => date)).toEqual(['2026-06-01', '2026-06-02']);
    expect(days([{ date: '2026-06-01' }], late, 9 * 60).map(({ date }) => date)).toEqual(['2026-06-01']);
  });
});
