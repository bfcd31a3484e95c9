import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addDays, isDate, isZone, Zone } from '../../../../server/formats/draft/zone.js';
import { instant } from '../fixture.js';

const zones = fc
  .constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'UTC',
    'CET',
  )
  .map((name) => new Zone(name));
const instants = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) });

describe('a zone', () => {
  it('agrees with luxon about every instant', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const local = DateTime.fromMillis(at, { zone: zone.name });
        expect(zone.wall(at)).toEqual({ date: local.toISODate(), minutes: local.hour * 60 + local.minute });
        expect(zone.clock(at)).toBe(local.toFormat('HH:mm'));
        expect(Date.parse(zone.rfc3339(at))).toBe(at);
        expect(zone.offset(at)).toBe(local.offset * 60_000);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the instant of every wall time that exists, the first where it occurs twice', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const { date, minutes } = zone.wall(at);
        const found = zone.instant(date, minutes);
        expect(zone.wall(found)).toEqual({ date, minutes });
        expect(found).toBeLessThanOrEqual(at);
      }),
      { numRuns: 500 },
    );
  });

  it('knows the hour that occurs twice and the hour that is skipped', () => {
    const berlin = new Zone('Europe/Berlin');
    expect(berlin.instant('2026-10-25', 150)).toBe(instant('2026-10-25T02:30:00+02:00'));
    expect(berlin.instant('2026-03-29', 150)).toBe(instant('2026-03-29T03:30:00+02:00'));
    expect(berlin.instant('2026-10-25', 24 * 60)).toBe(instant('2026-10-26T00:00:00+01:00'));
  });

  it('writes milliseconds only where there are any', () => {
    const berlin = new Zone('Europe/Berlin');
    expect(berlin.rfc3339(instant('2026-07-01T10:00:00+02:00'))).toBe('2026-07-01T10:00:00+02:00');
    expect(berlin.rfc3339(instant('2026-07-01T10:00:00+02:00') + 7)).toBe('2026-07-01T10:00:00.007+02:00');
    expect(new Zone('America/St_Johns').rfc3339(instant('2026-01-01T00:00:00Z'))).toBe('2025-12-31T20:30:00-03:30');
  });

  it('knows zones and dates from words', () => {
    expect(['Europe/Berlin', 'UTC', '+02:00', 'Mars', ''].map(isZone)).toEqual([true, true, false, false, false]);
    expect(['2026-02-28', '2026-02-30', '2026-2-3', 'soon'].map(isDate)).toEqual([true, false, false, false]);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
