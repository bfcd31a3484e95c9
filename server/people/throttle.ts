/** Failed attempts that cost nothing: people mistype. */
const FREE = 5;
/** Wait after the first attempt too many, ms; it doubles with each further one … */
const FIRST_WAIT = 1_000;
/** … up to this, ms. Short, so that a guest on the same network cannot keep an organiser out for long. */
const LONGEST_WAIT = 60_000;
/** Attempts are forgotten after this much quiet, ms. */
const FORGET_AFTER = 15 * 60_000;
/** Most pairs remembered; the oldest go first. */
const REMEMBERED = 10_000;

interface Attempts {
  readonly count: number;
  readonly last: number;
}

/**
 * Slows down guessing of passwords: for each name and address apart, so that nobody can lock an account from
 * elsewhere. Time comes from outside; nothing is stored, a restart forgets.
 */
export class LoginThrottle {
  readonly #attempts = new Map<string, Attempts>();

  constructor(private readonly clock: { now(): number }) {}

  /**
   * Asks to try. An attempt that may go ahead is counted at once, before its password is checked: many at the same
   * moment gain nothing.
   * @returns 0 if it may, else how long to wait, ms.
   */
  attempt(name: string, address: string): number {
    const now = this.clock.now();
    const key = keyOf(name, address);
    const known = this.#attempts.get(key);
    const { count, last } = known && now - known.last < FORGET_AFTER ? known : { count: 0, last: now };
    // A clock that was set back must not make anybody wait for it to come there again.
    const wait = Math.min(last, now) + waitAfter(count) - now;
    if (wait > 0) return wait;
    // Deleted first: a map iterates in order of insertion, and this pair is now the newest.
    this.#attempts.delete(key);
    this.#attempts.set(key, { count: count + 1, last: now });
    if (this.#attempts.size > REMEMBERED) this.#attempts.delete(this.#attempts.keys().next().value!);
    return 0;
  }

  /** The attempt was right: what went wrong before is forgotten. */
  succeeded(name: string, address: string): void {
    this.#attempts.delete(keyOf(name, address));
  }
}

/** How long to wait after this many attempts, ms. */
function waitAfter(count: number): number {
  return count < FREE ? 0 : Math.min(FIRST_WAIT * 2 ** (count - FREE), LONGEST_WAIT);
}

function keyOf(name: string, address: string): string {
  return `${network(address)} ${name.normalize('NFKC').trim().toLowerCase().slice(0, 100)}`;
}

/** One household or hall has a whole /64 of IPv6 addresses and may pick a new one for every attempt. */
export function network(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (mapped) return mapped[1]!;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
