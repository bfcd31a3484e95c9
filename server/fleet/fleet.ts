/**
 * The paired displays: all of them in memory, written through to the store, told of by events. What a display is to be
 * is its record, so that one that is switched off gets it when it comes back.
 */
import { EventEmitter } from 'node:events';
import { randomBytes } from 'node:crypto';
import { NO_TARGET, type Assignment, type DisplayTarget, type Instant } from '../../core/index.js';
import { Queue } from '../conference/queue.js';
import { hashSecret, newSecret } from '../people/secrets.js';
import { Refusal } from '../refusal.js';
import type { Records } from '../store/index.js';
import { CODE_LIFETIME, MOST_WAITING, MOST_WAITING_AT, newCode, readCode } from './codes.js';
import { DISPLAYS, PAIRINGS, type DisplayRecord, type Pairing } from './record.js';

/** What organisers say of a display; what is left out stays. */
export type DisplayWish = Partial<DisplayTarget & Pick<DisplayRecord, 'name' | 'tags'>>;

/** The news that a fleet tells. */
interface FleetNews {
  altered: [display: DisplayRecord];
  removed: [id: string];
  fault: [error: unknown];
}

/** Who a token lets in: a display, or a screen that waits to become one. */
export interface Admitted {
  readonly id: string;
  /** null while it waits. */
  readonly display: DisplayRecord | null;
}

/** How long a display shows who it is, ms. */
const IDENTIFY = 20_000;
/** The most displays that there may be: each is written down, and all are listed. */
const MOST = 5_000;

const PREFIX = 'hallwayd_';

export class Fleet extends EventEmitter<FleetNews> {
  readonly #records: Records;
  readonly #now: () => Instant;
  #displays = new Map<string, { readonly value: DisplayRecord; readonly revision: number }>();
  #pairings = new Map<string, Pairing>();
  readonly #queue = new Queue();
  readonly #stop: () => void;

  private constructor(records: Records, now: () => Instant) {
    super();
    this.#records = records;
    this.#now = now;
    this.#stop = records.subscribe((collection) => {
      if (collection !== DISPLAYS && collection !== PAIRINGS) return;
      this.#queue.run(() => this.#read(collection)).catch((error: unknown) => this.emit('fault', error));
    });
  }

  /** @param now wall clock, ms. */
  static async open(records: Records, now: () => Instant): Promise<Fleet> {
    const fleet = new Fleet(records, now);
    await fleet.#queue.run(async () => {
      await fleet.#read(DISPLAYS);
      await fleet.#read(PAIRINGS);
    });
    return fleet;
  }

  close(): void {
    this.#stop();
  }

  /** All displays by number. */
  list(): DisplayRecord[] {
    return [...this.#displays.values()].map(({ value }) => value).sort((a, b) => a.number - b.number);
  }

  find(id: string): DisplayRecord | undefined {
    return this.#displays.get(id)?.value;
  }

  /** @throws Refusal `unknown-display` */
  get(id: string): DisplayRecord {
    const found = this.find(id);
    if (!found) throw new Refusal(404, 'unknown-display', 'There is no such paired display; see GET /api/displays.');
    return found;
  }

  /** Who comes with this token; null: nobody that is known, or not any more. */
  admit(token: string): Admitted | null {
    const id = /^hallwayd_([0-9a-f]+)\./.exec(token)?.[1];
    if (id === undefined) return null;
    const hash = hashSecret(token);
    const display = this.find(id);
    if (display) return display.token === hash ? { id, display } : null;
    const waits = [...this.#pairings.values()].some(
      (pairing) => pairing.token === hash && pairing.expires > this.#now(),
    );
    return waits ? { id, display: null } : null;
  }

  /** What a display is to be, as it is told. */
  assignment({
    token: _,
    invitation: __,
    created: ___,
    tags: ____,
    identifyUntil,
    ...display
  }: DisplayRecord): Assignment {
    return { ...display, identify: Math.min(IDENTIFY, Math.max(0, (identifyUntil ?? 0) - this.#now())) };
  }

  /**
   * A screen wants to be paired.
   * @returns the code that it shows, and the token that will be its own once somebody has typed the code.
   * @throws Refusal `too-many-codes`
   */
  async newCode(address: string): Promise<{ code: string; token: string; expires: Instant }> {
    return this.#queue.run(async () => {
      const now = this.#now();
      for (const [code, { expires }] of this.#pairings) {
        if (expires > now) continue;
        this.#pairings.delete(code);
        await this.#records.delete(PAIRINGS, code);
      }
      const here = [...this.#pairings.values()].filter((pairing) => pairing.address === address);
      if (this.#pairings.size >= MOST_WAITING || here.length >= MOST_WAITING_AT)
        throw new Refusal(429, 'too-many-codes', 'Too many screens wait to be paired; pair some, or wait ten minutes.');
      let code = newCode();
      while (this.#pairings.has(code)) code = newCode();
      const { id, token } = newIdentity();
      const pairing: Pairing = { id, token: hashSecret(token), expires: now + CODE_LIFETIME, address };
      await this.#records.put(PAIRINGS, code, pairing, 0);
      this.#pairings.set(code, pairing);
      return { code, token, expires: pairing.expires };
    });
  }

  /**
   * Makes the screen that shows a code a display.
   * @throws Refusal `unknown-code`
   */
  async pair(typed: string, wish: DisplayWish): Promise<DisplayRecord> {
    const code = readCode(typed);
    return this.#queue.run(async () => {
      // From the store: two people may have typed it on two servers.
      const found = await this.#records.get<Pairing>(PAIRINGS, code);
      if (!found || found.value.expires <= this.#now())
        throw new Refusal(
          404,
          'unknown-code',
          'No screen shows this code; codes change every ten minutes, so look again.',
        );
      this.#requireRoom(1);
      const { id, token } = found.value;
      const display = this.#made(id, { ...wish }, { token, invitation: null });
      await this.#records.put(DISPLAYS, id, display, 0);
      this.#pairings.delete(code);
      await this.#records.delete(PAIRINGS, code);
      await this.#read(DISPLAYS);
      return display;
    });
  }

  /**
   * Prepares displays that no screen is yet.
   * @returns each with the secret with which one screen may take its place.
   */
  async prepare(wishes: readonly DisplayWish[]): Promise<{ display: DisplayRecord; secret: string }[]> {
    return this.#queue.run(async () => {
      this.#requireRoom(wishes.length);
      const made: { display: DisplayRecord; secret: string }[] = [];
      for (const wish of wishes) {
        const { id } = newIdentity();
        const secret = newSecret();
        const display = this.#made(id, wish, { token: null, invitation: hashSecret(secret) });
        this.#displays.set(id, { value: display, revision: await this.#records.put(DISPLAYS, id, display, 0) });
        made.push({ display, secret });
      }
      return made;
    });
  }

  /**
   * Takes up displays of another server, which no screen is yet: `invite` opens them. Those that are here already stay.
   * @returns how many are new.
   */
  async takeIn(displays: readonly (DisplayWish & Pick<DisplayRecord, 'id'>)[]): Promise<number> {
    return this.#queue.run(async () => {
      const fresh = displays.filter(({ id }) => !this.#displays.has(id));
      this.#requireRoom(fresh.length);
      for (const { id, ...wish } of fresh) {
        const display = this.#made(id, wish, { token: null, invitation: null });
        this.#displays.set(id, { value: display, revision: await this.#records.put(DISPLAYS, id, display, 0) });
      }
      return fresh.length;
    });
  }

  /** New secrets with which a screen may take the place of each of these displays, once; earlier ones are void. */
  async invite(ids: readonly string[]): Promise<{ display: DisplayRecord; secret: string }[]> {
    const secrets = new Map(ids.map((id) => [id, newSecret()]));
    const displays = await this.#alter(ids, ({ id }) => ({ invitation: hashSecret(secrets.get(id)!) }));
    return displays.map((display) => ({ display, secret: secrets.get(display.id)! }));
  }

  /**
   * A screen takes the place of a display; one that had it before is out.
   * @returns its token.
   * @throws Refusal `unknown-invitation`
   */
  async join(secret: string): Promise<string> {
    const hash = hashSecret(secret);
    const invited = this.list().find(({ invitation }) => invitation === hash);
    if (!invited)
      throw new Refusal(
        404,
        'unknown-invitation',
        'This invitation is used or withdrawn; ask the organisers for another.',
      );
    const { token } = newIdentity(invited.id);
    this.emit('removed', invited.id);
    await this.#alter([invited.id], () => ({ token: hashSecret(token), invitation: null }));
    return token;
  }

  /** @throws Refusal `unknown-display`; nothing has changed then. */
  alter(ids: readonly string[], wish: DisplayWish): Promise<DisplayRecord[]> {
    return this.#alter(ids, () => wish);
  }

  /** They show who they are for a while; those that are away do not. */
  identify(ids: readonly string[]): Promise<DisplayRecord[]> {
    return this.#alter(ids, () => ({ identifyUntil: this.#now() + IDENTIFY }));
  }

  /** They load their page anew, those that are away when they are back. */
  reload(ids: readonly string[]): Promise<DisplayRecord[]> {
    return this.#alter(ids, ({ reload }) => ({ reload: reload + 1 }));
  }

  /** Lets displays go: their tokens are worthless from now on. */
  async revoke(ids: readonly string[]): Promise<void> {
    return this.#queue.run(async () => {
      for (const id of ids) this.get(id);
      for (const id of ids) await this.#records.delete(DISPLAYS, id);
      await this.#read(DISPLAYS);
    });
  }

  #made(id: string, wish: DisplayWish, door: Pick<DisplayRecord, 'token' | 'invitation'>): DisplayRecord {
    const taken = new Set(this.list().map(({ number }) => number));
    let number = 1;
    while (taken.has(number)) number++;
    return {
      ...NO_TARGET,
      tags: [],
      name: `${number}`,
      ...wish,
      ...door,
      id,
      number,
      created: this.#now(),
      identifyUntil: null,
      reload: 0,
    };
  }

  #requireRoom(more: number): void {
    if (this.#displays.size + more > MOST)
      throw new Refusal(422, 'too-many-displays', `There can be ${MOST} paired displays; let some go first.`);
  }

  async #alter(
    ids: readonly string[],
    wishOf: (display: DisplayRecord) => Partial<DisplayRecord>,
  ): Promise<DisplayRecord[]> {
    return this.#queue.run(async () => {
      // What another server wrote a moment ago is not to be overwritten.
      await this.#read(DISPLAYS);
      for (const id of ids) this.get(id);
      for (const id of ids) {
        const { value, revision } = this.#displays.get(id)!;
        await this.#records.put(DISPLAYS, id, { ...value, ...wishOf(value) }, revision);
      }
      await this.#read(DISPLAYS);
      return ids.map((id) => this.get(id));
    });
  }

  /** Takes up what is in the store, and tells of what is new in it. */
  async #read(collection: string): Promise<void> {
    if (collection === PAIRINGS) {
      const pairings = await this.#records.list<Pairing>(PAIRINGS);
      this.#pairings = new Map(pairings.map(({ key, value }) => [key, value]));
      return;
    }
    const before = this.#displays;
    const displays = await this.#records.list<DisplayRecord>(DISPLAYS);
    // Those that were written by an earlier version lack what could not be chosen then.
    this.#displays = new Map(
      displays.map(({ key, value, revision }) => [key, { value: { ...NO_TARGET, ...value }, revision }]),
    );
    for (const id of before.keys()) if (!this.#displays.has(id)) this.emit('removed', id);
    for (const [id, { value, revision }] of this.#displays) {
      if (before.get(id)?.revision !== revision) this.emit('altered', value);
    }
  }
}

/** A token names its display, so that finding it is one look. */
function newIdentity(id = randomBytes(6).toString('hex')): { readonly id: string; readonly token: string } {
  return { id, token: newSecret(`${PREFIX}${id}.`) };
}
