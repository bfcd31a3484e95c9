/** Proof of display: which displays said that they show an entry of the journal, and when. */
import type { Instant, Scope } from '../../core/index.js';

/** Why it is kept: an emergency, the end of one, or because somebody asked. */
export const PROOF_KINDS = ['emergency', 'all-clear', 'asked'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** A display that is to show an entry. */
export interface Witness {
  readonly id: string;
  /** null: not paired. */
  readonly number: number | null;
  readonly name: string | null;
  /** As its assignment or its address has it. */
  readonly room: string | null;
  /** When it said that it shows the entry, ms after that was recorded; null: it has not. */
  readonly after: number | null;
  /** The revision that it said so of: a later one where it came to that at once. */
  readonly revision: number | null;
}

/** What is stored. */
export interface Proof {
  /** Id (not slug) of the conference. */
  readonly conference: string;
  readonly revision: number;
  readonly kind: ProofKind;
  /** Wall clock, ms. */
  readonly recorded: Instant;
  readonly scope: Scope;
  /** The emergency that it is about. */
  readonly announcement: string | null;
  /** The revision that took it back: who shows that one has not shown this by it. null: it holds. */
  readonly over: number | null;
  /** By id. */
  readonly witnesses: readonly Witness[];
}

export const PROOFS = 'display-proofs';
export const keyOf = (conference: string, revision: number): string => `${conference}/${revision}`;

/** Displays in one proof: as many as may be paired, and some that are not. */
const MOST = 5_500;

/** An entry that displays are watched for; stored only if `kind` says why. */
export class Watch {
  kind: ProofKind | null = null;
  scope: Scope = {};
  announcement: string | null = null;
  over: number | null = null;
  /** Whether it knows more than is stored. */
  changed = false;
  readonly witnesses = new Map<string, Witness>();

  constructor(
    readonly revision: number,
    readonly recorded: Instant,
  ) {}

  static of(proof: Proof): Watch {
    const watch = new Watch(proof.revision, proof.recorded);
    watch.be(proof.kind, proof.scope, proof.announcement);
    watch.over = proof.over;
    for (const witness of proof.witnesses) watch.witnesses.set(witness.id, witness);
    watch.changed = false;
    return watch;
  }

  /** It is to be kept. */
  be(kind: ProofKind, scope: Scope = {}, announcement: string | null = null): void {
    [this.kind, this.scope, this.announcement, this.changed] = [kind, scope, announcement, true];
  }

  /** What it is about was taken back. */
  end(revision: number): void {
    if (this.over !== null) return;
    this.over = revision;
    this.changed = true;
  }

  /** Whether a display that shows a revision shows this entry by it. */
  isShownBy(revision: number): boolean {
    return this.revision <= revision && (this.over === null || revision < this.over);
  }

  /** Takes in what is known of a display; what it said first stays. */
  see(witness: Witness): void {
    const known = this.witnesses.get(witness.id);
    if (known ? known.after !== null || witness.after === null : this.witnesses.size >= MOST) return;
    this.witnesses.set(witness.id, { ...known, ...witness });
    this.changed = true;
  }

  /** Takes in what another server has stored of it. */
  merge({ witnesses, over }: Proof): void {
    for (const witness of witnesses) {
      const own = this.witnesses.get(witness.id);
      if (!own || (witness.after !== null && (own.after === null || witness.after < own.after)))
        this.witnesses.set(witness.id, witness);
    }
    this.over ??= over;
  }

  /** @param conference id of the conference. */
  toProof(conference: string): Proof {
    const { revision, kind, recorded, scope, announcement, over, witnesses } = this;
    return {
      conference,
      revision,
      kind: kind ?? 'asked',
      recorded,
      scope,
      announcement,
      over,
      witnesses: [...witnesses.values()],
    };
  }
}
