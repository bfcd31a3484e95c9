import { describe, expect, test } from 'vitest';
import { instantAt } from '../../../admin/parts/instant-at.js';
import { timesIn } from '../../../live/look/times.js';

const instant = (text: string): number => Date.parse(text);
const berlin = timesIn('Europe/Berlin', 'en').time;

describe('a typed time becomes an instant of the conference’s day', () => {
  const day = {
    date: '2026-10-23',
    start: instant('2026-10-23T09:00:00+02:00'),
    end: instant('2026-10-24T04:00:00+02:00'),
  };

  test.each([
    ['10:30', '2026-10-23T10:30:00+02:00'],
    ['9:00', '2026-10-23T09:00:00+02:00'],
    ['00:15', '2026-10-24T00:15:00+02:00'],
    [' 23:59 ', '2026-10-23T23:59:00+02:00'],
  ])('%s', (typed, expected) => expect(instantAt(day, typed, berlin)).toBe(instant(expected)));

  test.each(['04:00', '08:59', '24:00', '12:60', 'noon', ''])('refuses "%s"', (typed) =>
    expect(instantAt(day, typed, berlin)).toBeNull(),
  );
});

describe('when the clocks change', () => {
  test('autumn: of the repeated hour the first, and later times are right', () => {
    const day = {
      date: '2026-10-24',
      start: instant('2026-10-24T20:00:00+02:00'),
      end: instant('2026-10-25T06:00:00+01:00'),
    };
    expect(instantAt(day, '02:30', berlin)).toBe(instant('2026-10-25T02:30:00+02:00'));
    expect(instantAt(day, '04:00', berlin)).toBe(instant('2026-10-25T04:00:00+01:00'));
  });

  test('spring: a skipped time is refused, later ones are right', () => {
    const day = {
      date: '2027-03-27',
      start: instant('2027-03-27T20:00:00+01:00'),
      end: instant('2027-03-28T06:00:00+02:00'),
    };
    expect(instantAt(day, '02:30', berlin)).toBeNull();
    expect(instantAt(day, '03:30', berlin)).toBe(instant('2027-03-28T03:30:00+02:00'));
  });

  test('half an hour, as on Lord Howe Island', () => {
    const zone = timesIn('Australia/Lord_Howe', 'en').time;
    const day = {
      date: '2027-04-03',
      start: instant('2027-04-03T20:00:00+11:00'),
      end: instant('2027-04-04T06:00:00+10:30'),
    };
    expect(instantAt(day, '05:00', zone)).toBe(instant('2027-04-04T05:00:00+10:30'));
  });
});
