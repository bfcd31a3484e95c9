/**
 * Templates that become a string in the server and Lit's nodes in the browser. What holds for both: attributes are in
 * double quotes, `?name="${flag}"` is an attribute that is there or not, nothing is shown for null and undefined.
 */

/** What a template makes; only its maker looks inside. */
export type Markup = object & { readonly __markup?: never };

export type Piece = Markup | string | number | null | undefined | readonly Piece[];

/** Makes markup. */
export interface Kit {
  html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup;
  /** A part that is made anew only if something that it depends on is another, compared by identity. */
  part(of: readonly unknown[], template: () => Markup): Piece;
  /**
   * A list whose items keep their identity.
   * @param of what an item's template depends on besides the item, compared by identity.
   */
  each<T extends object>(
    items: readonly T[],
    key: (item: T) => string,
    of: (item: T) => readonly unknown[],
    template: (item: T) => Markup,
  ): Piece;
}

/** A flag as `?name` takes it. */
export const flag = (is: boolean): 1 | null => (is ? 1 : null);

/** A text as one part of an address. Halves of characters cannot be encoded; U+FFFD stands in for them, as in all UTF-8. */
export const addressPart = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

/** An address that may be linked to; anything but http(s) is left out. */
export const safeUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
