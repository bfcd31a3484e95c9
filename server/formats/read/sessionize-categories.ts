/**
 * Sessionize's categories are questions that organisers word as they like: "Track", "Which track does your session
 * best fit into?", "Session format". Which of them means what is guessed by their titles.
 */
import type { Warnings } from '../draft/warnings.js';
import type { ImportOptions } from '../format.js';
import { objects, string, type Value } from './values.js';

export type Category = 'track' | 'type' | 'language';

const TITLES: Readonly<Record<Category, RegExp>> = {
  track: /\btracks?\b/i,
  type: /\bformat|session ?type|\btyp\b/i,
  language: /language|sprache|langue/i,
};

/** Titles that are offered. */
const MOST_TITLES = 50;

/**
 * @param listed categories of the view All, with `id`, `title` and `items`; the other views name them in each session.
 * @param options `columns.track` is the title of the category that is the track.
 * @returns what a session has chosen of a category, several choices separated by commas.
 */
export function categoriesOf(
  listed: readonly Value[],
  sessions: readonly Value[],
  options: ImportOptions,
  warnings: Warnings,
): (item: Value, which: Category) => string | undefined {
  const chosen = options.columns?.track?.toLowerCase();
  const means = (title: string, which: Category): boolean =>
    which === 'track' && chosen !== undefined ? title.toLowerCase() === chosen : TITLES[which].test(title);

  const titles = new Set<string>();
  const itemsOf = new Map<string, { readonly title: string; readonly name: string }>();
  for (const category of listed) {
    if (string(category.type) === 'speaker') continue;
    const title = string(category.title) ?? '';
    titles.add(title);
    for (const item of objects(category.items))
      itemsOf.set(string(item.id) ?? '', { title, name: string(item.name) ?? '' });
  }
  for (const session of sessions)
    for (const category of objects(session.categories))
      titles.add(string(category.name) ?? string(category.title) ?? '');
  titles.delete('');
  const track = [...titles].find((title) => means(title, 'track')) ?? null;
  if (titles.size > 0) warnings.choices = { categories: { titles: [...titles].slice(0, MOST_TITLES), track } };
  if (titles.size > 0 && track === null)
    warnings.add('no-track', `"${[...titles].slice(0, 6).join('", "').slice(0, 200)}"`);

  return (session, which) => {
    const ids = Array.isArray(session.categoryItems) ? session.categoryItems : [];
    const names = [
      ...ids.flatMap((id: unknown) => {
        const item = itemsOf.get(string(id) ?? '');
        return item && means(item.title, which) ? [item.name] : [];
      }),
      ...objects(session.categories)
        .filter((category) => means(string(category.name) ?? string(category.title) ?? '', which))
        .flatMap(({ categoryItems }) => objects(categoryItems).map((item) => string(item.name) ?? '')),
    ].filter((name) => name !== '');
    return names.length === 0 ? undefined : names.join(', ');
  };
}
