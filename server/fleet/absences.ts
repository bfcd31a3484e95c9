/** Paired displays that stay away for longer than their conference allows: somebody is told, once, and again when they are back. */
import type { Instant } from '../../core/index.js';
import type { Conference } from '../conference/conference.js';
import type { Conferences } from '../conference/conferences.js';
import type { SendMail } from '../people/index.js';
import { rfc3339 } from '../instants.js';
import { RevisionConflict, type Records } from '../store/ports.js';
import type { EventType } from '../webhooks/record.js';
import { absenceMail } from './absence-mail.js';
import type { FleetHouse } from './house.js';
import type { DisplayRecord } from './record.js';

export interface AlertSettings {
  /** Minutes; null: nobody is told. */
  readonly after: number | null;
  /** Addresses that are told. */
  readonly mail: readonly string[];
}

/** A display that is missed. */
interface Absence {
  readonly conference: string;
  readonly since: Instant;
  readonly told: Instant;
}

const SETTINGS = 'display-alerts';
const OPEN = 'display-absences';
const NONE: AlertSettings = { after: null, mail: [] };
/** How often displays are looked at, ms. */
const LOOK = 15_000;

export interface AbsencesOptions {
  readonly records: Records;
  readonly house: FleetHouse;
  readonly conferences: Conferences;
  /** Wall clock, ms. */
  readonly now: () => Instant;
  readonly mail?: SendMail | undefined;
  readonly tell: (type: EventType, conference: string, id: string, data: object) => Promise<void>;
  readonly fault: (error: unknown) => void;
  readonly every?: number;
}

export class Absences {
  readonly #options: AbsencesOptions;
  readonly #timer: NodeJS.Timeout;
  /** Before this, nobody was here to see them. */
  readonly #begun: Instant;
  #looking: Promise<void> = Promise.resolve();
  /** Displays that are missed, by conference, as of the last look. */
  away: ReadonlyMap<string, number> = new Map();

  constructor(options: AbsencesOptions) {
    this.#options = options;
    this.#begun = options.now();
    this.#timer = setInterval(() => void this.look(), options.every ?? LOOK).unref();
  }

  async settings({ record }: Conference): Promise<AlertSettings> {
    return (await this.#options.records.get<AlertSettings>(SETTINGS, record.id))?.value ?? NONE;
  }

  async set({ record }: Conference, { after, mail }: AlertSettings): Promise<AlertSettings> {
    const settings = { after, mail };
    await this.#options.records.put(SETTINGS, record.id, settings);
    return settings;
  }

  /** Looks at all displays, after the look that is under way. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch(this.#options.fault);
    return this.#looking;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { house, conferences, now, records } = this.#options;
    const displays = house.fleet.list().filter(({ token }) => token !== null);
    for (const { id } of displays) if (house.socketOf(id)) house.sightings.saw(id);
    const open = new Map((await records.list<Absence>(OPEN)).map(({ key, value }) => [key, value]));
    const elsewhere = await house.sightings.everywhere();
    const away = new Map<string, number>();
    const bySlug = new Map<string, AlertSettings>();
    for (const conference of conferences.list()) bySlug.set(conference.slug, await this.settings(conference));
    for (const display of displays) {
      const conference = display.conference === null ? undefined : conferences.find(display.conference);
      const { after } = (conference && bySlug.get(conference.slug)) ?? NONE;
      const seen = Math.max(house.sightings.lastSeen(display.id) ?? -Infinity, elsewhere.get(display.id) ?? -Infinity);
      const known = open.get(display.id);
      open.delete(display.id);
      const isOver = after === null || !conference || (known !== undefined && seen > known.told);
      if (known && isOver) await this.#back(display, known, after !== null);
      if (isOver) continue;
      // Who has never been there is not missed, nor is anybody while this server has only just begun to look.
      const missed = Number.isFinite(seen) && now() - Math.max(seen, this.#begun) >= after * 60_000;
      if (!known && !missed) continue;
      away.set(conference.slug, (away.get(conference.slug) ?? 0) + 1);
      if (!known) await this.#missed(display, conference, seen);
    }
    // Of displays that were let go there is nothing to tell.
    for (const id of open.keys()) await records.delete(OPEN, id);
    this.away = away;
  }

  async #missed(display: DisplayRecord, conference: Conference, since: Instant): Promise<void> {
    const { records, now } = this.#options;
    try {
      // Of several servers, the one that writes it tells it.
      await records.put(OPEN, display.id, { conference: conference.slug, since, told: now() } satisfies Absence, 0);
    } catch (error) {
      if (error instanceof RevisionConflict) return;
      throw error;
    }
    await this.#tell('display.away', display, conference, since);
  }

  async #back(display: DisplayRecord, { conference: slug, since }: Absence, told: boolean): Promise<void> {
    const { records, conferences } = this.#options;
    const conference = conferences.find(slug);
    if (!(await records.delete(OPEN, display.id)) || !conference || !told) return;
    await this.#tell('display.back', display, conference, since);
  }

  async #tell(type: 'display.away' | 'display.back', display: DisplayRecord, conference: Conference, since: Instant) {
    const { tell, mail, fault } = this.#options;
    const { id, name, number, room, tags } = display;
    const at = rfc3339(since, conference.timezone);
    await tell(type, conference.slug, `${type}-${id}-${since}`, {
      display: { id, name, number, room, tags },
      since: at,
    });
    if (!mail) return;
    for (const to of (await this.settings(conference)).mail)
      await mail(absenceMail(type, to, display, conference, since)).catch(fault);
  }
}
