/** Addresses: absolute http(s) or nothing, because screens and feeds pass them on to browsers. */
import type { Link } from '../../../core/model.js';
import type { DraftLink } from './draft.js';
import { cleanLine } from './text.js';
import type { Warnings } from './warnings.js';

/** An http(s) address that RFC 3986 allows as it stands. */
const PART = String.raw`(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*`;
const HOST = String.raw`[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,4})?`;
const ABSOLUTE = new RegExp(`^https?://${HOST}(?:[/?]${PART})?(?:#${PART})?$`, 'i');

/** What browsers accept in addresses and RFC 3986 does not, such as a second `#`, escaped. */
function strict({ origin, pathname, search, hash }: URL): string {
  const escape = (part: string): string =>
    part.replace(/%(?![0-9a-f]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gi, encodeURIComponent);
  return `${origin}${escape(pathname)}${escape(search)}${hash === '' ? '' : `#${escape(hash.slice(1))}`}`;
}

export class Addresses {
  readonly #base: string | undefined;

  constructor(
    base: string | undefined,
    private readonly warnings: Warnings,
  ) {
    this.#base = base !== undefined && /^https?:/i.test(base) ? base : undefined;
  }

  /** The address made absolute; undefined, with a warning, if a browser must not be sent there. */
  resolve(raw: string | undefined): string | undefined {
    const address = cleanLine(raw);
    if (address === undefined) return undefined;
    // As the producer wrote it where that is possible: parsing escapes and adds slashes.
    if (ABSOLUTE.test(address)) return address;
    const url = URL.parse(address.startsWith('www.') ? `https://${address}` : address, this.#base);
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return strict(url);
    this.warnings.add('unusable-url', `"${address.slice(0, 80)}"`);
    return undefined;
  }

  links(drafts: readonly DraftLink[]): Link[] | undefined {
    if (drafts.length === 0) return undefined;
    const seen = new Set<string>();
    const links: Link[] = [];
    for (const draft of drafts) {
      const url = this.resolve(draft.url);
      if (url === undefined || seen.has(url)) continue;
      seen.add(url);
      const title = cleanLine(draft.title) ?? url;
      const type = cleanLine(draft.type)?.toLowerCase();
      links.push(type === undefined ? { title, url } : { title, url, type });
    }
    return links.length === 0 ? undefined : links;
  }
}
