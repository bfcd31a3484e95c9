/** What every view but that of a room is made of. */
import type { Instant, Schedule } from '../core/index.js';
import type { Parameters } from './parameters.js';
import type { Choice } from './view-choice.js';
import type { Voice } from './voice.js';
import type { MoreWords } from './words/more/index.js';

export interface Moment {
  readonly voice: Voice;
  readonly more: MoreWords;
  readonly schedule: Schedule;
  readonly choice: Exclude<Choice, { readonly view: 'list' }>;
  readonly by: Parameters['by'];
  /** The conference's clock, null if nobody knows it (K2). */
  readonly at: Instant | null;
  /** The same, for clocks that show seconds. */
  readonly now: () => Instant;
  /** When the screen last knew what time it was: good enough to know the day. */
  readonly known: Instant;
  /** Where people reach the server. */
  readonly origin: string;
}
