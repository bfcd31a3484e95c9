/** Keys that the server makes for itself once and keeps in its records. */
import { createHmac, randomBytes } from 'node:crypto';
import { RevisionConflict, type Records } from '../store/ports.js';

export const KEYS = 'keys';

/**
 * The value under a key, made when nobody has made it yet. Several servers on one store agree: the first one counts.
 * @param make not called where there is one already.
 */
export async function keptKey<T>(records: Records, name: string, make: () => T): Promise<T> {
  for (;;) {
    const found = await records.get<T>(KEYS, name);
    if (found) return found.value;
    try {
      const made = make();
      await records.put(KEYS, name, made, 0);
      return made;
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
    }
  }
}

/** Names things without telling what they are: the same parts give the same fingerprint, on this server only. */
export class Fingerprints {
  #secret: Promise<string> | undefined;

  constructor(private readonly records: Records) {}

  /**
   * @param purpose fingerprints for different purposes never meet.
   * @returns 43 characters, base64url (HMAC-SHA256).
   */
  async of(purpose: string, ...parts: readonly string[]): Promise<string> {
    this.#secret ??= keptKey(this.records, 'attendees', () => ({ secret: randomBytes(32).toString('base64url') })).then(
      ({ secret }) => secret,
    );
    const secret = await this.#secret.catch((error: unknown) => {
      this.#secret = undefined;
      throw error;
    });
    return createHmac('sha256', secret)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url');
  }
}
