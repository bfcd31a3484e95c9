/** Proof of display, as the server tells it. */
import { ask, at } from '../api/ask.js';

export interface ProofSummary {
  readonly revision: number;
  readonly kind: 'emergency' | 'all-clear' | 'asked';
  /** RFC 3339 */
  readonly recorded: string;
  readonly displays: number;
  readonly shown: number;
  /** ms */
  readonly slowest: number | null;
}

export interface Proof extends ProofSummary {
  readonly witnesses: readonly {
    readonly id: string;
    readonly number: number | null;
    readonly name: string | null;
    readonly room: string | null;
    /** ms; null: it has not said that it shows it. */
    readonly after: number | null;
    /** Which entry it said so of. */
    readonly revision: number | null;
  }[];
}

const proofs = (conference: string): string => `${at(conference)}/proofs`;

export const listProofs = async (conference: string): Promise<ProofSummary[]> =>
  (await ask('GET', proofs(conference))) as ProofSummary[];

export const readProof = async (conference: string, revision: number): Promise<Proof> =>
  (await ask('GET', `${proofs(conference)}/${revision}`)) as Proof;

/** @throws Problem `unknown-entry` */
export const keepProof = async (conference: string, revision: number): Promise<Proof> =>
  (await ask('PUT', `${proofs(conference)}/${revision}`)) as Proof;
