/** Who this screen is, once it is paired: kept in this browser across reboots. */
import { createStore, getMany, setMany } from 'idb-keyval';
import type { Assignment } from '../../core/index.js';

export interface Identity {
  /** What the server knows it by. */
  readonly token: string;
  /** What it was last told to be. */
  readonly display: Assignment;
}

const KEY = 'identity';
const store = createStore('hallway-display', 'kept');

/** Null where it is not paired, or storage is refused. */
export async function kept(): Promise<Identity | null> {
  try {
    const [identity] = (await getMany([KEY], store)) as [Identity?];
    return identity ?? null;
  } catch {
    return null;
  }
}

/** @returns whether it is kept: a browser that refuses storage has to be paired again after its next start. */
export async function keep(identity: Identity | null): Promise<boolean> {
  try {
    await setMany([[KEY, identity]], store);
    // What a browser may throw away when its disk is full is not kept.
    await navigator.storage?.persist?.();
    return true;
  } catch {
    return false;
  }
}
