/** Adopting a programme: P1–P3 as a proposal to the write path, and what is told of it. */
import {
  adoptProgramme,
  NOTHING_LIVE,
  type Programme,
  type ProgrammeDiff,
  type ProposedRename,
  type Rename,
  type Retired,
} from '../../core/index.js';
import type { ImportResult, ImportWarning } from '../formats/format.js';
import type { Conference } from './conference.js';
import { encodeProgramme, type EncodedProgramme } from './programmes.js';
import type { Proposal } from './write.js';

/** What adopting a programme did, or would do. */
export interface AdoptionOutcome {
  readonly hash: string;
  /** That of its own entry; where nothing was written, the conference's. */
  readonly revision: number;
  /** Whether it became an entry of the journal; false for a dry run, or nothing to do (J2). */
  readonly written: boolean;
  readonly diff: ProgrammeDiff;
  readonly warnings: readonly ImportWarning[];
  readonly orphans: readonly string[];
  readonly retired: readonly Retired[];
  /** Vanished sessions that may be there under new ids (P3). */
  readonly renames: readonly ProposedRename[];
  readonly programme: Programme;
}

export interface AdoptionProposal extends Proposal {
  readonly told: Omit<AdoptionOutcome, 'revision' | 'written' | 'warnings'>;
}

/** @param conference null for one that does not exist yet. */
export function proposeAdoption(
  conference: Conference | null,
  programme: Programme,
  encoded: EncodedProgramme,
  renamed: readonly Rename[] = [],
): AdoptionProposal {
  const { bytes, hash } = encoded;
  const { change, diff, orphans, retired, renames } = adoptProgramme(
    conference?.state.adopted?.programme ?? null,
    programme,
    conference?.live ?? NOTHING_LIVE,
    hash,
    conference?.hash ?? null,
    renamed,
  );
  return { change, adopts: { hash, programme, bytes }, told: { hash, diff, orphans, retired, renames, programme } };
}

/** The programme of an imported file, ready to be stored. */
export const encodeImport = ({ programme, bytes }: ImportResult): EncodedProgramme => encodeProgramme(programme, bytes);
