import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bookmarkedSessions,
  mergeBookmarks,
  newerBookmarks,
  NO_BOOKMARKS,
  setBookmark,
  type Bookmarks,
} from '../../core/index.js';

const ids = ['a', 'b', 'c', 'constructor'] as const;
/** Few instants, so that ties are common. */
const bookmarks: fc.Arbitrary<Bookmarks> = fc.dictionary(
  fc.constantFrom(...ids),
  fc.record({ on: fc.boolean(), at: fc.integer({ min: 0, max: 4 }) }),
);

describe('bookmarks', () => {
  it('[F1] merge in any order and any number of times', () => {
    fc.assert(
      fc.property(bookmarks, bookmarks, bookmarks, (a, b, c) => {
        expect(mergeBookmarks(a, b)).toEqual(mergeBookmarks(b, a));
        expect(mergeBookmarks(mergeBookmarks(a, b), c)).toEqual(mergeBookmarks(a, mergeBookmarks(b, c)));
        expect(mergeBookmarks(a, a)).toBe(a);
        expect(mergeBookmarks(mergeBookmarks(a, b), b)).toEqual(mergeBookmarks(a, b));
      }),
    );
  });

  it('[F1] lose no session of either side, and hold what was set later', () => {
    fc.assert(
      fc.property(bookmarks, bookmarks, (a, b) => {
        const merged = mergeBookmarks(a, b);
        expect(new Set(Object.keys(merged))).toEqual(new Set([...Object.keys(a), ...Object.keys(b)]));
        for (const id of Object.keys(merged)) {
          const both = [a, b].flatMap((side) => (Object.hasOwn(side, id) ? [side[id]!] : []));
          const latest = Math.max(...both.map(({ at }) => at));
          expect(merged[id]!.at).toBe(latest);
          expect(merged[id]!.on).toBe(both.some(({ on, at }) => on && at === latest));
        }
      }),
    );
  });

  it('[F1] what is newer is all that has to be sent', () => {
    fc.assert(
      fc.property(bookmarks, bookmarks, (a, b) => {
        expect({ ...a, ...newerBookmarks(a, b) }).toEqual(mergeBookmarks(a, b));
        expect(newerBookmarks(mergeBookmarks(a, b), b)).toEqual({});
      }),
    );
  });

  /** Phones with clocks of their own set bookmarks and meet the server now and then. */
  const step = fc.oneof(
    fc.record({
      do: fc.constant('set' as const),
      phone: fc.nat(2),
      session: fc.constantFrom(...ids),
      on: fc.boolean(),
    }),
    fc.record({ do: fc.constant('sync' as const), phone: fc.nat(2) }),
  );

  it('[F1] phones with wrong clocks agree once all have met, and whoever saw the last word wins', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.array(fc.integer({ min: -1e6, max: 1e6 })), (steps, skews) => {
        const phones: Bookmarks[] = [NO_BOOKMARKS, NO_BOOKMARKS, NO_BOOKMARKS];
        let server: Bookmarks = NO_BOOKMARKS;
        const sync = (phone: number) => {
          server = mergeBookmarks(server, phones[phone]!);
          phones[phone] = mergeBookmarks(phones[phone]!, server);
        };
        steps.forEach((each, index) => {
          if (each.do === 'sync') return sync(each.phone);
          const now = 2e6 + index + (skews[each.phone] ?? 0);
          phones[each.phone] = setBookmark(phones[each.phone]!, each.session, each.on, now);
          expect(phones[each.phone]![each.session]!.on).toBe(each.on);
        });
        for (const phone of [0, 1, 2, 0, 1, 2]) sync(phone);
        expect(phones).toEqual([server, server, server]);
        // Somebody who sees everything has the last word, whatever the clock says.
        phones[1] = setBookmark(phones[1]!, 'a', false, 0);
        sync(1);
        sync(0);
        expect(phones[0]!['a']!.on).toBe(false);
      }),
    );
  });

  it('[F1] of one instant, the bookmark that is there holds', () => {
    const [on, off] = [{ a: { on: true, at: 5 } }, { a: { on: false, at: 5 } }];
    expect(mergeBookmarks(off, on)).toEqual(on);
    expect(mergeBookmarks(on, off)).toBe(on);
    expect(bookmarkedSessions({ ...on, b: { on: false, at: 1 } })).toEqual(['a']);
  });
});
