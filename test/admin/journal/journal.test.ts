import { describe, expect, test } from 'vitest';
import { tell } from '../../../admin/journal/journal.js';
import { factWords } from '../../../admin/journal/journal-words.js';
import { Rehearsed } from '../../support/conference.js';
import { time, type Row } from '../../support/programme.js';
import { panelOf } from '../panel-of.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45'],
  ['b', 'Aula', '10:45', '11:30'],
];

const itemsOf = (house: Rehearsed) =>
  tell(house.journal.map(({ revision, at, change }) => ({ revision, at, change, by: 'Ana' })));

/** The facts of an entry, each as one line. */
function said(house: Rehearsed, revision = house.revision): string[] {
  const panel = panelOf(house);
  return itemsOf(house)
    .find(({ line }) => line.revision === revision)!
    .facts.map((fact) => {
      const { about, what, old, now } = factWords(fact, panel);
      return [about, what, old === undefined ? '' : `${old} →`, now].filter(Boolean).join(' ');
    });
}

describe('entries tell old → new', () => {
  test('delays and extensions, each against the one before', () => {
    const house = new Rehearsed(ROWS, time('10:10'));
    house.do({ type: 'extend', session: 'a', minutes: 5 });
    expect(said(house)).toEqual(['A longer by 0 min → 5 min']);
    house.do({ type: 'extend', session: 'a', minutes: 15 });
    expect(said(house)).toEqual(['A longer by 5 min → 15 min']);
    house.do({ type: 'delay', session: 'b', minutes: 20 });
    expect(said(house)).toEqual(['B late by 0 min → 20 min']);
  });

  test('moves name rooms and times, the planned ones where nothing was changed before', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'move', session: 'a', room: 'Box', start: time('14:00') });
    expect(said(house).sort()).toEqual(['A room Aula → Box', 'A start 10:00 → 14:00']);
    house.do({ type: 'move', session: 'a', room: 'Cube' });
    expect(said(house)).toEqual(['A room Box → Cube']);
  });

  test('cancelling, with the reason, and taking it back', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'cancel', session: 'a', reason: 'ill' });
    expect(said(house)).toEqual(['A takes place → cancelled: ill']);
    house.do({ type: 'restore', session: 'a' });
    expect(said(house)).toEqual(['A cancelled: ill → takes place']);
  });

  test('actual starts and ends', () => {
    const house = new Rehearsed(ROWS, time('10:02'));
    house.do({ type: 'start', session: 'a' });
    expect(said(house)).toEqual(['A started 10:02']);
    house.do({ type: 'start', session: 'a', at: time('10:01') });
    expect(said(house)).toEqual(['A started 10:02 → 10:01']);
  });

  test('room status with overflow', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'room-status', room: 'Aula', status: 'full', overflow: 'Box' });
    expect(said(house)).toEqual(['Aula status Open → Full, overflow Box']);
  });

  test('announcements put up and taken off', () => {
    const house = new Rehearsed(ROWS, time('10:00'));
    house.do({ type: 'announce', text: { en: 'Lunch' }, level: 'info' });
    expect(said(house)).toEqual(['Info: “Lunch” On the screens']);
    house.at = time('10:10');
    house.do({ type: 'withdraw', announcement: Object.keys(house.live.announcements)[0]! });
    expect(said(house)).toEqual(['Info: “Lunch” Taken off the screens']);
  });

  test('programmes and settings', () => {
    const house = new Rehearsed(ROWS);
    expect(said(house, 1)).toEqual(['programme adopted']);
    house.do({ type: 'settings', turnover: 10 });
    expect(said(house)).toEqual(['minutes between sessions as planned → 10 min']);
  });

  test('a session that has left the programme is still told of', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'delay', session: 'a', minutes: 5 });
    const revision = house.revision;
    house.adopt({ ...house.programme, sessions: house.programme.sessions.slice(1) }, 'second');
    expect(said(house, revision)).toEqual(['a session that is no longer in the programme late by 0 min → 5 min']);
  });
});

describe('U2: what was taken back', () => {
  test('is marked with the entry that did it, and no longer once that was taken back itself', () => {
    const house = new Rehearsed(ROWS);
    house.do({ type: 'delay', session: 'a', minutes: 5 });
    const delay = house.revision;
    house.undo(delay);
    const undo = house.revision;
    expect(said(house)).toEqual(['A late by 5 min → 0 min']);
    expect(itemsOf(house).map(({ undoneBy }) => undoneBy)).toEqual([null, undo, null]);
    house.undo(undo);
    expect(itemsOf(house).map(({ undoneBy }) => undoneBy)).toEqual([null, null, house.revision, null]);
  });
});
