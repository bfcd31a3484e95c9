/**
 * Wall times of iCalendar and the VTIMEZONE that they need (RFC 5545 3.6.5). Calendars show a time with a zone as the
 * conference prints it, also to those who subscribe from elsewhere.
 */
import { DateTime, IANAZone } from 'luxon';
import type { Instant } from '../../../core/model.js';
import { tellable } from '../../../core/years.js';
import type { Zone } from '../draft/zone.js';
import { instantValue } from './ics-lines.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The clock change that is in force when a conference begins is sought so far back. */
const BEFORE = 400 * DAY;
/** Changes of the clock are told over so long a conference; sessions after it are told in UTC. */
const LONGEST = 5 * 366 * DAY;
/** So near to a clock change a wall time may occur twice or never, and is told in UTC. */
const NEAR = 4 * HOUR;
const UNIVERSAL = /^(?:Etc\/)?(?:UTC|UCT|GMT|Greenwich|Universal|Zulu)$/i;

/** How one calendar tells its times. */
export class IcsZone {
  readonly #from: Instant;
  readonly #until: Instant;

  /**
   * @param from first instant that the calendar tells
   * @param until last one
   */
  constructor(
    private readonly zone: Zone,
    from: Instant,
    until: Instant,
  ) {
    // Earlier offsets have seconds.
    this.#from = Math.max(0, tellable(from));
    this.#until = Math.min(tellable(until), this.#from + LONGEST);
  }

  get #isUniversal(): boolean {
    return UNIVERSAL.test(this.zone.name);
  }

  #isPlain(at: Instant): boolean {
    if (this.#isUniversal || at < this.#from || at > this.#until) return false;
    return this.zone.offset(at - NEAR) === this.zone.offset(at + NEAR);
  }

  /** DTSTART and DTEND, both in the zone or both in UTC. An end that is not after the start is not told. */
  span(start: Instant, end: Instant): (string | undefined)[] {
    const plain = this.#isPlain(start) && this.#isPlain(end);
    const told = (name: string, at: Instant): string =>
      plain ? `${name};TZID=${this.zone.name}:${this.#wall(at, this.zone.offset(at))}` : `${name}:${instantValue(at)}`;
    return [told('DTSTART', start), end - start >= 1000 ? told('DTEND', end) : undefined];
  }

  #wall(at: Instant, offset: number): string {
    return instantValue(at + offset).slice(0, -1);
  }

  /** The VTIMEZONE with each change of the clock that the calendar's sessions lie behind; nothing for UTC. */
  lines(): string[] {
    if (this.#isUniversal) return [];
    const { name } = this.zone;
    const changes = this.#changes();
    const inForce = changes.findLastIndex((at) => at <= this.#from);
    const first = this.#from - DAY;
    return [
      'BEGIN:VTIMEZONE',
      `TZID:${name}`,
      ...(inForce >= 0 ? [] : this.#observance(first, this.zone.offset(first))),
      ...changes.slice(Math.max(0, inForce)).flatMap((at) => this.#observance(at, this.zone.offset(at - 1))),
      'END:VTIMEZONE',
    ];
  }

  #observance(at: Instant, before: number): string[] {
    const moment = DateTime.fromMillis(at, { zone: IANAZone.create(this.zone.name), locale: 'en' });
    const component = moment.isInDST ? 'DAYLIGHT' : 'STANDARD';
    const named = moment.offsetNameShort ?? '';
    return [
      `BEGIN:${component}`,
      `DTSTART:${this.#wall(at, before)}`,
      `TZOFFSETFROM:${offsetValue(before)}`,
      `TZOFFSETTO:${offsetValue(this.zone.offset(at))}`,
      `TZNAME:${/^[A-Z]{3,5}$/.test(named) ? named : offsetValue(this.zone.offset(at))}`,
      `END:${component}`,
    ];
  }

  /** Instants at which the offset changes, to the second. */
  #changes(): Instant[] {
    const found: Instant[] = [];
    for (let day = this.#from - BEFORE; day < this.#until; day += DAY) {
      const after = this.zone.offset(day + DAY);
      if (this.zone.offset(day) === after) continue;
      let [low, high] = [Math.floor(day / 1000), Math.floor((day + DAY) / 1000)];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if (this.zone.offset(middle * 1000) === after) high = middle;
        else low = middle;
      }
      found.push(high * 1000);
    }
    return found;
  }
}

/** `+0200`. */
function offsetValue(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
