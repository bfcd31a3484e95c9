/** Whether a good fetch may be adopted at once. */
import { own, type Instant, type LiveState, type ProposedRename } from '../../core/index.js';
import type { Given, HoldReason, SourceRecord, SourceWarning } from './record.js';

/** Why a fetch is held; without a code it is no warning. */
export interface HeldWarning {
  readonly reason: HoldReason;
  readonly code?: string;
  readonly message: string;
}

/**
 * Null if it may be adopted.
 * @param had sessions that the source had before; of its first fetch, that the programme has which it would replace.
 */
export function holdReason(
  { minShare, apply }: SourceRecord,
  { sessions }: Pick<Given, 'sessions'>,
  had: number,
  renames: readonly ProposedRename[],
  live: LiveState,
): HeldWarning | null {
  if (sessions < had * minShare) {
    return {
      reason: 'shrunken',
      code: 'shrunken',
      message: `The source has ${sessions} of ${had} sessions left; the last good programme stays until somebody approves this one.`,
    };
  }
  if (apply === 'hold') return { reason: 'asked', message: '' };
  const lost = renames.filter(({ from }) => own(live.sessions, from) !== undefined);
  if (lost.length === 0) return null;
  return {
    reason: 'renamed',
    code: 'renamed',
    message: `The source has changed the ids of ${lost.length} session${lost.length === 1 ? '' : 's'} with live changes; approve it and say which is which.`,
  };
}

/** A warning that lasts keeps the instant at which it began. */
export const warningOf = ({ warning }: SourceRecord, code: string, message: string, now: Instant): SourceWarning => ({
  code,
  message,
  since: warning?.code === code ? warning.since : now,
});
