/** Names that say something: what no schema tells in a sentence. */
import type { Text } from '../../core/index.js';
import { Refusal } from '../refusal.js';

/** @throws Refusal `invalid-request` for a name that is empty in every language. */
export function requireName(name: Text | undefined): void {
  if (name === undefined || Object.values(typeof name === 'string' ? [name] : name).some((text) => text.trim())) return;
  throw new Refusal(400, 'invalid-request', 'The name is empty; write something, or leave it out.');
}
