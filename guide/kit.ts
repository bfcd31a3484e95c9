/** Makes the pages of `reading/` as Lit's templates. */
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Kit, Piece } from '../reading/markup.js';

export const kit: Kit = {
  html: html as Kit['html'],
  part: (of, template) => guard([...of], template) as Piece,
  // An item that has not changed costs a comparison, not a template.
  each: (items, key, of, template) =>
    repeat(items, key, (item) => guard([item, ...of(item)], () => template(item))) as Piece,
};
