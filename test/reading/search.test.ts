import { describe, expect, it } from 'vitest';
import { schedule } from '../../core/index.js';
import { fold, SearchIndex } from '../../reading/search.js';
import { Rehearsed } from '../support/conference.js';
import { programme } from '../support/programme.js';

const rehearsed = new Rehearsed(
  programme([
    [
      'a',
      'Aula',
      '10:00',
      '10:45',
      { title: { en: 'Gears', ro: 'Roți' }, speakers: [{ id: 's', name: 'Ștefan Łuczak' }] },
    ],
    ['b', 'Box', '10:00', '10:45', { title: 'Straßenmusik', abstract: 'Nothing but GEARS' }],
  ]),
);
const now = () => schedule(rehearsed.programme, rehearsed.live);
const find = (index: SearchIndex, query: string): string[] =>
  now()
    .sessions.filter(index.finder(query))
    .map(({ id }) => id);

describe('search', () => {
  it('is blind to accents, case and letters that keyboards lack', () => {
    expect(fold('Ștefan ŁUCZAK, Straße, Ødegård, Þór')).toBe('stefan luczak, strasse, odegard, thor');
    const index = new SearchIndex(now());
    expect(find(index, 'stefan')).toEqual(['a']);
    expect(find(index, 'ŞTEFAN luczak')).toEqual(['a']);
    expect(find(index, 'strassen')).toEqual(['b']);
  });

  it('finds titles in all languages, texts, speakers and rooms; all words must be there', () => {
    const index = new SearchIndex(now());
    expect(find(index, 'gears')).toEqual(['a', 'b']);
    expect(find(index, 'roti')).toEqual(['a']);
    expect(find(index, 'gears box')).toEqual(['b']);
    expect(find(index, 'gears nowhere')).toEqual([]);
    expect(find(index, '  ')).toEqual(['a', 'b']);
  });

  it('follows edits, and is made ready in pieces', () => {
    const before = new SearchIndex(now());
    expect([before.prepare(1), before.prepare(1), before.prepare(1)]).toEqual([false, true, true]);
    rehearsed.do({ type: 'edit', session: 'b', title: 'Brass bands' });
    const after = new SearchIndex(now(), before);
    expect([find(after, 'brass'), find(after, 'strassenmusik'), find(after, 'roti')]).toEqual([['b'], [], ['a']]);
  });
});
