/** Programmes as stored: canonical JSON, named by its SHA-256. */
import type { Programme, Session } from '../../core/model.js';
import { programmeBytes } from '../formats/encode.js';
import { blobHash } from '../store/hash.js';
import type { Blobs } from '../store/ports.js';

export interface EncodedProgramme {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, base64url: the name that `Blobs.put` gives them. */
  readonly hash: string;
}

/** @param bytes its encoding, if it is made already. */
export function encodeProgramme(programme: Programme, bytes = programmeBytes(programme)): EncodedProgramme {
  return { bytes, hash: blobHash(bytes) };
}

/** @throws Error if the store has lost the programme: nothing can be shown without it. */
export async function loadProgramme(blobs: Blobs, hash: string): Promise<Programme> {
  const bytes = await blobs.get(hash);
  if (!bytes) throw new Error(`The store has no programme ${hash}, which the journal names; restore a backup.`);
  return JSON.parse(Buffer.from(bytes).toString()) as Programme;
}

/** What readers, calendars and exports want of a session and no screen shows. */
const UNSEEN: readonly (keyof Session)[] = [
  'abstract',
  'description',
  'links',
  'attachments',
  'url',
  'guid',
  'code',
  'slug',
  'type',
];

/**
 * What displays show of a programme: a quarter of the bytes, which a Raspberry Pi fetches at every adoption and reads from its
 * copy at every start.
 * @param bytes a programme as stored.
 */
export function programmeForDisplays(bytes: Uint8Array): Uint8Array {
  const { sessions, ...rest } = JSON.parse(Buffer.from(bytes).toString()) as Programme;
  const unseen = new Set<string>(UNSEEN);
  const seen = sessions.map((session) =>
    Object.fromEntries(Object.entries(session).filter(([key]) => !unseen.has(key))),
  );
  return Buffer.from(JSON.stringify({ ...rest, sessions: seen, speakers: [] }));
}
