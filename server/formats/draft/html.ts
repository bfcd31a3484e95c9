/** HTML as plain text that can be read on a screen: paragraphs, lists, and addresses behind their links. */
import { Parser } from 'htmlparser2';

const BLOCK = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'blockquote',
  'table',
  'section',
  'article',
  'dl',
  'hr',
]);
const LINE = new Set(['li', 'tr', 'dt', 'dd']);
const HIDDEN = new Set(['script', 'style', 'template', 'iframe', 'object']);

const LOOKS_BLOCK = /<\/?(?:p|br|div|ul|ol|li|h[1-6]|pre|blockquote|table|tr|hr|section)(?:\s[^<>]{0,500})?\/?>/i;
const LOOKS_INLINE = /<\/?(?:a|b|i|em|strong|code|span|img|u|tt|sub|sup|small|font)(?:\s[^<>]{0,500})?\/?>/i;

/** No abstract is longer; deep nesting costs the square of its length. */
const LONGEST = 50_000;

/** The text itself if it has no HTML in it, or more of it than anybody writes. */
export function htmlToText(text: string): string {
  if (text.length > LONGEST) return text;
  if (LOOKS_BLOCK.test(text)) return convert(text, false);
  // Line breaks of Markdown that only borrows a few inline tags mean something; those of real HTML do not.
  return LOOKS_INLINE.test(text) ? convert(text, true) : text;
}

function convert(html: string, keepLines: boolean): string {
  const out = new Lines(keepLines);
  let hidden = 0;
  let link: { readonly href: string; words: string } | undefined;
  const parser = new Parser({
    onopentag(name, { href }) {
      if (HIDDEN.has(name)) hidden++;
      else if (name === 'br') out.line();
      else if (name === 'li') out.item();
      else if (BLOCK.has(name)) out.break(name === 'ul' || name === 'ol' ? 1 : 2);
      else if (LINE.has(name)) out.break(1);
      else if (name === 'a' && href !== undefined && /^https?:/i.test(href)) link = { href, words: '' };
      if (name === 'pre') out.preformatted++;
    },
    ontext(words) {
      if (hidden > 0) return;
      out.add(words);
      if (link) link.words += words;
    },
    onclosetag(name) {
      if (HIDDEN.has(name)) hidden--;
      else if (BLOCK.has(name)) out.break(2);
      else if (LINE.has(name)) out.break(1);
      else if (name === 'a' && link) {
        const words = link.words.trim();
        if (words !== link.href && `${words}/` !== link.href) out.add(words === '' ? link.href : ` (${link.href})`);
        link = undefined;
      }
      if (name === 'pre') out.preformatted--;
    },
  });
  parser.end(html);
  return out.toString();
}

/** Text under construction: breaks wait until words follow them, so that they neither pile up nor trail. */
class Lines {
  preformatted = 0;
  #text = '';
  #breaks = 0;
  #space = false;
  /** The last character; asking the growing text for it would copy the text. */
  #last = '';

  constructor(private readonly keepLines: boolean) {}

  break(lines: number): void {
    this.#breaks = Math.max(this.#breaks, lines);
  }

  line(): void {
    this.#breaks = Math.min(2, this.#breaks + 1);
  }

  item(): void {
    this.break(1);
    this.#put('• ');
  }

  add(words: string): void {
    if (this.preformatted > 0 || this.keepLines) {
      this.#put(words);
      return;
    }
    if (words === '') return;
    if (/^\s/.test(words)) this.#space = true;
    const plain = words.trim();
    if (plain === '') return;
    this.#put(plain.replace(/\s+/g, ' '));
    this.#space = /\s$/.test(words);
  }

  #put(words: string): void {
    if (this.#text !== '' && this.#breaks > 0) this.#text += '\n'.repeat(this.#breaks);
    else if (this.#space && this.#text !== '' && this.#last !== ' ') this.#text += ' ';
    this.#breaks = 0;
    this.#space = false;
    this.#text += words;
    this.#last = words.slice(-1);
  }

  toString(): string {
    return this.#text;
  }
}
