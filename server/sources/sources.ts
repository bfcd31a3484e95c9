/**
 * The sources of all conferences: each owns its part of the programme, and what the conference adopts is all parts merged.
 * Everything that alters sources goes through here; when to fetch is the poller's business.
 */
import { EventEmitter } from 'node:events';
import type { Instant, Rename } from '../../core/index.js';
import type { AdoptionOutcome } from '../conference/adoption.js';
import type { Conference } from '../conference/conference.js';
import type { AdoptOptions, Conferences } from '../conference/conferences.js';
import { Queue } from '../conference/queue.js';
import { FormatError, type ImportResult } from '../formats/format.js';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type Author, type Store } from '../store/ports.js';
import { fetcher, FetchFailure, type Fetch, type Fetched } from './fetch.js';
import { heldOf, Intake, type FetchOutcome, type FetchResult } from './intake.js';
import { adoptMerged, alter, authorOf, give, mergeAll, own, wallNow, type House } from './parts.js';
import { keyOf, listSources, SOURCES, UPLOAD, type SourceRecord, type SourceSettings } from './record.js';
import { look, readFetched } from './reading.js';
import { checkSettings, freeId } from './settings.js';

export interface SourcesOptions {
  readonly store: Store;
  readonly conferences: Conferences;
  readonly fetch?: Fetch;
  /** Chance, from 0 to 1. */
  readonly random?: () => number;
}

interface News {
  fetched: [source: SourceRecord, outcome: FetchOutcome];
}

/** Another server that fetches this source has this long before somebody else tries, ms. */
const CLAIM = 120_000;

export class Sources extends EventEmitter<News> {
  readonly #house: House;
  readonly #store: Store;
  readonly #conferences: Conferences;
  readonly #fetch: Fetch;
  readonly #intake: Intake;
  readonly #queues = new Map<string, Queue>();

  constructor({ store, conferences, fetch = fetcher(), random = Math.random }: SourcesOptions) {
    super();
    this.#store = store;
    this.#conferences = conferences;
    this.#fetch = fetch;
    this.#house = { store, conferences };
    this.#intake = new Intake(this.#house, random);
  }

  /** @throws Refusal `unknown-conference` */
  async list(slug: string): Promise<SourceRecord[]> {
    return listSources(this.#store.records, this.#conferences.get(slug).record.id);
  }

  /** All sources of all conferences that exist. */
  async all(): Promise<SourceRecord[]> {
    const known = new Set(this.#conferences.list().map(({ record }) => record.id));
    const records = await this.#store.records.list<SourceRecord>(SOURCES);
    return records.map(({ value }) => value).filter(({ conferenceId }) => known.has(conferenceId));
  }

  /** @throws Refusal `unknown-conference`, `unknown-source` */
  async get(slug: string, id: string): Promise<SourceRecord> {
    const conferenceId = this.#conferences.get(slug).record.id;
    const found = await this.#store.records.get<SourceRecord>(SOURCES, keyOf({ conferenceId, id }));
    if (found) return found.value;
    throw new Refusal(404, 'unknown-source', `"${slug}" has no source "${id}".`);
  }

  /**
   * Adds a source; the poller fetches it at once.
   * @throws Refusal `invalid-source`, `source-exists`
   */
  async add(slug: string, wanted: SourceSettings & { readonly id?: string | undefined }): Promise<SourceRecord> {
    const { id: wish, ...settings } = wanted;
    checkSettings(settings);
    return this.#queued(slug, async () => {
      const conference = this.#conferences.get(slug);
      const known = await this.list(slug);
      const id = wish ?? freeId(settings.url!, known);
      const source = this.#new(conference, id, settings);
      try {
        await this.#store.records.put(SOURCES, keyOf(source), source, 0);
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
        throw new Refusal(409, 'source-exists', `"${slug}" has a source "${id}" already; choose another id.`);
      }
      return source;
    });
  }

  /**
   * What adding such a source would do, once it is fetched.
   * @throws Refusal `invalid-source`, those of fetches; FormatError
   */
  async preview(slug: string, wanted: SourceSettings & { readonly id?: string | undefined }): Promise<FetchResult> {
    const { id: wish, ...settings } = wanted;
    checkSettings(settings);
    const id = wish ?? freeId(settings.url!, await this.list(slug));
    return this.#looked(this.#new(this.#conferences.get(slug), id, settings));
  }

  /**
   * Alters a source and has it fetched anew.
   * @param patch undefined leaves a setting as it is, null removes it.
   * @throws Refusal `invalid-source`, `unknown-source`
   */
  async alter(
    slug: string,
    id: string,
    patch: { readonly [K in keyof SourceSettings]?: SourceSettings[K] | null | undefined },
  ): Promise<SourceRecord> {
    const source = await this.get(slug, id);
    if (source.url === undefined)
      throw new Refusal(422, 'invalid-source', `"${id}" is what was uploaded; it has no settings.`);
    const given = Object.entries(patch).filter(([, value]) => value !== undefined);
    const settings = Object.fromEntries(given.map(([key, value]) => [key, value ?? undefined]));
    checkSettings({ ...source, ...settings });
    return alter(this.#house, source, () => ({
      ...settings,
      etag: undefined,
      lastModified: undefined,
      next: this.now(),
    }));
  }

  /**
   * Removes a source; its sessions leave the programme with it, in one entry of the journal. With the last source the
   * programme stays as it is, like one that was uploaded.
   * @param dryRun tell what it would do, and change nothing.
   */
  async remove(slug: string, id: string, by: Author, dryRun = false): Promise<AdoptionOutcome | null> {
    return this.#queued(slug, async () => {
      const source = await this.get(slug, id);
      const merged = await mergeAll(this.#house, source, null);
      const options = { source: id, dryRun };
      const adoption = source.part && merged ? await adoptMerged(this.#house, slug, merged, by, options) : null;
      if (dryRun) return adoption;
      await this.#store.records.delete(SOURCES, keyOf(source));
      return adoption;
    });
  }

  /** Forgets the sources of conferences that are gone. */
  async tidy(slug: string): Promise<void> {
    const kept = this.#conferences.find(slug)?.record.id;
    for (const { key, value } of await this.#store.records.list<SourceRecord>(SOURCES)) {
      if (value.conference === slug && value.conferenceId !== kept) await this.#store.records.delete(SOURCES, key);
    }
  }

  /**
   * Fetches a source and does with it what its settings say. What is wrong with the fetch is kept as the source's warning.
   * @param options.asked somebody wants it now: the file is read anew even if the source says that it has not changed.
   * @param options.dryRun tell what it would do, and change nothing.
   * @throws Refusal `unknown-source`, `not-fetched` (an upload; in a dry run, a fetch that is no good)
   */
  async fetch(
    slug: string,
    id: string,
    options: { readonly asked?: boolean; readonly dryRun?: boolean; readonly signal?: AbortSignal } = {},
  ): Promise<FetchResult> {
    const { asked = false, dryRun = false, signal } = options;
    const source = await this.get(slug, id);
    const { url, allowPrivate, etag, lastModified } = source;
    if (url === undefined)
      throw new Refusal(422, 'not-fetched', `"${id}" is what was uploaded; upload the file again.`);
    if (dryRun) return this.#looked(source);
    let fetched: Fetched;
    let result: ImportResult | null;
    try {
      const validators = asked ? {} : { etag, lastModified };
      fetched = await this.#fetch({ url, allowPrivate, signal, ...validators });
      result = fetched.kind === 'file' ? await readFetched(this.#house, source, fetched.bytes) : null;
    } catch (error) {
      if (!(error instanceof FetchFailure || error instanceof FormatError)) throw error;
      return this.#told(await this.#intake.failed(source, error));
    }
    return this.#queued(slug, async () => {
      const now = await this.get(slug, id);
      return this.#told(
        result && fetched.kind === 'file'
          ? await this.#intake.take(now, fetched, result, asked)
          : await this.#intake.unchanged(now),
      );
    });
  }

  /** What approving the held fetch would do; null if none is held. */
  async proposal(slug: string, id: string): Promise<AdoptionOutcome | null> {
    const source = await this.get(slug, id);
    if (!source.held) return null;
    const merged = await mergeAll(this.#house, source, source.held);
    const proposal = await adoptMerged(this.#house, slug, merged!, authorOf(source), { dryRun: true });
    return { ...proposal, warnings: [...(source.held.warnings ?? []), ...proposal.warnings] };
  }

  /**
   * Adopts what is held.
   * @param hash the hash of the held part that somebody has seen.
   * @param renamed vanished sessions that somebody has recognised under new ids (P3).
   * @throws Refusal `nothing-held`, `stale-source`; RuleError `unknown-session`, `invalid-rename`
   */
  async approve(
    slug: string,
    id: string,
    by: Author,
    { hash, renamed }: { readonly hash: string; readonly renamed?: readonly Rename[] | undefined },
  ): Promise<FetchResult> {
    return this.#queued(slug, async () => {
      const source = await this.get(slug, id);
      const held = heldOf(source, hash);
      const merged = await mergeAll(this.#house, source, held);
      const adoption = await adoptMerged(this.#house, slug, merged!, by, { source: id, renamed });
      return { outcome: 'adopted', source: await own(this.#house, source, held), adoption };
    });
  }

  /**
   * Drops what is held; the source stays as it is until it says something else.
   * @param hash the hash of the held part that somebody has seen.
   * @throws Refusal `nothing-held`, `stale-source`
   */
  async refuse(slug: string, id: string, hash: string): Promise<SourceRecord> {
    return this.#queued(slug, async () => {
      const source = await this.get(slug, id);
      const { sessions } = heldOf(source, hash);
      const refused = { hash, sessions, at: this.now() };
      return alter(this.#house, source, () => ({ held: undefined, warning: undefined, refused }));
    });
  }

  /**
   * Adopts an uploaded programme. Of a conference without sources it is the programme; else it is kept beside them, as the
   * source `upload`, and replaces what was uploaded before.
   */
  async upload(slug: string, result: ImportResult, by: Author, options: AdoptOptions = {}): Promise<AdoptionOutcome> {
    return this.#queued(slug, async () => {
      const conference = this.#conferences.find(slug);
      const known = conference ? await this.list(slug) : [];
      if (!conference || known.length === 0) return this.#conferences.adopt(slug, result, by, options);
      const settings = { every: 0, apply: 'auto', allowPrivate: true, minShare: 0 } as const;
      const source = known.find(({ id }) => id === UPLOAD) ?? this.#new(conference, UPLOAD, settings);
      const given = await give(this.#house, result, !options.dryRun);
      const merged = await mergeAll(this.#house, source, given, result.programme);
      const adoption = await adoptMerged(this.#house, slug, merged!, by, { ...options, source: UPLOAD });
      if (!options.dryRun) {
        await this.#store.records.put(SOURCES, keyOf(source), source);
        await own(this.#house, source, given);
      }
      const others = known.filter(({ id, part }) => id !== UPLOAD && part).map(({ id }) => id);
      const beside = {
        code: 'beside-sources',
        message: `The file is kept beside what comes from ${others.join(', ')}; to replace that, remove the source.`,
      };
      return {
        ...adoption,
        warnings: [...result.warnings, ...adoption.warnings, ...(others.length > 0 ? [beside] : [])],
      };
    });
  }

  /** Takes a due source for this server; false if another was faster. */
  async claim(source: SourceRecord): Promise<boolean> {
    const found = await this.#store.records.get<SourceRecord>(SOURCES, keyOf(source));
    if (!found || found.value.next !== source.next) return false;
    try {
      const next = this.now() + CLAIM;
      await this.#store.records.put(SOURCES, found.key, { ...found.value, next }, found.revision);
      return true;
    } catch (error) {
      if (error instanceof RevisionConflict) return false;
      throw error;
    }
  }

  /** Wall clock, epoch ms. */
  now(): Instant {
    return wallNow(this.#house);
  }

  async #looked(source: SourceRecord): Promise<FetchResult> {
    const result = await look(this.#house, this.#fetch, source);
    return this.#queued(source.conference, () => this.#intake.propose(source, result));
  }

  #told(result: FetchResult): FetchResult {
    this.emit('fetched', result.source, result.outcome);
    return result;
  }

  #queued<T>(slug: string, task: () => Promise<T>): Promise<T> {
    let queue = this.#queues.get(slug);
    if (!queue) this.#queues.set(slug, (queue = new Queue()));
    return queue.run(task);
  }

  #new(conference: Conference, id: string, settings: SourceSettings): SourceRecord {
    const now = this.now();
    return {
      ...settings,
      conference: conference.slug,
      conferenceId: conference.record.id,
      id,
      created: now,
      next: now,
      failures: 0,
    };
  }
}
