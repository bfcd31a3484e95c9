/** What a fetch came to: nothing new, adopted, held for approval, or no good. */
import type { Programme } from '../../core/index.js';
import type { AdoptionOutcome } from '../conference/adoption.js';
import { FormatError, type Choices, type ImportResult } from '../formats/format.js';
import { FetchFailure, type Fetched } from './fetch.js';
import { holdReason, warningOf } from './judge.js';
import { nextFetch } from './pace.js';
import { adoptMerged, alter, authorOf, give, mergeAll, own, sessionsOf, wallNow, type House } from './parts.js';
import type { Given, Held, SourceRecord } from './record.js';
import { Refusal } from '../refusal.js';

/** `kept`: the fetch was no good, so the last good programme stays; `proposed`: it was only looked at. */
export type FetchOutcome = 'unchanged' | 'adopted' | 'held' | 'kept' | 'proposed';

export interface FetchResult {
  readonly outcome: FetchOutcome;
  readonly source: SourceRecord;
  /** What adopting it did or would do; null if there was nothing to adopt. */
  readonly adoption: AdoptionOutcome | null;
  /** What of the file was guessed. */
  readonly choices?: Choices | undefined;
  /** The part that the file would be. */
  readonly given?: Given;
}

type File = Extract<Fetched, { kind: 'file' }>;

/** Makes of fetches what the sources' settings say; one at a time for each conference. */
export class Intake {
  readonly #house: House;
  readonly #random: () => number;

  constructor(house: House, random: () => number) {
    this.#house = house;
    this.#random = random;
  }

  /** The source says that nothing has changed. What is held is still what it says. */
  async unchanged(source: SourceRecord): Promise<FetchResult> {
    const altered = await alter(this.#house, source, (now) => ({
      ...this.#good(now),
      warning: now.held?.warning,
    }));
    return { outcome: 'unchanged', source: altered, adoption: null };
  }

  /** @param asked somebody wants it now, even if it is the part that the source has. */
  async take(source: SourceRecord, file: File, result: ImportResult, asked: boolean): Promise<FetchResult> {
    const house = this.#house;
    const good = { ...this.#good(source), etag: file.etag, lastModified: file.lastModified } as Partial<SourceRecord>;
    const given = await give(house, result, true);
    if (given.hash === source.part?.hash && !asked)
      return { outcome: 'unchanged', source: await own(house, source, given, good), adoption: null };
    if (given.hash === source.refused?.hash && !asked) {
      const altered = await alter(house, source, () => ({ ...good, held: undefined, warning: undefined }));
      return { outcome: 'unchanged', source: altered, adoption: null };
    }

    const { conference: slug, id } = source;
    const merged = (await mergeAll(house, source, given, result.programme))!;
    const conference = house.conferences.get(slug);
    const proposal = await adoptMerged(house, slug, merged, authorOf(source), { dryRun: true });
    const held =
      proposal.hash === conference.hash
        ? null
        : // What it replaces may be the whole of what was uploaded, or nothing.
          source.part
          ? holdReason(source, given, source.part.sessions, proposal.renames, conference.live)
          : holdReason(source, sizeOf(merged), sizeOf(conference).sessions, proposal.renames, conference.live);
    if (held) {
      const altered = await alter(house, source, (now) => {
        const warning = held.code === undefined ? undefined : warningOf(now, held.code, held.message, wallNow(house));
        const isNew = now.held?.hash !== given.hash;
        const { warnings } = result;
        const waiting = isNew ? { ...given, reason: held.reason, warnings, ...(warning && { warning }) } : now.held;
        return { ...good, held: waiting, warning, refused: undefined };
      });
      return { outcome: 'held', source: altered, adoption: withWarnings(proposal, result) };
    }
    const { revision } = conference;
    const adoption = await adoptMerged(house, slug, merged, authorOf(source), { source: id });
    return {
      outcome: adoption.revision === revision ? 'unchanged' : 'adopted',
      source: await own(house, source, given, good),
      adoption: withWarnings(adoption, result),
    };
  }

  /** The fetch is no good; what was good stays. */
  async failed(source: SourceRecord, error: FetchFailure | FormatError): Promise<FetchResult> {
    const { code, message } = error;
    const retryAfter = error instanceof FetchFailure ? error.retryAfter : 0;
    const at = wallNow(this.#house);
    const altered = await alter(this.#house, source, (now) => {
      const failures = now.failures + 1;
      return {
        attempted: at,
        failures,
        next: nextFetch({ every: now.every, failures }, at, this.#random(), retryAfter),
        warning: {
          ...warningOf(now, code, `${message} What was fetched before stays.`, at),
          ...(error instanceof FormatError && error.choices && { choices: error.choices }),
        },
      };
    });
    return { outcome: 'kept', source: altered, adoption: null };
  }

  /** What taking it would do. */
  async propose(source: SourceRecord, result: ImportResult): Promise<FetchResult> {
    const house = this.#house;
    const given = await give(house, result, false);
    const merged = (await mergeAll(house, source, given, result.programme))!;
    const adoption = await adoptMerged(house, source.conference, merged, authorOf(source), { dryRun: true });
    const { choices } = result;
    return { outcome: 'proposed', source, adoption: withWarnings(adoption, result), choices, given };
  }

  #good({ every }: SourceRecord) {
    const now = wallNow(this.#house);
    const next = nextFetch({ every, failures: 0 }, now, this.#random());
    return { attempted: now, succeeded: now, failures: 0, next };
  }
}

const sizeOf = ({ programme }: { readonly programme: Programme }): Pick<Given, 'sessions'> => ({
  sessions: sessionsOf(programme),
});

const withWarnings = (adoption: AdoptionOutcome, { warnings }: ImportResult): AdoptionOutcome => ({
  ...adoption,
  warnings: [...warnings, ...adoption.warnings],
});

/**
 * What a source holds.
 * @param hash of what somebody has seen.
 * @throws Refusal `nothing-held`, `stale-source`
 */
export function heldOf({ id, held }: SourceRecord, hash: string): Held {
  if (!held) throw new Refusal(409, 'nothing-held', `Source "${id}" holds nothing that waits for approval.`);
  if (held.hash === hash) return held;
  throw new Refusal(412, 'stale-source', `Source "${id}" holds something newer; look at it again.`, {
    hash: held.hash,
  });
}
