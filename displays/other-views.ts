/** Every view but that of a room, as one file: a screen that has begun needs nothing more from the server. */
import { html, type TemplateResult } from 'lit';
import './agenda-view.js';
import type { Moment } from './moment.js';
import './overlay-view.js';
import './overview-view.js';
import './slides-view.js';
import './timer-view.js';
import { moreWordsOf } from './words/more/index.js';

/**
 * The view of a moment; without a clock that can be believed there is a day, but no now (K2).
 * @param again called when there is more to be said.
 */
export function otherView(wordless: Omit<Moment, 'more'>, again: () => void): TemplateResult {
  const { voice, schedule, choice, at } = wordless;
  const more = moreWordsOf(voice.language, again);
  if (!more) return html`<div class="view"></div>`;
  const moment: Moment = { ...wordless, more };
  if (choice.view === 'overlay') return html`<overlay-view class="view" .moment=${moment}></overlay-view>`;
  if (at === null || choice.view === 'room') return html`<agenda-view class="view" .moment=${moment}></agenda-view>`;
  switch (choice.view) {
    case 'agenda':
    case 'track':
      return html`<agenda-view class="view" .moment=${moment}></agenda-view>`;
    case 'timer':
      return html`<timer-view class="view" .moment=${moment}></timer-view>`;
    case 'slides':
      return html`<slides-view class="view" .moment=${moment}></slides-view>`;
    case 'overview':
      return html`<overview-view
        class="view"
        .voice=${voice}
        .more=${more}
        .schedule=${schedule}
        .at=${at}
        .track=${choice.track?.id ?? null}
      ></overview-view>`;
  }
}
