/** The sockets of one conference. */
import type { MissingDisplay, PresenceMessage } from '../../core/index.js';
import type { Connection } from './connection.js';
import type { Frame } from './frame.js';

/** Pages that follow a conference without being one of its screens. */
const NOT_SCREENS: ReadonlySet<string | undefined> = new Set(['guide', 'admin', 'preview', 'pairing']);
/** Displays that are named when they do not show what they should. */
const NAMED = 5;

/** Attendees' phones that are written to in one turn of the event loop, about a millisecond. */
const SLICE = 250;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const isGuide = ({ hello }: Connection): boolean => hello?.about?.view === 'guide';

/** Whether a socket is a screen's. */
export const isDisplay = (connection: Connection): boolean =>
  connection.hello !== null && !NOT_SCREENS.has(connection.hello.about?.view);

/** A frame that brings a display to a revision. */
interface Line {
  readonly revision: number;
  readonly frame: Frame;
}

export class Audience {
  readonly #connections = new Set<Connection>();
  /** Those of them that are attendees' phones. */
  readonly #guides = new Set<Connection>();
  /** What the phones have yet to be told. */
  readonly #untold: Line[] = [];
  /** Whether presence may have changed since it was told last … */
  changed = true;
  /** … and when that was, monotonic ms. */
  presenceTold = -Infinity;
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
    if (isGuide(connection)) this.#guides.add(connection);
    this.changed = true;
  }

  delete(connection: Connection): void {
    this.#connections.delete(connection);
    this.#guides.delete(connection);
    this.changed = true;
  }

  /**
   * Writes a frame to screens and panels, now, and to phones after that, some in each turn of the event loop: ten thousand
   * of them must not make a screen wait for the next change.
   */
  tell(line: Line, write: (connection: Connection, frame: Frame) => void): void {
    const tell = (connection: Connection, { revision, frame }: Line): void => {
      connection.told = revision;
      write(connection, frame);
    };
    for (const connection of this.#connections) if (!this.#guides.has(connection)) tell(connection, line);
    if (this.#untold.push(line) === 1) void this.#tellGuides(tell);
  }

  async #tellGuides(tell: (connection: Connection, line: Line) => void): Promise<void> {
    for (let line; (line = this.#untold[0]); this.#untold.shift()) {
      await nextTurn();
      let told = 0;
      for (const connection of this.#guides) {
        // Whoever was welcomed since then knows it already.
        if (connection.told >= line.revision) continue;
        tell(connection, line);
        if (++told % SLICE === 0) await nextTurn();
      }
    }
  }

  watchers(): Connection[] {
    return [...this.#connections].filter((connection) => connection.watches);
  }

  /**
   * How far the displays are.
   * @param readOnly whether nothing can be written at the moment.
   * @param absent paired displays that belong here and are not connected.
   */
  presence(revision: number, readOnly: boolean, absent: readonly MissingDisplay[]): PresenceMessage {
    this.changed = false;
    const displays = [...this.#connections].filter(isDisplay);
    const behind = displays.filter(({ shown }) => shown?.revision !== revision);
    const named = behind.slice(0, NAMED).map(({ id, display, hello }) => ({
      id: display ?? id,
      name: hello?.about?.name ?? null,
      room: hello?.about?.room ?? null,
      online: true,
    }));
    return {
      type: 'presence',
      displays: displays.length,
      current: displays.length - behind.length,
      known: displays.length + absent.length,
      missing: [...absent, ...named].slice(0, NAMED),
      ...(readOnly && { readOnly }),
    };
  }
}
