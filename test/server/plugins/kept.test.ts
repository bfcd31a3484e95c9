import { describe, expect, it } from 'vitest';
import { Kept } from '../../../server/plugins/kept.js';
import { Representation } from '../../../server/plugins/representation.js';

const answer = (bytes: number) =>
  new Representation('x'.repeat(bytes), { type: 'text/plain', cacheControl: 'no-cache' });

describe('answers kept ready', () => {
  it('are made once for the same things, and one for each key', () => {
    const kept = new Kept(1_000);
    const [one, two] = [{}, {}];
    const first = kept.answer('a', [one, 'x'], () => answer(100));
    expect(kept.answer('a', [one, 'x'], () => answer(100))).toBe(first);
    for (let n = 0; n < 50; n++) expect(kept.answer('a', [two, `host ${n}`], () => answer(100))).not.toBe(first);
    expect(kept.bytes).toBe(100);
  });

  it('never take more bytes than they may; what was not asked for longest goes', () => {
    const kept = new Kept(1_000);
    const of = [{}];
    const a = kept.answer('a', of, () => answer(400));
    const b = kept.answer('b', of, () => answer(400));
    kept.answer('a', of, () => answer(400));
    kept.answer('c', of, () => answer(400));
    expect(kept.bytes).toBe(800);
    expect(kept.answer('a', of, () => answer(400))).toBe(a);
    expect(kept.answer('b', of, () => answer(400))).not.toBe(b);
    kept.answer('huge', of, () => answer(5_000));
    expect(kept.bytes).toBe(0);
  });
});
