/** Ids that stay the same when the same file, or the next version of it, is imported again. */
import { createHash } from 'node:crypto';

/** A short name of a text, hexadecimal. */
export function hash(text: string, length = 8): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}

/** Letters that Unicode does not decompose. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** `Großer Saal (1. OG)` → `grosser-saal-1-og`; a text without Latin letters or digits becomes a hash. */
export function slugify(text: string): string {
  const slug = text
    .slice(0, 200)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðłþı]/g, (letter) => FOLDED[letter]!)
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return slug || hash(text);
}

/**
 * Gives each key its wished id; where several keys wish the same, the first in alphabetical order has it and
 * the others get a suffix made of their key, so that the order of the file does not matter.
 */
export function settle(wishes: ReadonlyMap<string, string>): Map<string, string> {
  const taken = new Set<string>();
  const settled = new Map<string, string>();
  for (const key of [...wishes.keys()].sort()) {
    const wish = wishes.get(key)!;
    let id = wish;
    for (let length = 4; taken.has(id); length += 4) id = `${wish}-${hash(key, length)}`;
    taken.add(id);
    settled.set(key, id);
  }
  return settled;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export const isUuid = (text: string | undefined): text is string => text !== undefined && UUID.test(text);

/** RFC 9562 name-based UUID (version 5) in the URL namespace. */
export function uuidOf(name: string): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
