/** The answer to a hello: what the display lacks, and no more. */
import { PROTOCOL, type HelloMessage, type Instant, type LiveState, type WelcomeMessage } from '../../core/index.js';
import { isShifted, type Clock } from '../conference/clock.js';
import type { Conference } from '../conference/conference.js';
import type { JournalEntry } from '../store/ports.js';

/** What a display says that it holds. */
export type Held = Pick<HelloMessage, 'programme' | 'revision' | 'at'>;

/** Which clock a conference runs on, if not the real one (K1). */
export function clockOf({ record }: Conference, clock: Clock): WelcomeMessage['clock'] {
  if (record.rehearsalOf !== undefined) return 'rehearsal';
  if (record.sample) return 'sample';
  return isShifted(clock) ? 'shifted' : undefined;
}

/** The entries that bring a display from what it holds to now; null if only the whole live state will do. */
export function missed(conference: Conference, { programme, revision, at }: Held): readonly JournalEntry[] | null {
  if (revision === null) return null;
  const entries = conference.since(revision);
  if (!entries) return null;
  // The same revision of another journal, as before a restored backup, is no base to build on.
  if (typeof at === 'number' && conference.entryAt(revision)?.at !== at) return null;
  const hash = entries.reduce<string | null>(
    (before, { change }) => (change.programme === undefined ? before : change.programme),
    programme,
  );
  return hash === conference.hash ? entries : null;
}

/** Live states are immutable, so each is put into words once, however many displays come back at once. */
const texts = new WeakMap<LiveState, string>();

function textOf(live: LiveState): string {
  let text = texts.get(live);
  if (text === undefined) texts.set(live, (text = JSON.stringify(live)));
  return text;
}

/** The welcome as JSON. */
export function welcomeText(
  conference: Conference,
  held: Held,
  clock: Clock,
  server: Pick<WelcomeMessage, 'version'> & { readonly url: string | undefined },
): string {
  const entries = missed(conference, held);
  const welcome: WelcomeMessage = {
    type: 'welcome',
    protocol: PROTOCOL,
    ...server,
    conference: conference.slug,
    programme: conference.hash,
    revision: conference.revision,
    now: conference.now(),
    clock: clockOf(conference, clock),
    unverified: conference.unverified || undefined,
    changes: entries?.map(({ revision, at, change }) => ({ revision, at, change })),
  };
  const text = JSON.stringify(welcome);
  return entries ? text : `${text.slice(0, -1)},"live":${textOf(conference.live)}}`;
}

/** What a display holds that was told everything so far. */
export const upToDate = (conference: Conference): Held => ({
  programme: conference.hash,
  revision: conference.revision,
  at: conference.entryAt(conference.revision)?.at as Instant | undefined,
});
