/** One collection of records, written by this process and perhaps by others: tells which of the two it was. */
import { RevisionConflict, type Records } from '../store/ports.js';

export class OwnWrites<T> {
  /** Writes that the store has not told of yet: it tells of those of others in the same way. */
  #untold = 0;

  constructor(
    private readonly records: Records,
    readonly collection: string,
  ) {}

  get(key: string) {
    return this.records.get<T>(this.collection, key);
  }

  list() {
    return this.records.list<T>(this.collection);
  }

  /** @returns false if the document is not at the revision that was expected. */
  async put(key: string, value: T, expected?: number): Promise<boolean> {
    try {
      // Counted before: the store tells while it writes.
      this.#untold += 1;
      await this.records.put(this.collection, key, value, expected);
      return true;
    } catch (error) {
      this.#untold -= 1;
      if (error instanceof RevisionConflict) return false;
      throw error;
    }
  }

  async delete(key: string): Promise<boolean> {
    this.#untold += 1;
    const deleted = await this.records.delete(this.collection, key);
    if (!deleted) this.#untold -= 1;
    return deleted;
  }

  /**
   * Calls back when another process may have written; sometimes also when none has. To be called once, before the first write.
   * @returns the way to stop.
   */
  onForeign(listener: () => void): () => void {
    return this.records.subscribe((collection) => {
      if (collection !== this.collection) return;
      if (this.#untold > 0) this.#untold -= 1;
      else listener();
    });
  }
}
