import { describe, expect, it } from 'vitest';
import { BookmarkShelf, readBookmarks, type BookmarkStorage } from '../../guide/bookmarks.js';

class Drawer implements BookmarkStorage {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
}

describe('bookmarks on a phone', () => {
  it('last over a restart, each conference its own', () => {
    const drawer = new Drawer();
    const shelf = new BookmarkShelf('forum', drawer, () => 1);
    let told = 0;
    shelf.subscribe(() => told++);
    shelf.toggle('a');
    shelf.toggle('b');
    shelf.toggle('b');
    expect([[...shelf.marks], told]).toEqual([['a'], 3]);
    expect([...new BookmarkShelf('forum', drawer).marks]).toEqual(['a']);
    expect([...new BookmarkShelf('other', drawer).marks]).toEqual([]);
  });

  it('[F1] take in what another window or account knows, and tell of it only if it is news', () => {
    const drawer = new Drawer();
    const [one, two] = [new BookmarkShelf('forum', drawer, () => 10), new BookmarkShelf('forum', drawer, () => 20)];
    one.toggle('a');
    two.refresh();
    two.toggle('a');
    one.refresh();
    expect([...one.marks]).toEqual([]);
    let told = 0;
    one.subscribe(() => told++);
    const before = one.marks;
    one.merge({ a: { on: true, at: 5 } });
    expect([told, one.marks]).toEqual([0, before]);
    one.merge({ b: { on: true, at: 5 } });
    expect([told, [...one.marks]]).toEqual([1, ['b']]);
  });

  it('go on as long as the page where the browser refuses storage', () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const shelf = new BookmarkShelf('forum', { getItem: refuse, setItem: refuse }, () => 1);
    shelf.toggle('a');
    expect([...shelf.marks]).toEqual(['a']);
  });

  it('survive whatever stands in their place', () => {
    for (const text of [null, '', 'null', '[]', '7', '{"a":1,"b":{"on":"x"}}', '{"a'])
      expect(readBookmarks(text)).toEqual({});
    expect(readBookmarks('{"a":{"on":true,"at":1},"b":{}}')).toEqual({ a: { on: true, at: 1 } });
  });
});
