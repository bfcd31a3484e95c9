/** Dates, times and durations as producers of schedules write them. */
import type { Instant, Minutes } from '../../../core/model.js';
import { isTellable } from '../../../core/years.js';
import type { Zone } from './zone.js';

const ISO = /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * Reads ISO 8601 or RFC 3339; without offset it is wall time of the zone.
 * @returns the instant, or undefined if the text is no date and time of the years 1 to 9999.
 */
export function parseInstant(text: string, zone: Zone): Instant | undefined {
  const found = ISO.exec(text);
  if (!found) return undefined;
  const midnight = zone.utcMidnight(found[1]!);
  if (Number.isNaN(midnight)) return undefined;
  const [hours, minutes, seconds] = [Number(found[2]), Number(found[3]), Number(found[4] ?? 0)];
  if (hours > 24 || minutes > 59 || seconds > 60) return undefined;
  const rest = seconds * 1000 + Math.floor(Number(`0.${found[5] ?? 0}`) * 1000);
  const offset = found[6];
  const at =
    offset === undefined
      ? zone.instant(found[1]!, hours * 60 + minutes, rest)
      : midnight + (hours * 60 + minutes - parseOffset(offset)) * 60_000 + rest;
  return isTellable(at) ? at : undefined;
}

/** Minutes ahead of UTC. */
function parseOffset(text: string): Minutes {
  if (text === 'Z' || text === 'z') return 0;
  const size = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return text.startsWith('-') ? -size : size;
}

/** Minutes after midnight of `H:MM` or `HH:MM:SS`, or undefined. */
export function parseClock(text: string): Minutes | undefined {
  const found = /^(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(text);
  if (!found) return undefined;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  return minutes <= 24 * 60 && Number(found[2]) < 60 ? minutes : undefined;
}

/**
 * Minutes of a duration: two parts are hours and minutes (`1:30`), three are days, hours and minutes (pretalx),
 * unless the second cannot be hours: old producers wrote `00:45:00`. A number alone is minutes, and ISO 8601 (`PT45M`) is
 * understood too.
 */
export function parseDuration(text: string): Minutes | undefined {
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/.exec(text);
  if (iso && text.length > 2) return (Number(iso[1] ?? 0) * 24 + Number(iso[2] ?? 0)) * 60 + Number(iso[3] ?? 0);
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const parts = /^(\d{1,6}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (parts[3] === undefined || second >= 24) return first * 60 + second;
  return (first * 24 + second) * 60 + Number(parts[3]);
}
