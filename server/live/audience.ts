/** The sockets of one conference. */
import type { PresenceMessage } from '../../core/index.js';
import type { Connection } from './connection.js';

/** Pages that follow a conference without being one of its screens. */
const NOT_SCREENS: ReadonlySet<string | undefined> = new Set(['guide', 'admin', 'preview']);

/** Whether a socket is a screen's. */
export const isDisplay = (connection: Connection): boolean =>
  connection.hello !== null && !NOT_SCREENS.has(connection.hello.about?.view);

export class Audience {
  readonly #connections = new Set<Connection>();
  /** Whether presence may have changed since it was told last. */
  changed = true;
  /** The last entry and when it was sent, monotonic ms. */
  published: { readonly revision: number; readonly at: number } | null = null;

  constructor(
    /** What the sockets were told of the clock (K2). */
    public unverified: boolean,
  ) {}

  get connections(): ReadonlySet<Connection> {
    return this.#connections;
  }

  add(connection: Connection): void {
    this.#connections.add(connection);
    this.changed = true;
  }

  delete(connection: Connection): void {
    this.#connections.delete(connection);
    this.changed = true;
  }

  watchers(): Connection[] {
    return [...this.#connections].filter((connection) => connection.watches);
  }

  /**
   * How far the displays are, if that may have changed since it was last asked for.
   * @param readOnly whether nothing can be written at the moment.
   */
  presence(revision: number, readOnly: boolean): PresenceMessage | null {
    if (!this.changed) return null;
    this.changed = false;
    const displays = [...this.#connections].filter(isDisplay);
    const current = displays.filter(({ shown }) => shown?.revision === revision);
    return { type: 'presence', displays: displays.length, current: current.length, ...(readOnly && { readOnly }) };
  }
}
