/** The languages of the guide, each by its own name. */
export const LANGUAGES = {
  en: 'English',
  ro: 'Română',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
} as const;

export type Language = keyof typeof LANGUAGES;

/** The first of the wanted BCP 47 tags that the guide speaks, else English. */
export function languageFor(wanted: readonly string[]): Language {
  const tags = wanted.map((tag) => tag.split('-', 1)[0]!.toLowerCase());
  return (tags.find((tag) => Object.hasOwn(LANGUAGES, tag)) as Language | undefined) ?? 'en';
}
