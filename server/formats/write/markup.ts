/** XML, written. */
import { FORBIDDEN } from '../read/control.js';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text that may stand in elements and attributes. */
export function escape(text: string): string {
  return (
    text
      .replace(FORBIDDEN, '')
      // Halves of characters.
      .replace(/\p{Cs}/gu, '')
      .replace(/[&<>"]/g, (character) => ESCAPES[character]!)
  );
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function opening(name: string, attributes: Attributes): string {
  let tag = name;
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${attribute}="${escape(String(value))}"`;
  }
  return tag;
}

/** An element with text. */
export function leaf(name: string, text: string | number, attributes: Attributes = {}): string {
  const tag = opening(name, attributes);
  return text === '' ? `<${tag}/>` : `<${tag}>${escape(String(text))}</${name}>`;
}

/** An element with text, or nothing if there is none. */
export function maybe(name: string, text: string | number | undefined): string {
  return text === undefined || text === '' ? '' : leaf(name, text);
}

/** An element with elements. */
export function element(name: string, children: readonly string[], attributes: Attributes = {}): string {
  const tag = opening(name, attributes);
  const inner = children.filter((child) => child !== '');
  return inner.length === 0 ? `<${tag}/>` : `<${tag}>\n${inner.join('\n')}\n</${name}>`;
}
