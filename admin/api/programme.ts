/** Adopting programmes. */
import type { Text } from '../../core/index.js';
import type { Deed } from '../commands/proposal.js';
import { ask, at } from './ask.js';

export interface ProgrammeAnswer {
  readonly hash: string;
  readonly revision: number;
  readonly diff: {
    readonly added: readonly DiffItem[];
    readonly removed: readonly DiffItem[];
    readonly changed: readonly DiffItem[];
  };
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly count?: number }[];
  /** Sessions with live changes that the file does not have (P3). */
  readonly orphans: readonly string[];
}

export interface DiffItem {
  readonly session: string;
  readonly title: Text;
  readonly fields?: readonly string[];
}

const MEDIA: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  json: 'application/json',
  ics: 'text/calendar',
  csv: 'text/csv',
};

/** Adopting a schedule file, with the zone if the file does not tell it. */
export function uploadOf(
  conference: string,
  file: File,
  options: { readonly timezone?: string | undefined },
): Deed<ProgrammeAnswer> {
  const type = MEDIA[file.name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream';
  const body = file.slice(0, file.size, type);
  const query = (dryRun: boolean): string => {
    const search = new URLSearchParams();
    if (dryRun) search.set('dryRun', 'true');
    if (options.timezone) search.set('timezone', options.timezone);
    return `${at(conference)}/programme?${search}`;
  };
  return {
    preview: async (signal) => (await ask('PUT', query(true), { file: body, signal })) as ProgrammeAnswer,
    send: async (revision, key) => (await ask('PUT', query(false), { file: body, revision, key })) as ProgrammeAnswer,
  };
}
