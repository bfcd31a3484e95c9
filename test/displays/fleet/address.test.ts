import { describe, expect, it } from 'vitest';
import { NO_TARGET, type Assignment } from '../../../core/index.js';
import { addressOf } from '../../../displays/fleet/address.js';

const assignment = (wish: Partial<Assignment>): Assignment => ({
  ...NO_TARGET,
  id: 'a',
  number: 1,
  name: 'Door',
  identify: 0,
  reload: 0,
  conference: 'small',
  ...wish,
});

describe('what a display is to be', () => {
  it.each([
    [{ room: 'Aula' }, { view: null, room: 'Aula' }],
    [
      { room: 'Aula', view: 'timer' },
      { view: 'timer', room: 'Aula' },
    ],
    [{ track: 'core' }, { view: null, track: 'core' }],
    [
      { track: 'core', view: 'track' },
      { view: null, track: 'core' },
    ],
    [{}, { view: 'overview', room: null }],
    [{ conference: null }, { conference: null }],
    [{ night: { from: '22:00', until: '07:00' } }, { night: ['22:00', '07:00'] }],
    [
      { theme: 'paper', languages: ['ro'], by: 'room', view: 'agenda' },
      { theme: 'paper', languages: ['ro'], by: 'room', view: 'agenda', at: null, understudy: false },
    ],
  ] as const)('%j is an address of its own', (wish, parameters) => {
    expect(addressOf(assignment(wish as Partial<Assignment>))).toMatchObject(parameters);
  });
});
