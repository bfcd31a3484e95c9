/** When to fetch next. */
import { MINUTE, type Instant, type Minutes } from '../../core/index.js';

/** A source that fails is asked at least this often, unless it is asked more rarely anyway. */
const SLOWEST: Minutes = 60;
/** No source may ask to be left alone for longer, ms. */
const LONGEST_PAUSE = 6 * 60 * MINUTE;
/** Up to this share is added by chance, so that many servers do not come in the same second. */
const JITTER = 0.2;

/**
 * The next instant to fetch a source: after its interval; after each failure, twice as long.
 * @param random from 0 to 1.
 * @param retryAfter how long the source wants to be left alone, ms.
 */
export function nextFetch(
  { every, failures }: { readonly every: Minutes; readonly failures: number },
  now: Instant,
  random: number,
  retryAfter = 0,
): Instant {
  const backoff = Math.min(SLOWEST, Math.max(every, 1) * 2 ** Math.min(failures, 12));
  const wait = failures === 0 ? every : Math.max(every, backoff);
  return now + Math.round(Math.max(wait * MINUTE * (1 + JITTER * random), Math.min(retryAfter, LONGEST_PAUSE)));
}
