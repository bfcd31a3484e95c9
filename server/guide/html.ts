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

/** A text of a template, and the attribute that hangs on the piece after it. */
interface Part {
  readonly text: string;
  readonly flag: string | undefined;
}

const read = new WeakMap<TemplateStringsArray, readonly Part[]>();

/** Without the indentation of the source: a list of hundreds of sessions would be a third longer. */
function partsOf(strings: TemplateStringsArray): readonly Part[] {
  let parts = read.get(strings);
  if (!parts) {
    const texts = strings.map((text) => text.replace(/\s+/g, ' ').replace(/ >/g, '>'));
    const flags = texts.map((text) => FLAG.exec(text)?.[1]);
    parts = texts.map((text, index) => {
      // The quotes around a flag's value go with it.
      const begun = flags[index - 1] === undefined ? text : text.slice(1);
      return { text: begun.replace(FLAG, ''), flag: flags[index] };
    });
    read.set(strings, parts);
  }
  return parts;
}

/**
 * `` html`<p title="${text}" ?hidden="${flag}">${more}</p>` ``; attributes must be in double quotes. Lit understands
 * the same, which is why the pages of `reading/` can be made by either.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const parts = partsOf(strings);
  let text = parts[0]!.text;
  for (let index = 0; index < pieces.length; index++) {
    const { flag } = parts[index]!;
    const piece = pieces[index];
    if (flag === undefined) text += render(piece);
    else if (piece) text += ` ${flag}`;
    text += parts[index + 1]!.text;
  }
  return new Html(text);
}

/** Makes the pages of `reading/` as text. */
export const kit: Kit = {
  html: html as Kit['html'],
  part: (_of, template) => template(),
  each: (items, _key, _of, template) => items.map(template),
};
