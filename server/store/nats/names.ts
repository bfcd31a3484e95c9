/** Names in NATS: subjects and keys have few characters, ours have all. */

const PLAIN = /^[A-Za-z0-9_-]$/;

/** One token of a subject; what a token cannot hold becomes `=` and the hexadecimal number of each byte (UTF-8). */
export function tokenOf(text: string): string {
  let token = '';
  for (const byte of Buffer.from(text)) {
    const character = String.fromCharCode(byte);
    token += PLAIN.test(character) ? character : `=${byte.toString(16).padStart(2, '0').toUpperCase()}`;
  }
  // An empty token is none at all.
  return token || '=';
}

/** What a token stands for. */
export function textOf(token: string): string {
  if (!token.includes('=')) return token;
  const bytes: number[] = [];
  for (let at = 0; at < token.length; at++) {
    if (token[at] !== '=') bytes.push(token.charCodeAt(at));
    else if (at + 2 < token.length) {
      bytes.push(Number.parseInt(token.slice(at + 1, at + 3), 16));
      at += 2;
    }
  }
  return Buffer.from(bytes).toString();
}

/** Streams and buckets of a Hallway of this name. */
export const namesOf = (name: string) =>
  ({
    journal: `${name}_journal`,
    entries: `${name}.journal`,
    removals: `${name}.removed`,
    records: `${name}_records`,
    blobs: `${name}_blobs`,
  }) as const;

/** Our headers. */
export const HEADERS = {
  revision: 'Hallway-Revision',
  /** Sequence number of the conference's last message when the entry was decided on. */
  after: 'Hallway-After',
  /** SHA-256 of the `Idempotency-Key`. */
  key: 'Hallway-Key',
  /** Name of the object that holds what is too large for a message. */
  object: 'Hallway-Object',
  /** Names one write, so that its writer knows it again. */
  write: 'Hallway-Write',
} as const;
