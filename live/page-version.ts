/** What a built page says of itself, and what its service worker is asked. */

/** Asks a worker to keep a version of a page; it answers `Outcome` on the port that comes along. */
export interface KeepOrder {
  readonly type: 'keep';
  readonly version: string;
}

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** The version of a page and the files that it is made of, as the build has written them into it. */
export function namedIn(html: string): { readonly version: string | null; readonly files: readonly string[] } {
  const of = (name: string): string | undefined => new RegExp(`<html[^>]* data-${name}="([^"]*)"`).exec(html)?.[1];
  return { version: of('version') ?? null, files: of('files')?.split(' ').filter(Boolean) ?? [] };
}
