/** HTML from templates in which everything is escaped unless it is HTML already. */
import type { Kit, Markup } from '../../reading/markup.js';

/** Text that is known to be HTML. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type Piece = Html | Markup | string | number | false | null | undefined | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

function render(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return (piece as readonly Piece[]).map(render).join('');
  if (piece === false || piece === null || piece === undefined) return '';
  return escapeHtml(String(piece));
}

/** What a template's text ends with before the value of an attribute that is there or not. */
const FLAG = / \?([a-z-]+)="$/;

/**
 * `` html`<p title="${text}" ?hidden="${flag}">${more}</p>` ``; attributes must be in double quotes. Lit understands
 * the same, which is why the pages of `reading/` can be made by either.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = parts[0]!;
  pieces.forEach((piece, index) => {
    let after = parts[index + 1]!;
    const name = FLAG.exec(text)?.[1];
    if (name === undefined) text += render(piece);
    else {
      text = text.replace(FLAG, piece ? ` ${name}` : '');
      after = after.slice(1);
    }
    text += after;
  });
  return new Html(text);
}

/** Makes the pages of `reading/` as text. */
export const kit: Kit = {
  html: html as Kit['html'],
  each: (items, _key, _of, template) => items.map(template),
};
