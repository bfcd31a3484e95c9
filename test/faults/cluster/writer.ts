/** An organiser who never stops: one change after the other, each until somebody has acknowledged it. */

/** A server that does not answer in this time is left for the next one, ms: the change may be done by both. */
const PATIENCE = 4_000;
/** Pause between changes, ms. */
const PAUSE = 15;

export interface Acknowledged {
  readonly title: string;
  readonly revision: number;
}

export class Writer {
  readonly acknowledged: Acknowledged[] = [];
  /** Status of each answer that was no acknowledgement, and how often it came. */
  readonly refusals = new Map<string, number>();
  /** Longest time between two acknowledgements since `mark` was called, ms. */
  longestGap = 0;
  private last = performance.now();
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(
    private readonly urls: readonly string[],
    private readonly conference: string,
    private readonly token: string,
    private readonly session: string,
  ) {
    this.done = this.run();
  }

  /** Begins a new measurement of the longest gap. */
  mark(): void {
    this.longestGap = 0;
    this.last = performance.now();
  }

  get revision(): number {
    return this.acknowledged.at(-1)?.revision ?? 0;
  }

  /** Resolves once so many more changes were acknowledged. */
  async writes(count: number): Promise<void> {
    const until = this.acknowledged.length + count;
    while (this.acknowledged.length < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Ends after the change that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let number = 1; !this.stopped; number++) {
      const title = `Take ${number}`;
      for (let attempt = number; ; attempt++) {
        const revision = await this.post(this.urls[attempt % this.urls.length]!, title);
        if (revision === null) continue;
        this.acknowledged.push({ title, revision });
        break;
      }
      const now = performance.now();
      this.longestGap = Math.max(this.longestGap, now - this.last);
      this.last = now;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  private async post(url: string, title: string): Promise<number | null> {
    try {
      const response = await fetch(`${url}/api/conferences/${this.conference}/changes`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.token}`,
          'content-type': 'application/json',
          'idempotency-key': title,
        },
        body: JSON.stringify({ type: 'edit', session: this.session, title }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const body = (await response.json()) as { revision: number; code?: string };
      if (response.status === 201) return body.revision;
      this.refused(`${response.status} ${body.code}`);
    } catch (error) {
      this.refused((error as Error).name);
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
    return null;
  }

  private refused(why: string): void {
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
  }
}
