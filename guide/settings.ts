/** What somebody has chosen in this browser: a language, and whose time. */

export interface Settings {
  readonly language?: string;
  /** Times in the reader's own zone. */
  readonly ownTime?: boolean;
}

const KEY = 'hallway guide';

/** Browsers may refuse even to name their storage. */
export function browserStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => undefined };
  }
}

export function readSettings(): Settings {
  try {
    const kept: unknown = JSON.parse(browserStorage().getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export function writeSettings(settings: Settings): void {
  try {
    browserStorage().setItem(KEY, JSON.stringify(settings));
  } catch {
    // Refused: the choice lasts as long as the page.
  }
}
