import { describe, expect, test } from 'vitest';
import {
  complaint,
  emptyAnnouncement,
  toCommand,
  type AnnouncementDraft,
} from '../../../admin/announce/announcement-draft.js';
import { timesIn } from '../../../live/look/times.js';
import { time } from '../../support/programme.js';

const now = time('10:00') + 20_000;
const timeOf = timesIn('UTC', 'en').time;
const draft = (more: Partial<AnnouncementDraft>): AnnouncementDraft => ({
  ...emptyAnnouncement(['en', 'ro', 'de']),
  texts: { en: ' Lunch is served ', ro: '' },
  ...more,
});

test('starts with a field for each of the first two languages of the conference', () => {
  expect(emptyAnnouncement(['ro', 'en', 'de']).texts).toEqual({ ro: '', en: '' });
});

describe('what is missing', () => {
  test.each([
    ['a text', draft({ texts: { en: '  ' } }), 'textMissing'],
    ['a room', draft({ where: ['rooms'] }), 'scopeMissing'],
    ['a screen, beside rooms', draft({ where: ['rooms', 'displays'], rooms: ['Box'] }), 'displayScopeMissing'],
    ['a time that exists', draft({ until: { clock: '25:00' } }), 'untilPassed'],
    ['nothing', draft({}), null],
  ] as const)('%s', (_, form, expected) => expect(complaint(form, now, timeOf)).toBe(expected));
});

describe('the command', () => {
  test('has the written languages only, and no scope for all screens', () => {
    expect(toCommand(draft({}), now, timeOf)).toEqual({
      type: 'announce',
      level: 'info',
      text: { en: 'Lunch is served' },
    });
  });

  test('names rooms, and an end counted from the minute', () => {
    const form = draft({ where: ['rooms'], rooms: ['Box'], until: { minutes: 30 }, level: 'warning' });
    expect(toCommand(form, now, timeOf)).toMatchObject({
      scope: { rooms: ['Box'] },
      until: time('10:30'),
      level: 'warning',
    });
  });

  test('A1: rooms, tracks and single screens add up; what is not chosen by is not sent', () => {
    const chosen = { rooms: ['Box'], tracks: ['systems'], displays: ['d1', 'd2'] };
    expect(toCommand(draft({ where: ['rooms', 'displays'], ...chosen }), now, timeOf).scope).toEqual({
      rooms: ['Box'],
      displays: ['d1', 'd2'],
    });
    expect(toCommand(draft({ where: ['rooms', 'tracks', 'displays'], ...chosen }), now, timeOf).scope).toEqual(chosen);
    expect(toCommand(draft({ where: [], ...chosen }), now, timeOf).scope).toBeUndefined();
  });

  test('ends at the next time that the clocks there show', () => {
    expect(toCommand(draft({ until: { clock: '09:30' } }), now, timeOf).until).toBe(time('+1 09:30'));
    expect(toCommand(draft({ until: { clock: '10:30' } }), now, timeOf).until).toBe(time('10:30'));
  });
});
