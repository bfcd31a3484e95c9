/** What sockets send: as displays do, bent, and hostile. */
import { PROTOCOL } from '../../../../core/index.js';
import type { Chance } from '../../../support/chance.js';
import { bent, HOSTILE, nasty } from './values.js';

const messages = (chance: Chance): readonly object[] => [
  {
    type: 'hello',
    protocol: PROTOCOL,
    conference: chance.pick(['small', 'small', 'other', 'none']),
    programme: null,
    revision: chance.pick([null, 0, 1, 5, 1e9]),
    about: { view: chance.pick(['room', 'admin', 'guide', 'overview']), room: 'Aula' },
  },
  { type: 'shown', revision: chance.below(10) },
  { type: 'time', sent: chance.next() * 1e6 },
  { type: 'status', viewport: [1920, 1080], version: '1', memory: 1e7, offlineReady: true },
];

/** @param how 0 as it should be, 1 bent in one place, 2 hostile. */
export function frameFor(how: 0 | 1 | 2, chance: Chance): string | Buffer {
  // A hello costs more than the rest, and a display says it once.
  const message = messages(chance)[chance.next() < 0.1 ? 0 : 1 + chance.below(3)]!;
  if (how === 0) return JSON.stringify(message);
  if (how === 1) return JSON.stringify(bent(message, chance));
  switch (chance.below(6)) {
    case 0:
      return Buffer.from(Array.from({ length: 1 + chance.below(200) }, () => chance.below(256)));
    case 1:
      return JSON.stringify(message).slice(0, -1);
    case 2:
      return '{"type":'.repeat(400);
    case 3:
      return JSON.stringify({ ...message, filler: 'x'.repeat(chance.below(8_000)) });
    case 4:
      return JSON.stringify(message).replace('{', '{"__proto__":{"watches":true},');
    default:
      return JSON.stringify({ type: chance.pick(HOSTILE), revision: nasty(chance) });
  }
}
