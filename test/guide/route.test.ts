import { describe, expect, it } from 'vitest';
import { routeOf, slugIn } from '../../guide/route.js';

const route = (address: string) => {
  const found = routeOf(new URL(address, 'http://hallway.test'), 'forum');
  return found && [found.page, found.id, found.filter.tracks];
};

describe('addresses of the guide', () => {
  it('name pages, with ids of any letters', () => {
    expect(route('/c/forum?track=a&track=b')).toEqual(['list', '', ['a', 'b']]);
    expect(route('/c/forum/')).toEqual(['list', '', []]);
    expect(route('/c/forum/speakers/%C8%99tefan%2F1')).toEqual(['speakers', 'ștefan/1', []]);
  });

  it('leave files, other conferences and the rest to the server', () => {
    for (const other of [
      '/c/other',
      '/c/forum/rooms/aula.ics',
      '/c/forum/schedule.ics',
      '/display',
      '/c/forum/rooms/a/b',
      '/',
    ])
      expect(route(other)).toBeUndefined();
    expect([slugIn('/c/forum/rooms/aula'), slugIn('/'), slugIn('/admin')]).toEqual(['forum', undefined, undefined]);
  });
});
