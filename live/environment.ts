/**
 * What `live/` needs from a browser, as one value, so that every timing rule can be tested with fakes.
 * This is the only file here that names `WebSocket`, `fetch`, timers or clocks.
 */
import type { Instant, Programme } from '../core/index.js';

/** The part of a `WebSocket` that is used. */
export interface Socket {
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void;
}

export interface Environment {
  openSocket(): Socket;
  /** IndexedDB database of what this app keeps: an app must not take up a copy that was made for another. */
  readonly database: string;
  /** Fetches an immutable programme by its hash. Rejects when it cannot be had. */
  fetchProgramme(conference: string, hash: string): Promise<Programme>;
  /** Calls back once after `delay` ms; returns the way to cancel. */
  after(delay: number, callback: () => void): () => void;
  /** Calls back when what was rendered is about to reach the glass; never while the page is hidden. */
  afterRender(callback: () => void): void;
  /** Calls back when the network or the page has come back and waiting makes no sense; returns the way to stop. */
  onReturn(callback: () => void): () => void;
  /** Between 0 and 1, 1 excluded. */
  random(): number;
  /** Milliseconds on a clock that nobody sets. */
  monotonic(): number;
  /** The machine's own clock, which may be wrong. */
  wall(): Instant;
}

/**
 * The environment of a page served by Hallway.
 * @param part query for the part of programmes that this app shows; empty: all of it.
 */
export function browserEnvironment(part = ''): Environment {
  return {
    database: `hallway${part}`,
    openSocket: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`),
    async fetchProgramme(conference, hash) {
      const response = await fetch(`/api/conferences/${encodeURIComponent(conference)}/programme/${hash}${part}`);
      if (response.ok) return response.json() as Promise<Programme>;
      throw new Error(`HTTP ${response.status}`);
    },
    after(delay, callback) {
      const timer = setTimeout(callback, delay);
      return () => clearTimeout(timer);
    },
    afterRender: (callback) => void requestAnimationFrame(callback),
    onReturn(callback) {
      const visible = (): void => {
        if (!document.hidden) callback();
      };
      addEventListener('online', callback);
      document.addEventListener('visibilitychange', visible);
      return () => {
        removeEventListener('online', callback);
        document.removeEventListener('visibilitychange', visible);
      };
    },
    random: Math.random,
    monotonic: () => performance.now(),
    wall: () => Date.now(),
  };
}
