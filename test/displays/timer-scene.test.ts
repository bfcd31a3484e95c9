import { describe, expect, it } from 'vitest';
import { counted, timerScene } from '../../displays/timer-scene.js';
import { Rehearsed } from '../support/conference.js';
import { clock, programme, time } from '../support/programme.js';

const conference = (): Rehearsed =>
  new Rehearsed(
    programme([
      ['a', 'Aula', '10:00', '10:45'],
      ['b', 'Aula', '11:00', '11:45'],
      ['c', 'Aula', '11:45', '12:00'],
    ]),
  );
function told(rehearsed: Rehearsed, at: string, seconds = 0): string {
  const { schedule } = rehearsed;
  const scene = timerScene(schedule, schedule.rooms[0]!, time(at) + seconds * 1000);
  return [scene.phase, scene.session?.id, clock(scene.mark), scene.next?.id].join(' ');
}

describe('the timer', () => {
  it('counts what is left, and says when it is little', () => {
    expect(told(conference(), '10:10')).toBe('left a 10:45 b');
    expect(told(conference(), '10:40')).toBe('last a 10:45 b');
  });
  it('runs over for at most half of the gap, then waits for what follows', () => {
    expect(told(conference(), '10:45')).toBe('over a 10:45 b');
    expect(told(conference(), '10:52')).toBe('over a 10:45 b');
    expect(told(conference(), '10:53')).toBe('wait b 11:00 ');
  });
  it('does not run over into what follows at once, nor for ever', () => {
    expect(told(conference(), '11:45')).toBe('left c 12:00 ');
    expect(told(conference(), '12:14')).toBe('over c 12:00 ');
    expect(told(conference(), '12:15')).toBe('idle  12:15 ');
  });
  it('does not run over what somebody has ended, and follows an extension', () => {
    const ended = conference();
    ended.at = time('10:46');
    ended.do({ type: 'end', session: 'a', at: time('10:44') });
    expect(told(ended, '10:46')).toBe('wait b 11:00 ');
    const extended = conference();
    extended.do({ type: 'extend', session: 'a', minutes: 10 });
    expect(told(extended, '10:46')).toBe('left a 10:55 b');
  });
  it('shows the note of its room until it is taken back (A3)', () => {
    const noted = conference();
    const note = () => timerScene(noted.schedule, noted.schedule.rooms[0]!, time('10:10')).note;
    noted.do({ type: 'note', room: 'Aula', text: 'Louder, please' });
    expect(note()).toBe('Louder, please');
    noted.do({ type: 'note', room: 'Aula', text: null });
    expect(note()).toBeNull();
  });
});

it.each([
  [0, 5_000, '0:05'],
  [0, 4_001, '0:05'],
  [0, 65_000, '1:05'],
  [0, 3_600_000, '1:00:00'],
  [3_725_000, 0, '1:02:05'],
  [1_999, 0, '0:01'],
])('counts from %i to %i as %s', (from, to, text) => {
  expect(counted(from, to)).toBe(text);
});
