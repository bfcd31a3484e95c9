import { describe, expect, it } from 'vitest';
import { isAmbiguous, localParts, parseInstant, rfc3339 } from '../../server/instants.js';

const FAR = [9e15, -9e15, 8.64e15, Infinity, -Infinity, NaN];

describe('instants', () => {
  it.each(FAR)('%s is told all the same, as an instant that can be read', (instant) => {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      expect(parseInstant(rfc3339(instant, zone), 'at')).toEqual(expect.any(Number));
      expect(localParts(instant, zone).date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it.each(['2026-02-30T10:00:00Z', '2026-02-29T10:00:00+02:00', '2026-13-01T10:00:00Z', '0000-06-01T00:00:00Z'])(
    '%s does not exist',
    (text) => {
      expect(() => parseInstant(text, 'at')).toThrow(/is no instant for "at"/);
    },
  );

  it('know when a wall time comes twice', () => {
    const ambiguous = (text: string, zone: string) => isAmbiguous(Date.parse(text), zone);
    // Berlin puts 03:00 back to 02:00 at 01:00 UTC.
    expect(ambiguous('2026-10-25T01:59:00+02:00', 'Europe/Berlin')).toBe(false);
    expect(ambiguous('2026-10-25T02:00:00+02:00', 'Europe/Berlin')).toBe(true);
    expect(ambiguous('2026-10-25T02:59:00+01:00', 'Europe/Berlin')).toBe(true);
    expect(ambiguous('2026-10-25T03:00:00+01:00', 'Europe/Berlin')).toBe(false);
    // Lord Howe puts 02:00 back to 01:30.
    expect(ambiguous('2026-04-05T01:45:00+11:00', 'Australia/Lord_Howe')).toBe(true);
    expect(ambiguous('2026-04-05T02:15:00+10:30', 'Australia/Lord_Howe')).toBe(false);
    expect(ambiguous('2026-07-01T12:00:00Z', 'UTC')).toBe(false);
  });

  it('leap days, years of one digit and pluses that became spaces are read', () => {
    expect(parseInstant('2028-02-29T10:00:00Z', 'at')).toBe(Date.UTC(2028, 1, 29, 10));
    expect(rfc3339(parseInstant('0009-06-01T00:00:00Z', 'at'), 'UTC')).toBe('0009-06-01T00:00:00+00:00');
    expect(parseInstant('2026-10-24T10:00:00 02:00', 'at')).toBe(Date.UTC(2026, 9, 24, 8));
  });
});
