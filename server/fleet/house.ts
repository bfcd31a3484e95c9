/** The fleet at work: its displays' records, when they were last there, and their sockets. */
import type { AssignMessage, MissingDisplay } from '../../core/index.js';
import type { Connection } from '../live/connection.js';
import { CLOSE } from '../live/bounds.js';
import { NOT_PAIRED, type Doorkeeper } from '../live/hub.js';
import type { Records } from '../store/index.js';
import { Fleet } from './fleet.js';
import type { DisplayRecord } from './record.js';
import { Sightings } from './sightings.js';

export class FleetHouse implements Doorkeeper {
  /** Sockets of paired displays and of screens that wait to be paired, the newest of each last. */
  readonly #sockets = new Map<string, Set<Connection>>();
  /** Called when presence may have changed. */
  changed: () => void = () => undefined;
  /** Called when a socket has said what it shows. */
  acknowledged: (connection: Connection) => void = () => undefined;

  private constructor(
    readonly fleet: Fleet,
    readonly sightings: Sightings,
  ) {
    fleet.on('altered', (display) => {
      for (const socket of this.#sockets.get(display.id) ?? []) socket.send(this.#told(display));
      this.changed();
    });
    fleet.on('removed', (id) => {
      for (const socket of this.#sockets.get(id) ?? []) socket.refuse('unknown-display', NOT_PAIRED, CLOSE.tooMuch);
      this.#sockets.delete(id);
      this.changed();
    });
  }

  /** @param now wall clock, ms. */
  static async open(records: Records, now: () => number, fault: (error: unknown) => void): Promise<FleetHouse> {
    const fleet = await Fleet.open(records, now);
    fleet.on('fault', fault);
    return new FleetHouse(fleet, await Sightings.open(records, now, fault));
  }

  admit(connection: Connection, token: string): string | null | undefined {
    const admitted = this.fleet.admit(token);
    if (!admitted) return undefined;
    const { id, display } = admitted;
    const sockets = this.#sockets.get(id) ?? new Set();
    sockets.add(connection);
    this.#sockets.set(id, sockets);
    connection.display = id;
    if (display) this.sightings.saw(id);
    connection.send(display ? this.#told(display) : { type: 'command', command: 'assign', display: null });
    return display?.conference ?? null;
  }

  left(connection: Connection): void {
    const { display: id } = connection;
    if (id === null) return;
    const sockets = this.#sockets.get(id);
    if (!sockets?.delete(connection)) return;
    if (sockets.size === 0) this.#sockets.delete(id);
    if (this.fleet.find(id)) this.sightings.saw(id);
  }

  showed(connection: Connection): void {
    this.acknowledged(connection);
  }

  absent(conference: string): MissingDisplay[] {
    return this.fleet
      .list()
      .filter((display) => display.conference === conference && !this.socketOf(display.id))
      .map(({ id, name, room }) => ({ id, name, room, online: false }));
  }

  /** The socket of a display; the newest where it has several, as after a link that died unnoticed. */
  socketOf(id: string): Connection | undefined {
    return [...(this.#sockets.get(id) ?? [])].at(-1);
  }

  async close(): Promise<void> {
    this.fleet.close();
    for (const id of this.#sockets.keys()) if (this.fleet.find(id)) this.sightings.saw(id);
    await this.sightings.close();
  }

  #told(display: DisplayRecord): AssignMessage {
    return { type: 'command', command: 'assign', display: this.fleet.assignment(display) };
  }
}
