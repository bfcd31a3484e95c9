/** XML written by hand or by templates: "Q&A" where "&amp;" is meant, and the entities of HTML, which XML does not know. */
import { Parser } from 'htmlparser2';

/** A file with more of them is no XML. */
const MOST = 100_000;
const AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)(?:([a-z][a-z\d]{1,30});)?/gi;

/** What HTML means by an entity's name; undefined if it has no such entity. */
function meaning(name: string): string | undefined {
  let text = '';
  new Parser({ ontext: (words) => (text += words) }).end(`&${name};`);
  return text === '' || text.includes(`&${name}`) ? undefined : text;
}

/**
 * The text with every such "&" as XML wants it, and how many there were. Files that declare entities of their own are left
 * as they are, and so are those with CDATA, where an "&" stands for itself.
 */
export function withAmpersands(text: string): [text: string, count: number] {
  if (text.includes('<!ENTITY') || text.includes('<![CDATA[')) return [text, 0];
  const known = new Map<string, string | undefined>();
  let count = 0;
  const clean = text.replace(AMPERSAND, (whole, name: string | undefined) => {
    if (++count > MOST) return whole;
    if (name === undefined) return '&amp;';
    if (!known.has(name)) known.set(name, meaning(name));
    return known.get(name)?.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`) ?? `&amp;${name};`;
  });
  return count > MOST ? [text, 0] : [clean, count];
}
