/**
 * Identifiers as the VOC's formats want them: positive numbers, UUIDs and slugs, each unique, and the same in
 * every export, because apps keep favourites and alarms by them.
 */
import { createHash } from 'node:crypto';
import { WHOLE_HOUSE } from '../format.js';
import { isUuid, slugify, uuidOf } from '../draft/ids.js';
import type { Feed } from './feed.js';

/** pretalx's; unique, but several slots of one submission share it. */
const CODE = /^[0-9A-Z]{6}$/;
const SLUG = /^[a-z0-9_]{4,}-(?=.*[a-z0-9]$)[a-z0-9_-]{4,}$/;

interface Identifiers {
  readonly number: number;
  readonly guid: string;
  readonly slug: string;
  readonly code: string | undefined;
}

export class VocIds {
  readonly #sessions = new Map<string, Identifiers>();
  readonly #rooms = new Map<string, string>();

  constructor(private readonly feed: Feed) {
    const { sessions, programme } = feed.schedule;
    const numbers = new Set<number>();
    const guids = new Set<string>();
    const slugs = new Set<string>();
    const codes = new Set<string>();
    // Who comes first keeps a shared identifier: the one whose id is the bare guid sorts before its later occurrences.
    for (const session of [...sessions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      let number = /^[1-9]\d{0,8}$/.test(session.id) ? Number(session.id) : numberOf(session.id);
      while (numbers.has(number)) number++;
      numbers.add(number);
      const own = session.guid?.toLowerCase();
      const guid = isUuid(own) && !guids.has(own) ? own : this.uuid(`sessions/${session.id}`);
      guids.add(guid);
      const given = session.slug;
      const slug =
        given !== undefined && SLUG.test(given) && !slugs.has(given)
          ? given
          : `${this.acronym(/^[a-z0-9_]{4,}$/)}-${number}-${slugify(feed.text(session.title))}`;
      slugs.add(slug);
      const code =
        session.code !== undefined && CODE.test(session.code) && !codes.has(session.code) ? session.code : undefined;
      if (code !== undefined) codes.add(code);
      this.#sessions.set(session.id, { number, guid, slug, code });
    }
    const taken = new Set<string>([WHOLE_HOUSE.guid]);
    for (const { id } of programme.rooms) {
      const own = id.toLowerCase();
      const guid = isUuid(own) && !taken.has(own) ? own : this.uuid(`rooms/${id}`);
      taken.add(guid);
      this.#rooms.set(id, guid);
    }
  }

  of(session: string): Identifiers {
    return this.#sessions.get(session)!;
  }

  room(id: string): string {
    return this.#rooms.get(id) ?? this.uuid(`rooms/${id}`);
  }

  person(id: string): string {
    return isUuid(id) ? id : this.uuid(`speakers/${id}`);
  }

  /** The conference's acronym, bent until it fits a schema: lower case, no hyphens, at least four characters. */
  acronym(pattern: RegExp): string {
    const { acronym } = this.feed.facts;
    const { slug } = this.feed.options;
    const lower = (acronym ?? slug).toLowerCase();
    if (pattern.test(lower)) return lower;
    const bent = slugify(acronym ?? slug).replaceAll('-', '_');
    if (bent.length >= 4) return bent;
    return `${bent}_${this.feed.schedule.programme.days[0]?.date.slice(0, 4) ?? 'conference'}`;
  }

  uuid(name: string): string {
    return uuidOf(`hallway:${this.feed.options.slug}/${name}`);
  }
}

/** A positive number of 31 bits, as Android apps take it. */
function numberOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) >>> 1 || 1;
}
