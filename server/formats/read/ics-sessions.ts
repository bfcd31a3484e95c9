/** The sessions of a calendar's VEVENTs: occurrences, overrides, lengths, identity. */
import ICAL from 'ical.js';
import type { Minutes } from '../../../core/model.js';
import { hash } from '../draft/ids.js';
import type { Warnings } from '../draft/warnings.js';
import { valueOf, type Properties } from './ics-lines.js';
import { excluded, occurrencesOf } from './ics-recurrence.js';
import type { CalendarTimes } from './ics-times.js';
import { MOST_SESSIONS } from './reader.js';

export interface Placed {
  readonly event: Properties;
  /** RFC 3339, or wall time of the conference. */
  readonly start: string;
  /** Negative for an end before the start. */
  readonly minutes: Minutes | undefined;
  /** Date of the occurrence as the rule has it, `YYYYMMDD`, where the session is one of several by rule. */
  readonly occurrence?: string;
}

const MINUTE = 60_000;

const isCancelled = (event: Properties): boolean => /^cancell?ed$/i.test(valueOf(event, 'status') ?? '');
const named = (event: Properties): string => `"${valueOf(event, 'summary') ?? '?'}"`;
const dateOf = (text: string): string => text.slice(0, 10).replaceAll('-', '');

/** Each session once, with when it is; those that are cancelled, last all day or have no time are told and left out. */
export function placedSessions(events: readonly Properties[], times: CalendarTimes, warnings: Warnings): Placed[] {
  const overrides = new Map<string, Properties>();
  for (const event of events) {
    const key = overrideKey(event, times);
    if (key !== undefined) overrides.set(key, event);
  }
  const followed = new Set<Properties>();
  const placed: Placed[] = [];
  const place = (event: Properties, start: string, occurrence?: string): void => {
    if (isCancelled(event)) warnings.add('cancelled', named(event));
    else placed.push({ event, start, minutes: lengthOf(event, times), occurrence });
  };
  for (const event of events) {
    if (placed.length > MOST_SESSIONS) break;
    if (event.has('recurrence-id')) continue;
    const [start] = event.get('dtstart') ?? [];
    if (start?.type === 'date') {
      warnings.add('all-day', named(event));
      continue;
    }
    const occurrences = start ? occurrencesOf(event, warnings) : [];
    const without = new Set(excluded(event).map(({ property, value }) => times.textOf(property, value)));
    const several = occurrences.length > 1;
    if (!start || occurrences.length === 0) place(event, '');
    for (const local of occurrences) {
      const text = times.textOf(start!, local);
      if (text !== undefined && without.has(text)) continue;
      const override = text === undefined ? undefined : overrides.get(`${valueOf(event, 'uid')}\n${text}`);
      if (override) {
        followed.add(override);
        place(override, startOf(override, times), dateOf(local));
      } else place(event, text ?? '', several ? dateOf(local) : undefined);
    }
  }
  for (const event of events) {
    const id = event.get('recurrence-id')?.[0]?.values[0];
    if (id !== undefined && !followed.has(event) && placed.length <= MOST_SESSIONS)
      place(event, startOf(event, times), dateOf(String(id)));
  }
  return placed;
}

function overrideKey(event: Properties, times: CalendarTimes): string | undefined {
  const [id] = event.get('recurrence-id') ?? [];
  const text = id && times.textOf(id);
  return text === undefined ? undefined : `${valueOf(event, 'uid')}\n${text}`;
}

function startOf(event: Properties, times: CalendarTimes): string {
  const [start] = event.get('dtstart') ?? [];
  return (start && times.textOf(start)) ?? '';
}

/** From DTEND, else DURATION. */
function lengthOf(event: Properties, times: CalendarTimes): Minutes | undefined {
  const [end] = event.get('dtend') ?? [];
  const text = end && times.textOf(end);
  if (text !== undefined) {
    const minutes = Math.round((absolute(text) - absolute(startOf(event, times))) / MINUTE);
    return Number.isNaN(minutes) ? undefined : minutes;
  }
  const said = event.get('duration')?.[0]?.values[0];
  if (said === undefined) return undefined;
  try {
    return Math.round(ICAL.Duration.fromString(String(said).trim()).toSeconds() / 60);
  } catch {
    return undefined;
  }
}

const absolute = (text: string): number => Date.parse(text.endsWith('Z') ? text : `${text}Z`);

/**
 * Identity: the UID without its host. An occurrence by rule adds its date. Where several sessions share a UID under one
 * title they are told apart by start; under several titles the UID says nothing, and the title does.
 * @returns for each session its identifier, or undefined.
 */
export function idsOf(placed: readonly Placed[], warnings: Warnings): (string | undefined)[] {
  const titles = new Map<string, Set<string>>();
  const hosts = new Map<string, Set<string>>();
  for (const { event, occurrence } of placed) {
    const uid = valueOf(event, 'uid');
    if (uid === undefined) continue;
    remember(hosts, localPart(uid), uid);
    if (occurrence === undefined) remember(titles, uid, valueOf(event, 'summary') ?? '');
  }
  return placed.map(({ event, occurrence }) => {
    const uid = valueOf(event, 'uid');
    if (uid === undefined) return undefined;
    if (occurrence === undefined && titles.get(uid)!.size > 1) {
      warnings.add('shared-uid', `"${uid.slice(0, 60)}" (${named(event)})`);
      return undefined;
    }
    const local = localPart(uid);
    const id = USABLE.test(local) && hosts.get(local)!.size === 1 ? local : `uid-${hash(uid, 12)}`;
    return occurrence === undefined ? id : `${id}-${occurrence}`;
  });
}

const USABLE = /^[\w.:~-]{1,90}$/;

/** `94@lca2020.example` → `94`. */
const localPart = (uid: string): string => uid.replace(/@[^@]*$/, '');

function remember(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
