/**
 * A conference whole, as lines of JSON in one file: what every entry of its journal says, the programmes and images that
 * these name, and what its displays are to be. Without secrets: tokens, accounts and addresses of sources stay where they are.
 */
import { createHash, randomUUID } from 'node:crypto';
import { NO_TARGET, type DisplayTarget, type Instant } from '../../core/index.js';
import { DISPLAYS, type DisplayRecord } from '../fleet/record.js';
import { Refusal } from '../refusal.js';
import { blobHash } from '../store/hash.js';
import { memoryStore } from '../store/memory.js';
import { RevisionConflict, type JournalEntry, type Store } from '../store/ports.js';
import { SYSTEM_CLOCK } from './clock.js';
import { Images, type KeptImage } from './images.js';
import { loadConference, SNAPSHOTS } from './load.js';
import { CONFERENCES, requireSlug, unknownConference, type ConferenceRecord } from './record.js';

/** Raised when older servers could not read what newer ones write. */
const FORMAT = 1;

/** A display as it goes to another server: known by its id, and nobody yet. */
export type DisplayPlan = DisplayTarget & Pick<DisplayRecord, 'id' | 'name' | 'tags'>;

type Kept = Pick<ConferenceRecord, 'slug' | 'sample' | 'rehearsalOf' | 'clockOffset'>;

/** All that a file holds, checked. */
export interface Whole {
  readonly about: Kept & { readonly exported: string; readonly version: string };
  readonly entries: readonly JournalEntry[];
  /** Bytes by hash. */
  readonly blobs: ReadonlyMap<string, Uint8Array>;
  readonly images: readonly KeptImage[];
  readonly displays: readonly DisplayPlan[];
}

interface Line {
  readonly hallway?: 'conference';
  readonly format?: number;
  readonly about?: Whole['about'];
  readonly programme?: string;
  readonly text?: string;
  readonly image?: KeptImage;
  readonly base64?: string;
  readonly entry?: JournalEntry;
  readonly display?: DisplayPlan;
  readonly end?: { readonly lines: number; readonly sha256: string };
}

const planOf = ({ id, name, tags, ...rest }: DisplayPlan): DisplayPlan => {
  const target = Object.keys(NO_TARGET) as (keyof DisplayTarget)[];
  const chosen = Object.fromEntries(target.map((field) => [field, rest[field] ?? NO_TARGET[field]]));
  return { ...NO_TARGET, ...chosen, id, name, tags };
};

async function* contents(store: Store, slug: string, about: { exported: Instant; version: string }) {
  const found = await store.records.get<ConferenceRecord>(CONFERENCES, slug);
  if (!found) throw unknownConference(slug, (await store.records.list(CONFERENCES)).map(({ key }) => key).sort());
  const { id, sample, rehearsalOf, clockOffset } = found.value;
  const kept = { slug, ...(sample && { sample }), ...(rehearsalOf !== undefined && { rehearsalOf }), clockOffset };
  const header = { ...kept, version: about.version, exported: new Date(about.exported).toISOString() };
  yield { hallway: 'conference', format: FORMAT, about: header } satisfies Line;
  const bytesOf = async (hash: string): Promise<Buffer> => {
    const bytes = await store.blobs.get(hash);
    if (!bytes) throw new Error(`The store has no programme or image ${hash}; restore a backup.`);
    return Buffer.from(bytes);
  };
  const entries = await store.journal.read(slug, 0);
  for (const hash of namedBy(entries)) yield { programme: hash, text: (await bytesOf(hash)).toString() } satisfies Line;
  for (const image of await new Images(store).list(id))
    yield { image, base64: (await bytesOf(image.hash)).toString('base64') } satisfies Line;
  for (const entry of entries) yield { entry } satisfies Line;
  for (const { value } of await store.records.list<DisplayRecord>(DISPLAYS))
    if (value.conference === slug) yield { display: planOf(value) } satisfies Line;
}

/** Hashes of the programmes that entries adopt. */
const namedBy = (entries: readonly JournalEntry[]): ReadonlySet<string> =>
  new Set(entries.map(({ change }) => change.programme).filter((hash) => typeof hash === 'string'));

/**
 * Writes a conference out, line by line; the last one says that it is all.
 * @param about when, by the wall clock, and by which version.
 * @throws Refusal `unknown-conference`
 */
export async function* writeWhole(
  store: Store,
  slug: string,
  about: { readonly exported: Instant; readonly version: string },
): AsyncGenerator<string> {
  const sum = createHash('sha256');
  let lines = 0;
  for await (const line of contents(store, slug, about)) {
    const text = `${JSON.stringify(line)}\n`;
    sum.update(text);
    lines += 1;
    yield text;
  }
  yield `${JSON.stringify({ end: { lines, sha256: sum.digest('base64url') } } satisfies Line)}\n`;
}

const damaged = (what: string): Refusal =>
  new Refusal(422, 'damaged-file', `This is no whole conference: ${what} Export it again.`);

/**
 * Reads what `writeWhole` wrote, to its end.
 * @param lines without their ends.
 * @throws Refusal `damaged-file`, `newer-file`
 */
export async function readWhole(lines: AsyncIterable<string>): Promise<Whole> {
  const sum = createHash('sha256');
  const blobs = new Map<string, Uint8Array>();
  const [entries, images, displays]: [JournalEntry[], KeptImage[], DisplayPlan[]] = [[], [], []];
  let about: Whole['about'] | undefined;
  let [count, ended] = [0, false];
  for await (const text of lines) {
    if (ended) throw damaged('something follows its end.');
    const line = parse(text, count + 1);
    if (line.end) {
      if (line.end.lines !== count || line.end.sha256 !== sum.digest('base64url'))
        throw damaged('it was altered, or lost a part on its way.');
      ended = true;
      continue;
    }
    sum.update(`${text}\n`);
    count += 1;
    if (count === 1) about = headerOf(line);
    else if (line.entry) entries.push(line.entry);
    else if (line.display) displays.push(planOf(line.display));
    else {
      const { programme, text: json = '', image, base64 = '' } = line;
      const bytes = image ? Buffer.from(base64, 'base64') : Buffer.from(json);
      const hash = image?.hash ?? programme;
      if (blobHash(bytes) !== hash) throw damaged(`line ${count} is not what its name says.`);
      blobs.set(hash, bytes);
      if (image) images.push(image);
    }
  }
  if (!about) throw damaged('it is empty.');
  if (!ended) throw damaged(`it breaks off after line ${count}.`);
  return { about, entries, blobs, images, displays };
}

function parse(text: string, number: number): Line {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === 'object' && line !== null) return line;
  } catch {
    // Told below.
  }
  throw damaged(`line ${number} is no JSON.`);
}

function headerOf({ hallway, format = 0, about }: Line): Whole['about'] {
  if (hallway !== 'conference' || !about) throw damaged('its first line does not say so.');
  if (format <= FORMAT) return about;
  throw new Refusal(422, 'newer-file', `This file is from Hallway ${about.version}, which is newer; update this one.`);
}

/**
 * Puts a conference into a store, whole or not at all: it is there once everything of it is on disk.
 * @param slug its name here.
 * @param now wall clock.
 * @throws Refusal `invalid-slug`, `conference-exists`, `damaged-file`
 */
export async function putWhole(store: Store, whole: Whole, slug: string, now: Instant): Promise<void> {
  requireSlug(slug);
  const { sample, rehearsalOf, clockOffset } = whole.about;
  const kept = { ...(sample && { sample }), ...(rehearsalOf !== undefined && { rehearsalOf }), clockOffset };
  const record: ConferenceRecord = { slug, id: randomUUID(), created: now, ...kept };
  const trial = memoryStore();
  try {
    await put(trial, whole, record);
    await loadConference(trial, record, SYSTEM_CLOCK);
  } catch (error) {
    throw damaged(`its journal cannot be replayed (${(error as Error).message.replace(/\.$/, '')}).`);
  }
  if (await store.records.get(CONFERENCES, slug)) throw taken(slug);
  try {
    await put(store, whole, record);
  } catch (error) {
    throw error instanceof RevisionConflict ? taken(slug) : error;
  }
}

const taken = (slug: string): Refusal =>
  new Refusal(409, 'conference-exists', `There is already a conference "${slug}"; remove it, or give another name.`);

/** The record comes last: whatever breaks off before it left nothing that anybody sees, and is done anew next time. */
async function put(store: Store, { entries, blobs, images }: Whole, record: ConferenceRecord): Promise<void> {
  const { slug } = record;
  for (const bytes of blobs.values()) await store.blobs.put(bytes);
  for (const image of images) await new Images(store).keep(record.id, image);
  await store.records.delete(SNAPSHOTS, slug);
  await store.journal.remove(slug);
  for (const entry of entries) await store.journal.append(slug, entry);
  await store.records.put(CONFERENCES, slug, record, 0);
}
