/** Which page of the guide an address names. */
import { filterFrom, type Filter } from '../reading/filter.js';

export const FOLDERS = ['sessions', 'speakers', 'rooms'] as const;

export interface Route {
  readonly page: 'list' | (typeof FOLDERS)[number];
  /** Of the session, speaker or room. */
  readonly id: string;
  readonly filter: Filter;
}

/** Files that lie beside the pages. */
const FILE = /\.ics$/;

export function fieldsOf(search: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) (fields[name] ??= []).push(value);
  return fields;
}

/** The conference in whose guide an address is, if it is in one. */
export function slugIn(path: string): string | undefined {
  const found = /^\/c\/([^/]+)/.exec(path)?.[1];
  return found === undefined ? undefined : decodeURIComponent(found);
}

/** @returns undefined for an address that is none of this conference's pages. */
export function routeOf({ pathname, search }: Pick<URL, 'pathname' | 'search'>, slug: string): Route | undefined {
  const [, start, conference, folder, id, ...rest] = pathname.replace(/\/$/, '').split('/');
  if (start !== 'c' || conference === undefined || decodeURIComponent(conference) !== slug || rest.length > 0) return;
  const filter = filterFrom(fieldsOf(search));
  if (folder === undefined) return { page: 'list', id: '', filter };
  const page = FOLDERS.find((known) => known === folder);
  if (page === undefined || id === undefined || FILE.test(id)) return;
  return { page, id: decodeURIComponent(id), filter };
}
