import { describe, expect, it } from 'vitest';
import { report, schedule } from '../../core/index.js';
import { Rehearsed } from '../support/conference.js';
import { time } from '../support/programme.js';

const ana = { speakers: [{ id: 'ana', name: 'Ana' }] };
const both = {
  speakers: [
    { id: 'ana', name: 'Ana' },
    { id: 'bo', name: 'Bo' },
  ],
};

const lived = () => {
  const c = new Rehearsed([
    ['a', 'Aula', '10:00', '10:45', ana],
    ['b', 'Aula', '10:45', '11:30', both],
    ['pause', 'Aula', '11:30', '12:00', { kind: 'break' }],
    ['c', 'Box', '10:00', '11:00', ana],
    ['later', 'Box', '15:00', '16:00', both],
    ['open', 'Cube', '09:00', ''],
  ]);
  c.at = time('10:12');
  c.do({ type: 'start', session: 'a' });
  c.at = time('11:02');
  c.do({ type: 'end', session: 'a' });
  c.do({ type: 'move', session: 'b', room: 'Cube' });
  c.do({ type: 'cancel', session: 'c' });
  return c;
};
const told = (c: Rehearsed, at = '13:00') => report(schedule(c.programme, c.live), time(at));

describe('the report', () => {
  it('tells of sessions that have begun what was planned and what happened, and leaves breaks out', () => {
    const lines = told(lived()).lines;
    expect(lines.map(({ session }) => session.id)).toEqual(['open', 'c', 'a', 'b']);
    expect(lines.find(({ session }) => session.id === 'a')).toMatchObject({
      startTold: true,
      endTold: true,
      startLate: 12,
      over: 5,
      moved: false,
    });
    expect(lines.find(({ session }) => session.id === 'b')).toMatchObject({ startTold: false, over: 0, moved: true });
    expect(lines.find(({ session }) => session.id === 'open')).toMatchObject({ over: null, startLate: 0 });
  });

  it('sums up rooms as they are listed, where sessions took place', () => {
    expect(told(lived()).rooms).toEqual([
      { id: 'Aula', sessions: 1, cancelled: 0, moved: 0, told: 1, onTime: 0, meanLate: 12, mostLate: 12, over: 5 },
      { id: 'Box', sessions: 1, cancelled: 1, moved: 0, told: 0, onTime: 0, meanLate: 0, mostLate: 0, over: 0 },
      expect.objectContaining({ id: 'Cube', sessions: 2, moved: 1, onTime: 2 }),
    ]);
  });

  it('sums up speakers by name; cancelled sessions count, but have no times', () => {
    expect(told(lived()).speakers).toEqual([
      expect.objectContaining({
        id: 'ana',
        name: 'Ana',
        sessions: 3,
        cancelled: 1,
        meanLate: 6,
        mostLate: 12,
        over: 5,
      }),
      expect.objectContaining({ id: 'bo', name: 'Bo', sessions: 1, onTime: 1 }),
    ]);
  });

  it('is empty before anything has begun, and counts early starts as on time', () => {
    expect(told(lived(), '08:00')).toEqual({ lines: [], rooms: [], speakers: [] });
    const c = new Rehearsed([['a', 'Aula', '10:00', '10:45', ana]]);
    c.at = time('09:50');
    c.do({ type: 'start', session: 'a' });
    expect(told(c).rooms[0]).toMatchObject({ onTime: 1, meanLate: -10, mostLate: 0, over: 0 });
  });
});
