import { expect, it } from 'vitest';
import { parametersOf } from '../../displays/parameters.js';
import { chosen } from '../../displays/view-choice.js';
import { Rehearsed } from '../support/conference.js';
import { programme } from '../support/programme.js';

const { schedule } = new Rehearsed(
  programme([['a', 'Aula', '10:00', '10:45']], { tracks: [{ id: 'systems', name: 'Systems' }] }),
);

it.each([
  ['room=Aula', 'room Aula'],
  ['room=Aula&view=room', 'room Aula'],
  ['track=Systems', 'track systems'],
  ['view=overview', 'overview'],
  ['view=overview&track=systems', 'overview systems'],
  ['view=agenda&room=aula', 'agenda Aula'],
  ['view=timer&room=Aula', 'timer Aula'],
  ['view=overlay&room=Aula', 'overlay Aula'],
  ['view=slides', 'slides'],
  ['view=timer', 'list needsRoom'],
  ['view=overlay', 'list needsRoom'],
  ['room=Attic&view=timer', 'list noRoom'],
  ['track=none', 'list noTrack'],
  ['view=carousel', 'list'],
  ['', 'list'],
])('"%s" asks for %s', (query, expected) => {
  const choice = chosen(parametersOf(`?conference=c&${query}`), schedule);
  const about = choice.view === 'list' ? choice.problem : (choice.room ?? choice.track)?.id;
  expect([choice.view, about].filter(Boolean).join(' ')).toBe(expected);
});
