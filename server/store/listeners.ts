/** Those who want to know that something was written. */
export class Listeners {
  readonly #listeners = new Set<(name: string) => void>();

  /** `changed` is called after each arrival and departure, so that work nobody listens to can rest. */
  constructor(private readonly changed: () => void = () => {}) {}

  get size(): number {
    return this.#listeners.size;
  }

  /** @returns the way to stop. */
  add(listener: (name: string) => void): () => void {
    // A wrapper of its own, so that the same function may listen twice.
    const own = (name: string) => listener(name);
    this.#listeners.add(own);
    this.changed();
    return () => {
      this.#listeners.delete(own);
      this.changed();
    };
  }

  /** Calls back in a microtask each: a listener that throws must not make a write that is on disk look failed. */
  tell(name: string): void {
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener(name);
      });
    }
  }
}
