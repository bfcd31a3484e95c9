/** Programme and live state as the server tells them, and only shown when they belong together. */
import {
  applyMessage,
  emptyProgramme,
  EMPTY_REPLICA,
  type Instant,
  type HelloMessage,
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
  /** Instant of that revision's entry, null where the server did not say. */
  readonly at: Instant | null;
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
  private at: Instant | null = null;
  private fetching: string | null = null;
  /** To fetch it, from 1; 0: nothing is being fetched. */
  private attempt = 0;

  constructor(private readonly options: ReplicaStoreOptions) {}

  /** Whether what is shown is what the server last told. */
  get current(): boolean {
    return (
      this.held !== null && this.replica?.revision === this.held.revision && this.replica.programme === this.held.hash
    );
  }

  /** Whether a newer programme is on its way, and nothing has failed yet. */
  get coming(): boolean {
    return this.held !== null && this.attempt === 1;
  }

  /** What to say in a hello. */
  get position(): Pick<HelloMessage, 'programme' | 'revision' | 'at'> {
    const { programme = null, revision = null } = this.replica ?? {};
    return { programme, revision, at: this.at };
  }

  /** Takes up what was kept from before a restart; ignored once the server has spoken. */
  restore(held: Held): void {
    if (this.replica) return;
    this.replica = { programme: held.hash, revision: held.revision, live: held.live };
    this.at = held.at;
    this.hold(held);
  }

  receive(message: ServerMessage): void {
    if (!this.replica && message.type !== 'welcome') return;
    const next = applyMessage(this.replica ?? EMPTY_REPLICA, message);
    if (next === 'gap') {
      // A welcome that does not fit what this end holds will not fit the next time either: ask for everything.
      if (message.type === 'welcome') this.replica = this.at = null;
      this.options.gap();
      return;
    }
    if (next === this.replica) return;
    this.replica = next;
    this.at = entryAt(message);
    this.settle();
  }

  /** Holds the replica if its programme is at hand, else fetches that. */
  private settle(): void {
    const { programme: hash } = this.replica!;
    if (hash === null) this.hold(this.with(emptyProgramme(this.options.conference, 'UTC')));
    else if (this.held?.hash === hash) this.hold(this.with(this.held.programme));
    else void this.fetch(hash, 1);
  }

  private async fetch(hash: string, attempt: number): Promise<void> {
    if (this.fetching === hash && attempt === 1) return;
    this.fetching = hash;
    this.attempt = attempt;
    const { conference, environment } = this.options;
    try {
      const programme = await environment.fetchProgramme(conference, hash);
      if (this.replica?.programme !== hash) return;
      this.hold(this.with(programme));
    } catch {
      if (this.fetching !== hash) return;
      this.attempt = ++attempt;
      if (this.held) this.options.changed();
      // Thousands of screens may want the same programme at once: tries spread out as they go on.
      const pause = 1_000 + environment.random() * Math.min(30_000, 500 * 2 ** attempt);
      environment.after(pause, () => {
        if (this.replica?.programme === hash) void this.fetch(hash, attempt);
      });
    }
  }

  private with(programme: Programme): Held {
    const { programme: hash, revision, live } = this.replica!;
    return { hash, programme, revision, live, at: this.at };
  }

  private hold(held: Held): void {
    this.fetching = null;
    this.attempt = 0;
    this.held = held;
    this.options.changed();
  }
}

/** The instant of the last entry that a message brings, if it says so: a whole live state comes without. */
function entryAt(message: ServerMessage): Instant | null {
  if (message.type === 'change' || message.type === 'programme') return message.at;
  return (message.type === 'welcome' && message.changes?.at(-1)?.at) || null;
}
