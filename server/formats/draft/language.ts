/** Languages as producers write them ("en", "de, en", "German", "pt_BR") as BCP 47 tags. */
import type { Session } from '../../../core/model.js';
import type { Warnings } from './warnings.js';

const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  englisch: 'en',
  engleză: 'en',
  anglais: 'en',
  german: 'de',
  deutsch: 'de',
  germană: 'de',
  allemand: 'de',
  french: 'fr',
  français: 'fr',
  französisch: 'fr',
  romanian: 'ro',
  română: 'ro',
  rumänisch: 'ro',
  spanish: 'es',
  español: 'es',
  italian: 'it',
  italiano: 'it',
  dutch: 'nl',
  nederlands: 'nl',
  portuguese: 'pt',
  polish: 'pl',
  czech: 'cs',
  russian: 'ru',
  japanese: 'ja',
  chinese: 'zh',
};

function tag(word: string): string | undefined {
  const named = NAMES[word.toLowerCase()];
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(word)) return undefined;
  try {
    return Intl.getCanonicalLocales(word.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** Reads languages and remembers them: a file has a thousand sessions in two languages. */
export class Languages {
  readonly #known = new Map<string, string | undefined>();

  constructor(private readonly warnings: Warnings) {}

  /** Tags separated by a comma, or undefined if there is none. */
  read(raw: string | undefined): string | undefined {
    if (!raw) return undefined;
    if (!this.#known.has(raw)) {
      const words = raw
        .split(/[,;/&]|\band\b|\bund\b/)
        .map((word) => word.trim())
        .filter(Boolean);
      const tags = words.map(tag);
      words.forEach((word, index) => {
        if (tags[index] === undefined) this.warnings.add('unusable-language', `"${word.slice(0, 40)}"`);
      });
      this.#known.set(raw, [...new Set(tags)].filter((each) => each !== undefined).join(',') || undefined);
    }
    return this.#known.get(raw);
  }
}

/** A language of fewer sessions than this share is an exception, not a language of the conference. */
const SHARE = 0.02;

/** Languages of the conference, the one of most sessions first; English if no session names one. */
export function languagesOf(sessions: readonly Session[]): string[] {
  const counts = new Map<string, number>();
  for (const { language, title } of sessions) {
    const spoken = language?.split(',') ?? (typeof title === 'string' ? [] : Object.keys(title));
    for (const each of spoken) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const enough = SHARE * [...counts.values()].reduce((sum, count) => sum + count, 0);
  const ordered = [...counts]
    .filter(([, count]) => count >= enough)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ordered.length === 0 ? ['en'] : ordered.map(([language]) => language);
}
