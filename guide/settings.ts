/** What somebody has chosen in this browser: a language, and whose time. */

export interface Settings {
  readonly language?: string;
  /** Times in the reader's own zone. */
  readonly ownTime?: boolean;
}

const KEY = 'hallway guide';

export function readSettings(): Settings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // Refused: the choice lasts as long as the page.
  }
}
