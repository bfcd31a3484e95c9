/** Shortens the names of private members: minifiers must keep them, since they cannot know that nobody else uses them. */
import type { Plugin } from 'vite';

/**
 * Members of a file's classes that TypeScript keeps private, except those that Lit knows by name, and, to be sure, those
 * whose name also stands behind anything but `this`.
 */
function privatesOf(code: string): string[] {
  const known = /static override properties = \{[\s\S]*?\n {2}\};/.exec(code)?.[0] ?? '';
  const found = [...code.matchAll(/^ {2}private (?:readonly |get |async )*(\w+)/gm)].map(([, name]) => name!);
  return [...new Set(found)].filter(
    (name) => !new RegExp(`\\b${name}:`).test(known) && !new RegExp(`(?<!\\bthis)\\??\\.${name}\\b`).test(code),
  );
}

/** @param code of one source file. */
export function shortened(code: string): string {
  let short = code;
  privatesOf(code).forEach((name, index) => {
    const other = `$${index.toString(36)}`;
    short = short
      .replace(
        new RegExp(`^( {2}private (?:readonly |get |async )*)${name}\\b`, 'gm'),
        (_, before: string) => before + other,
      )
      .replace(new RegExp(`\\bthis\\.${name}\\b`, 'g'), () => `this.${other}`)
      .replace(/\{([^{}]*)\}( = this;)/g, (_, taken: string, end: string) => {
        const renamed = taken.replace(
          new RegExp(`(?<=[{,\\s]|^)${name}(?=\\s*[,:=}]|\\s*$)(\\s*:)?`, 'g'),
          (__, colon?: string) => (colon === undefined ? `${other}: ${name}` : `${other}:`),
        );
        return `{${renamed}}${end}`;
      });
  });
  return short;
}

export const shortPrivates: Plugin = {
  name: 'hallway:short-privates',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) => (/\/(displays|live)\/.*\.ts$/.test(id) ? { code: shortened(code), map: null } : null),
};
