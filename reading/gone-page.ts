/** What stands where a session, speaker or room is no more. */
import { footer, header, wayBack } from './frame.js';
import type { Page, View } from './view.js';

export function gonePage(view: View): Page {
  const { kit, words } = view;
  const { html } = kit;
  return {
    title: words.gone,
    body: html`${header(view, words.gone, wayBack(view), null)}
      <main class="one"></main>
      ${footer(view, null)}`,
  };
}
