/** Programme and live state as the server tells them, and only shown when they belong together. */
import {
  applyMessage,
  emptyProgramme,
  EMPTY_REPLICA,
  type LiveState,
  type Programme,
  type Replica,
  type ServerMessage,
} from '../core/index.js';
import type { Environment } from './environment.js';

/** A programme with the live state that lies over it. */
export interface Held {
  readonly hash: string | null;
  readonly programme: Programme;
  readonly revision: number;
  readonly live: LiveState;
}

export interface ReplicaStoreOptions {
  readonly conference: string;
  readonly environment: Pick<Environment, 'fetchProgramme' | 'after' | 'random'>;
  /** `held` is another one. */
  readonly changed: () => void;
  /** Revisions are missing: say hello again. */
  readonly gap: () => void;
}

/**
 * Follows the server's messages. A new programme is fetched by its hash first; until it is there, the old programme
 * with its own live state stays what is shown.
 */
export class ReplicaStore {
  /** What may be shown; null until something is known. */
  held: Held | null = null;
  private replica: Replica | null = null;
  private fetching: string | null = null;

  constructor(private readonly options: ReplicaStoreOptions) {}

  /** Whether what is shown is what the server last told. */
  get current(): boolean {
    return (
      this.held !== null && this.replica?.revision === this.held.revision && this.replica.programme === this.held.hash
    );
  }

  /** What to say in a hello. */
  get position(): { readonly programme: string | null; readonly revision: number | null } {
    return { programme: this.replica?.programme ?? null, revision: this.replica?.revision ?? null };
  }

  /** Takes up what was kept from before a restart; ignored once the server has spoken. */
  restore(held: Held): void {
    if (this.replica) return;
    this.replica = { programme: held.hash, revision: held.revision, live: held.live };
    this.hold(held);
  }

  receive(message: ServerMessage): void {
    if (!this.replica && message.type !== 'welcome') return;
    const next = applyMessage(this.replica ?? EMPTY_REPLICA, message);
    if (next === 'gap') {
      // A welcome that does not fit what this end holds will not fit the next time either: ask for everything.
      if (message.type === 'welcome') this.replica = null;
      this.options.gap();
      return;
    }
    if (next === this.replica) return;
    this.replica = next;
    this.settle();
  }

  /** Holds the replica if its programme is at hand, else fetches that. */
  private settle(): void {
    const { programme: hash, revision, live } = this.replica!;
    if (hash === null) this.hold({ hash, programme: emptyProgramme(this.options.conference, 'UTC'), revision, live });
    else if (this.held?.hash === hash) this.hold({ ...this.held, revision, live });
    else void this.fetch(hash, 1);
  }

  private async fetch(hash: string, attempt: number): Promise<void> {
    if (this.fetching === hash && attempt === 1) return;
    this.fetching = hash;
    const { conference, environment } = this.options;
    try {
      const programme = await environment.fetchProgramme(conference, hash);
      if (this.replica?.programme !== hash) return;
      this.fetching = null;
      this.hold({ hash, programme, revision: this.replica.revision, live: this.replica.live });
    } catch {
      // Thousands of screens may want the same programme at once: tries spread out as they go on.
      const pause = 1_000 + environment.random() * Math.min(30_000, 1_000 * 2 ** attempt);
      environment.after(pause, () => {
        if (this.replica?.programme === hash) void this.fetch(hash, attempt + 1);
      });
    }
  }

  private hold(held: Held): void {
    this.held = held;
    this.options.changed();
  }
}
