/** What this browser remembers, so that only those who have an account or messages load more. */

const ACCOUNT = 'hallway account';
const pushKey = (conference: string): string => `hallway push ${conference}`;

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Refused: the next start does without.
  }
}

export const isSignedIn = (): boolean => read(ACCOUNT) !== null;
export const rememberSignedIn = (isIn: boolean): void => write(ACCOUNT, isIn ? 'in' : null);

/** What messages were asked for: `sessions`, or `announcements` as well. */
export const rememberedPush = (conference: string): string | null => read(pushKey(conference));
export const rememberPush = (conference: string, wish: string | null): void => write(pushKey(conference), wish);

/** Whether there is something to do without being asked. */
export const isExpected = (conference: string): boolean => isSignedIn() || rememberedPush(conference) !== null;

const PHONE = 'hallway phone';

/** A number that this phone throws for itself when it says something without an account. */
export function phoneNumber(): string {
  const known = read(PHONE);
  if (known !== null) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  const made = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_');
  write(PHONE, made);
  return made;
}
