import type { JournalEntry } from '../../../server/store/index.js';

/** A journal entry with nothing special about it. */
export function entry(revision: number, more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    revision,
    at: 1_700_000_000_000 + revision,
    recorded: 1_700_000_000_500 + revision,
    by: { name: 'anna', role: 'organiser' },
    change: { type: 'delay', set: { sessions: { [`s${revision}`]: { delay: 5 } } } },
    ...more,
  };
}

/** Text that breaks what is careless with bytes: four-byte characters, combining marks, NUL, quotes, line ends, a lone surrogate. */
export const ODD_TEXT = 'Ștefan 🦊 e\u0301 \u0000 "\' \\ \r\n \u2028 مرحبا \ud800';

/** Resolves with the first argument of the first call. */
export function firstCall<T>(subscribe: (listener: (value: T) => void) => () => void): Promise<T> {
  return new Promise((resolve) => {
    const stop = subscribe((value) => {
      stop();
      resolve(value);
    });
  });
}
