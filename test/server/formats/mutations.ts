/** Files damaged at random, the same ones for the same seed. */

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pieces that have harmed parsers: ends, nothings, numbers without bounds, marks, halves of characters. */
const PIECES = [
  ...['', '\0', '\n', '\r\n ', '"', "'", ',', ';', ':', '\\', '[', ']', '{', '}', '<', '>', '&', '&#x0;', '&amp;'],
  ...['null', 'true', '[]', '{}', '""', '-1', '0', '1e309', '99999999999999999999', '__proto__', 'constructor'],
  ...['0000-01-01', '9999-12-31T23:59:59Z', '00010101T000000', '99991231T235959Z', '24:00', '-00:01', '2026-02-30'],
  ...['TZID=Nowhere', 'RRULE:FREQ=DAILY', 'RRULE:FREQ=SECONDLY;INTERVAL=0', 'END:VEVENT', 'BEGIN:VEVENT', 'PT-1M'],
  ...['\ud800', '\ufeff', '\u202e', 'é'.repeat(50), '<b>', '<![CDATA[', '=1+1', 'P9999999D', '[[[[[[[[[['],
];

export function mutated(original: Buffer, random: () => number): Buffer {
  let bytes = original;
  const at = (length: number): number => Math.floor(random() * (length + 1));
  const changes = 1 + Math.floor(random() * 6);
  for (let change = 0; change < changes; change++) {
    const [a, b] = [at(bytes.length), at(bytes.length)];
    const from = Math.min(a, b);
    const to = Math.min(Math.max(a, b), from + Math.floor(random() * 200));
    const parts = (middle: Buffer): Buffer => Buffer.concat([bytes.subarray(0, from), middle, bytes.subarray(to)]);
    const which = random();
    if (which < 0.35) bytes = parts(Buffer.from(PIECES[Math.floor(random() * PIECES.length)]!));
    else if (which < 0.5) bytes = parts(Buffer.from([Math.floor(random() * 256)]));
    else if (which < 0.65) bytes = parts(bytes.subarray(to, to + Math.floor(random() * 300)));
    else if (which < 0.75) bytes = parts(Buffer.concat(Array.from({ length: 20 }, () => bytes.subarray(from, to))));
    else if (which < 0.82) bytes = bytes.subarray(0, from);
    else {
      bytes = Buffer.from(bytes);
      for (let flip = 0; flip < 5 && bytes.length > 0; flip++)
        bytes[at(bytes.length - 1)]! ^= 1 << Math.floor(random() * 8);
    }
  }
  return bytes;
}

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;

/** Values of other types than a reader expects, and texts that it must not believe. */
const VALUES = [null, true, 0, -1, 1e21, 0.5, '', ' ', [], {}, [[]], [null], { en: 'x', de: 1 }, ...PIECES];

/** JSON with values exchanged, left out and repeated, so that it still is JSON. */
export function mutatedJson(original: Buffer, random: () => number): Buffer {
  const file = JSON.parse(original.toString()) as unknown;
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    const holders: (unknown[] | Record<string, unknown>)[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if (Object.keys(value).length > 0) holders.push(value as Record<string, unknown>);
      for (const inner of Object.values(value)) collect(inner);
    };
    collect(file);
    if (holders.length === 0) break;
    const holder = pick(holders, random);
    const which = random();
    if (Array.isArray(holder)) {
      if (which < 0.4) holder.push(structuredClone(pick(holder, random)));
      else if (which < 0.7) holder[Math.floor(random() * holder.length)] = pick(VALUES, random);
      else holder.splice(Math.floor(random() * holder.length), 1);
    } else {
      const key = pick(Object.keys(holder), random);
      if (which < 0.6) holder[key] = pick(VALUES, random);
      else if (which < 0.8) delete holder[key];
      else holder[key] = structuredClone(pick(Object.values(holder), random));
    }
  }
  return Buffer.from(JSON.stringify(file));
}

const escaped = (text: string): string =>
  text.replace(/[&<>"\0]|[\ud800-\udfff]/g, (character) => `&#${character.charCodeAt(0)};`);

/** XML with texts and attributes exchanged, and childless elements left out, so that it mostly still is XML. */
export function mutatedXml(original: Buffer, random: () => number): Buffer {
  let xml = original.toString();
  const changes = 1 + Math.floor(random() * 4);
  for (let change = 0; change < changes; change++) {
    const which = random();
    const pattern = which < 0.6 ? />[^<>]+</g : which < 0.85 ? /="[^"]*"/g : /<(\w+)[^<>]*>[^<>]*<\/\1>/g;
    const places = [...xml.matchAll(pattern)];
    if (places.length === 0) continue;
    const place = pick(places, random);
    const piece = escaped(pick(PIECES, random));
    const instead =
      which < 0.6 ? `>${piece}<` : which < 0.85 ? `="${piece}"` : random() < 0.5 ? '' : place[0] + place[0];
    xml = xml.slice(0, place.index) + instead + xml.slice(place.index + place[0].length);
  }
  return Buffer.from(xml);
}
