/**
 * The way of every action in the panel: ask the server what it would do, show that, send it with the revision that was
 * shown. Knows nothing of pages; `proposal-sheet.ts` and `programme-view.ts` draw it.
 */
import { Problem, Unreachable } from '../api/ask.js';

/** Something that can be asked for: first what it would do, then that it be done. */
export interface Deed<A extends { readonly revision: number }> {
  /** What it would do now; `revision` of the answer is the one it was computed on. */
  preview(signal: AbortSignal): Promise<A>;
  /**
   * Does it, if the conference is still at `revision`.
   * @param key makes a repetition harmless (J3).
   */
  send(revision: number, key: string): Promise<A>;
}

export type ProposalState<A> =
  /** Nothing to ask yet: a choice is open. */
  | { readonly step: 'choosing' }
  | { readonly step: 'checking'; readonly before: A | null }
  /** `before`: what it would have done before somebody else's change; null if nothing came between. */
  | { readonly step: 'ready'; readonly answer: A; readonly before: A | null }
  | { readonly step: 'refused'; readonly problem: Problem }
  /** The server could not be asked; nothing was sent. */
  | { readonly step: 'offline' }
  | { readonly step: 'sending'; readonly answer: A }
  /** It was sent and no answer came: it may have been done or not; sending again is harmless. */
  | { readonly step: 'unsure'; readonly answer: A }
  | { readonly step: 'done'; readonly answer: A };

/** A key for `Idempotency-Key`; `crypto.randomUUID` does not exist on plain HTTP. */
export function freshKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Proposal<A extends { readonly revision: number }> {
  #state: ProposalState<A> = { step: 'choosing' };
  #deed: Deed<A> | null = null;
  #key = '';
  #asking: AbortController | null = null;

  /**
   * @param changed called after every change of `state`.
   * @param alike whether two answers mean the same to a person.
   */
  constructor(
    private readonly changed: () => void,
    private readonly alike: (a: A, b: A) => boolean,
  ) {}

  get state(): ProposalState<A> {
    return this.#state;
  }

  /** Whether `confirm` would send something. */
  get sendable(): boolean {
    return this.#state.step === 'ready' || this.#state.step === 'unsure';
  }

  /** Takes up another deed, or none while the choice is incomplete, and asks what it would do. */
  choose(deed: Deed<A> | null): Promise<void> {
    this.#asking?.abort();
    this.#deed = deed;
    this.#key = freshKey();
    if (deed) return this.#ask(null, null);
    this.#become({ step: 'choosing' });
    return Promise.resolve();
  }

  /** Asks again, after the server could not be reached. */
  again(): Promise<void> {
    return this.#deed && this.#state.step !== 'sending' ? this.#ask(null, null) : Promise.resolve();
  }

  /** The live link told of a newer revision: what was shown may no longer be what would happen. */
  moved(revision: number): Promise<void> {
    const state = this.#state;
    if (state.step === 'ready' && revision > state.answer.revision) return this.#ask(state.answer, state.before);
    if (state.step === 'refused') return this.#ask(null, null);
    return Promise.resolve();
  }

  /** Sends what was previewed. Answers with what the server did, or null if it was not done or nobody knows. */
  async confirm(): Promise<A | null> {
    const state = this.#state;
    const deed = this.#deed;
    if (!deed || (state.step !== 'ready' && state.step !== 'unsure')) return null;
    const { answer } = state;
    this.#become({ step: 'sending', answer });
    try {
      const done = await deed.send(answer.revision, this.#key);
      this.#become({ step: 'done', answer: done });
      return done;
    } catch (error) {
      if (error instanceof Unreachable) this.#become({ step: 'unsure', answer });
      else if (error instanceof Problem && error.status === 412) await this.#ask(answer, answer);
      else if (error instanceof Problem) this.#become({ step: 'refused', problem: error });
      else throw error;
      return null;
    }
  }

  /**
   * @param shown the answer on the page, to tell whether a new one differs.
   * @param before what to call the answer from before, if the new one is like the shown one.
   */
  async #ask(shown: A | null, before: A | null): Promise<void> {
    const deed = this.#deed!;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#become({ step: 'checking', before: shown });
    try {
      const answer = await deed.preview(asking.signal);
      if (asking.signal.aborted) return;
      this.#become({ step: 'ready', answer, before: shown && !this.alike(shown, answer) ? shown : before });
    } catch (error) {
      if (asking.signal.aborted) return;
      if (error instanceof Unreachable) this.#become({ step: 'offline' });
      else if (error instanceof Problem) this.#become({ step: 'refused', problem: error });
      else throw error;
    }
  }

  #become(state: ProposalState<A>): void {
    this.#state = state;
    this.changed();
  }
}
