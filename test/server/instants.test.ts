import { describe, expect, it } from 'vitest';
import { localParts, parseInstant, rfc3339 } from '../../server/instants.js';

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

  it('leap days, years of one digit and pluses that became spaces are read', () => {
    expect(parseInstant('2028-02-29T10:00:00Z', 'at')).toBe(Date.UTC(2028, 1, 29, 10));
    expect(rfc3339(parseInstant('0009-06-01T00:00:00Z', 'at'), 'UTC')).toBe('0009-06-01T00:00:00+00:00');
    expect(parseInstant('2026-10-24T10:00:00 02:00', 'at')).toBe(Date.UTC(2026, 9, 24, 8));
  });
});
