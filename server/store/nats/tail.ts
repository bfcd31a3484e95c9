/** Follows a stream without a gap, whatever happens to connections, consumers and servers in between. */
import { setTimeout as delay } from 'node:timers/promises';
import { DeliverPolicy, type JsMsg, type ConsumerMessages } from '@nats-io/jetstream';
import type { Link, Watched } from './link.js';

/** A stream that has more than was delivered for so long has lost its consumer, ms. */
const BEHIND = 1_500;
/** Pause before another consumer is made, ms. */
const PAUSE = 200;

export class Tail implements Watched {
  /** Resolves when everything that was there has been delivered. */
  readonly caughtUp: Promise<void>;
  #caughtUp: () => void = () => undefined;
  /** Sequence number up to which nothing was left to deliver. */
  #quiet = 0;
  #behind: { readonly since: number; readonly last: number } | null = null;
  /** Sequence number of the stream's last message when it was asked for last. */
  #last = 0;
  #messages: ConsumerMessages | null = null;
  #stopped = false;
  readonly #restart = (): void => void this.#messages?.stop();

  /**
   * @param delivered sequence number of the last message that need not be delivered; null: the last message of each
   *   subject, then all that follow.
   * @param take must not throw.
   */
  constructor(
    private readonly link: Link,
    readonly stream: string,
    private delivered: number | null,
    private readonly take: (message: JsMsg) => void,
  ) {
    this.caughtUp = new Promise((resolve) => (this.#caughtUp = resolve));
    link.returned.add(this.#restart);
    void this.#run();
  }

  /** Messages that the stream had when it was asked last, and that were not delivered. */
  get backlog(): number {
    return Math.max(0, this.#last - Math.max(this.delivered ?? 0, this.#quiet));
  }

  check(last: number): string | null {
    this.#last = last;
    const now = performance.now();
    if (last < (this.delivered ?? 0))
      return 'NATS has less than this server has seen of it, as after a restored backup; restart this server';
    if (last <= Math.max(this.delivered ?? 0, this.#quiet)) this.#behind = null;
    else if (!this.#behind) this.#behind = { since: now, last };
    else if (now - this.#behind.since >= BEHIND) {
      this.#behind = { since: now, last };
      this.#restart();
    }
    return null;
  }

  stop(): void {
    this.#stopped = true;
    this.link.returned.delete(this.#restart);
    this.#restart();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#follow();
      } catch {
        // No leader, or no connection: the link says so, and this tries again.
      }
      await delay(PAUSE);
    }
  }

  async #follow(): Promise<void> {
    const { delivered } = this;
    const known = this.#behind?.last ?? 0;
    const from =
      delivered === null ? { deliver_policy: DeliverPolicy.LastPerSubject } : { opt_start_seq: delivered + 1 };
    const consumer = await this.link.js.consumers.getPushConsumer(this.stream, from);
    const { num_pending: pending } = await consumer.info(true);
    this.#messages = await consumer.consume();
    if (this.#stopped) this.#restart();
    // Messages that were deleted are never delivered, and must not make this end look behind for ever.
    if (pending === 0) this.#quiet = Math.max(this.#quiet, known);
    if (pending === 0) this.#caughtUp();
    try {
      for await (const message of this.#messages) {
        this.take(message);
        this.delivered = message.info.streamSequence;
        if (message.info.pending === 0) this.#caughtUp();
      }
    } finally {
      consumer.delete().catch(() => undefined);
    }
  }
}
