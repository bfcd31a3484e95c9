/** Answers kept ready, bounded by their bytes: what was not asked for longest goes first. */
import type { Representation } from './representation.js';

export class Kept {
  /** In the order in which they were last asked for. */
  readonly #kept = new Map<string, { readonly of: readonly unknown[]; readonly answer: Representation }>();
  #bytes = 0;

  /** @param most bytes of all bodies together, before compression. */
  constructor(readonly most: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The answer under a key, made anew unless it was made of the same things; one key holds one answer.
   * @param key must not be chosen freely by whoever asks.
   * @param of what the answer depends on, compared by identity.
   */
  answer(key: string, of: readonly unknown[], make: () => Representation): Representation {
    const known = this.#kept.get(key);
    if (known) this.#drop(key, known.answer);
    const answer = known?.of.every((part, index) => part === of[index]) ? known.answer : make();
    this.#kept.set(key, { of, answer });
    this.#bytes += answer.body.length;
    for (const [oldest, { answer: old }] of this.#kept) {
      if (this.#bytes <= this.most) break;
      this.#drop(oldest, old);
    }
    return answer;
  }

  #drop(key: string, { body }: Representation): void {
    this.#kept.delete(key);
    this.#bytes -= body.length;
  }
}
