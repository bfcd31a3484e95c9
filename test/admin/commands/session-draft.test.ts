import { describe, expect, test } from 'vitest';
import {
  addOf,
  editOf,
  plannedWords,
  replaceOf,
  wordsOfSession,
  type ExtraDraft,
} from '../../../admin/commands/session-draft.js';
import { zoneDifference } from '../../../admin/frame/zones.js';
import { moreFrom } from '../../../admin/parts/minutes.js';
import { Rehearsed } from '../../support/conference.js';
import { time, type Row } from '../../support/programme.js';

const ANA = { id: 'ana', name: 'Ana Pop' };
const ROWS: Row[] = [['a', 'Aula', '10:00', '10:45', { title: 'Clocks', speakers: [ANA], language: 'en' }]];
const LANGUAGES = ['en', 'ro'];

describe('an edit', () => {
  const session = new Rehearsed(ROWS).schedule.byId.get('a')!;
  const words = wordsOfSession(session, LANGUAGES);
  const edit = (change: Partial<typeof words>) => editOf(session, { ...words, ...change }, LANGUAGES);

  test('has what differs and nothing else', () => {
    expect(edit({})).toBeNull();
    expect(edit({ title: { en: ' ' } })).toBeNull();
    expect(edit({ title: { en: ' Watches ' } })).toEqual({ type: 'edit', session: 'a', title: 'Watches' });
    expect(edit({ title: { en: 'Clocks', ro: 'Ceasuri' } })?.title).toEqual({ en: 'Clocks', ro: 'Ceasuri' });
    expect(edit({ speakers: ['Ana Pop', ' Ion ', ''] })?.speakers).toEqual([ANA, { name: 'Ion' }]);
    expect(edit({ language: 'ro' })).toEqual({ type: 'edit', session: 'a', language: 'ro' });
  });

  test('can give back what was planned, if anything was edited', () => {
    expect(plannedWords('a', undefined)).toBeNull();
    expect(plannedWords('a', { title: 'X', delay: 5 })).toEqual({ type: 'edit', session: 'a', title: null });
  });
});

describe('an extra session', () => {
  const draft: ExtraDraft = {
    title: { en: 'Open questions', ro: '' },
    speakers: [''],
    language: '',
    kind: 'talk',
    room: 'Box',
    track: '',
    day: '2026-10-24',
    clock: '12:00',
    minutes: 30,
  };

  test('needs a title, a time and a length', () => {
    expect(addOf(draft, time('12:00'))).toEqual({
      type: 'add',
      session: { title: { en: 'Open questions' }, kind: 'talk', room: 'Box', start: time('12:00'), end: time('12:30') },
    });
    expect(addOf({ ...draft, title: { en: '' } }, time('12:00'))).toBeNull();
    expect(addOf(draft, null)).toBeNull();
    expect(addOf({ ...draft, minutes: 0 }, time('12:00'))).toBeNull();
  });

  test('in the place of another says neither room nor time (C2)', () => {
    expect(replaceOf(draft, 'a')).toEqual({
      type: 'add',
      session: { title: { en: 'Open questions' }, kind: 'talk', replaces: 'a' },
    });
  });
});

test('minutes more count from now once the end has passed', () => {
  const session = new Rehearsed(ROWS).schedule.byId.get('a')!;
  expect(moreFrom(session, 5, time('10:40'))).toBe(5);
  expect(moreFrom(session, 5, time('10:48') + 1000)).toBe(9);
});

test('zones are compared by their clocks, not by their names', () => {
  const [winter, summer] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)];
  expect(zoneDifference('Europe/Paris', 'Europe/Berlin', winter)).toBe(0);
  expect(zoneDifference('Europe/Paris', 'Europe/Bucharest', summer)).toBe(60);
  expect(zoneDifference('Europe/London', 'Africa/Abidjan', winter)).toBe(0);
  expect(zoneDifference('Europe/London', 'Africa/Abidjan', summer)).toBe(-60);
  expect(zoneDifference('UTC', 'Pacific/Chatham', winter)).toBe(13 * 60 + 45);
});
