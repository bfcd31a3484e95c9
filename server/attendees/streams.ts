/**
 * Open pages of signed-in attendees, told what their other devices do: one response that never ends (server-sent events), since
 * only those who have an account need it. Written to after displays, bounded, and the first to go when the server is loaded.
 */
import type { ServerResponse } from 'node:http';

export interface StreamBounds {
  /** All streams of this server. */
  readonly most: number;
  /** Of one account; beyond, the oldest ends. */
  readonly perAttendee: number;
  /** Bytes that may wait for one that does not drain. */
  readonly waitingBytes: number;
  /** A comment is written this often, ms, so that both ends notice a dead link. */
  readonly beatEvery: number;
}

export const STREAM_BOUNDS: StreamBounds = {
  most: 20_000,
  perAttendee: 12,
  waitingBytes: 64 * 1024,
  beatEvery: 20_000,
};

const BEAT = ': \n\n';

/** One event as it goes over the wire. */
export const eventText = (type: string, data: unknown): string => `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

export class Streams {
  readonly #bounds: StreamBounds;
  readonly #byAttendee = new Map<string, Set<ServerResponse>>();
  readonly #timer: NodeJS.Timeout;
  #size = 0;

  constructor(bounds: Partial<StreamBounds> = {}) {
    this.#bounds = { ...STREAM_BOUNDS, ...bounds };
    this.#timer = setInterval(() => this.#beat(), this.#bounds.beatEvery).unref();
  }

  get size(): number {
    return this.#size;
  }

  get isFull(): boolean {
    return this.#size >= this.#bounds.most;
  }

  /** Whoever has a page open. */
  attendees(): string[] {
    return [...this.#byAttendee.keys()];
  }

  /** Takes a response in, whose head is written. */
  join(attendee: string, response: ServerResponse): void {
    let streams = this.#byAttendee.get(attendee);
    if (!streams) this.#byAttendee.set(attendee, (streams = new Set()));
    if (streams.size >= this.#bounds.perAttendee) streams.values().next().value!.end();
    streams.add(response);
    this.#size += 1;
    response.once('close', () => {
      if (!streams.delete(response)) return;
      this.#size -= 1;
      if (streams.size === 0 && this.#byAttendee.get(attendee) === streams) this.#byAttendee.delete(attendee);
    });
    response.write(BEAT);
  }

  /** Tells all pages of one person. */
  tell(attendee: string, text: string): void {
    for (const response of this.#byAttendee.get(attendee) ?? []) this.#write(response, text);
  }

  /** Ends all pages' streams of one person. */
  end(attendee: string): void {
    for (const response of this.#byAttendee.get(attendee) ?? []) response.end();
  }

  close(): void {
    clearInterval(this.#timer);
    for (const streams of this.#byAttendee.values()) for (const response of streams) response.end();
  }

  #beat(): void {
    for (const streams of this.#byAttendee.values()) for (const response of streams) this.#write(response, BEAT);
  }

  #write(response: ServerResponse, text: string): void {
    if (response.writableEnded) return;
    if (response.writableLength > this.#bounds.waitingBytes) response.destroy();
    else response.write(text);
  }
}
