import { describe, expect, it } from 'vitest';
import { allowed, ROLES, type Action, type Role } from '../../../server/people/index.js';

const corridor: Action[] = ['delay', 'delay-room', 'extend', 'start', 'end', 'room-status', 'note'];
const office: Action[] = [
  ...(['delay-all', 'move', 'swap', 'cancel', 'restore', 'edit', 'add', 'announce', 'withdraw', 'settings'] as const),
  ...(['edit-room', 'edit-track'] as const),
  ...(['undo', 'programme', 'displays', 'rehearse', 'feedback'] as const),
];
const house: Action[] = ['programme-by-url', 'conferences', 'accounts', 'tokens', 'backup'];
const everything: Action[] = ['read-panel', ...corridor, ...office, ...house];

describe('permissions', () => {
  const expected: Record<Role, Action[]> = {
    viewer: ['read-panel'],
    helper: ['read-panel', ...corridor],
    organiser: ['read-panel', ...corridor, ...office],
    admin: everything,
  };

  it.each(ROLES)('%s may do exactly what the role is for', (role) => {
    const person = { role, rooms: ['aula'] };
    expect(everything.filter((action) => allowed(person, action, ['aula']))).toEqual(expected[role]);
  });

  it('keep a helper to the assigned rooms', () => {
    const helper = { role: 'helper', rooms: ['aula', 'box'] } as const;
    for (const action of corridor) {
      expect(allowed(helper, action, ['aula'])).toBe(true);
      expect(allowed(helper, action, ['aula', 'box'])).toBe(true);
      expect(allowed(helper, action, ['aula', 'cellar'])).toBe(false);
      expect(allowed(helper, action, [])).toBe(false);
      expect(allowed({ role: 'helper' }, action, ['aula'])).toBe(false);
    }
    expect(allowed({ role: 'helper' }, 'read-panel')).toBe(true);
  });

  it('ask no organiser for rooms', () => {
    expect(allowed({ role: 'organiser' }, 'delay', ['anywhere'])).toBe(true);
    expect(allowed({ role: 'organiser', rooms: [] }, 'delay', [])).toBe(true);
  });
});
