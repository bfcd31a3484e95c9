/** Head and foot of every page. */
import type { Markup, Piece } from './markup.js';
import { conferenceName, conferencePath, type View } from './view.js';
import { LANGUAGES } from './words/languages.js';

/** `Europe/Brussels (CET)`; the name that people know beside the one that is unmistakable. */
export function zoneName(view: View): string {
  const { times, zone, schedule } = view;
  const { sessions } = schedule;
  const now = view.now ?? sessions[0]?.start ?? 0;
  // As it is called while the conference lasts: summer and winter have names of their own.
  const at = Math.max(sessions[0]?.start ?? now, Math.min(now, sessions.at(-1)?.end ?? now));
  const [place, short] = [zone.replaceAll('_', ' '), times.zone(at)];
  return short === zone || short === place ? place : `${place} (${short})`;
}

/** In which zone times are told, and the way to the reader's own. */
function zoneLine(view: View): Markup {
  const { kit, words, app, zone } = view;
  const { html } = kit;
  const own = app?.ownZone === zone;
  return html`<span>${words.timesIn(zoneName(view))}</span>
    ${app ? html`<button class="quiet" type="button" data-act="account">${words.account}</button>` : null}
    ${app?.ownZone != null ? html`<button class="quiet" type="button" data-act="zone">${own ? words.conferenceTime : words.ownTime}</button>` : null}`;
}

/** Whether what is shown is current, as text that is read out when it changes. */
function linkLine({ kit: { html }, app, words, times }: View): Piece {
  if (!app) return null;
  return html`<p class="link" role="status">
    ${app.online ? null : html`<span class="chip">${app.asOf === null ? words.offline : words.asOf(times.time(app.asOf))}</span>`}
  </p>`;
}

const CLOCKS = { sample: 'sample', rehearsal: 'rehearsal', shifted: 'shifted' } as const;

function clockLine({ kit: { html }, clock, words }: View): Piece {
  if (clock === 'real' || clock === 'preview') return null;
  return html`<p class="clock"><span class="chip">${words[CLOCKS[clock]]}</span></p>`;
}

/**
 * @param title what the page is about.
 * @param over where the page belongs, above the title.
 */
export function header(view: View, title: Piece, over: Piece, facts: Piece): Markup {
  const { html } = view.kit;
  return html`<header>
    ${over} ${clockLine(view)}
    <h1 tabindex="-1">${title}</h1>
    <p class="facts">${facts} ${zoneLine(view)}</p>
    ${linkLine(view)}
  </header>`;
}

/** The way back to the list. */
export const wayBack = (view: View, day?: string): Markup =>
  view.kit
    .html`<nav class="back"><a href="${conferencePath(view)}${day === undefined ? '' : `?day=${day}`}" data-back>${conferenceName(view)}</a></nav>`;

function languageLinks(view: View): Markup {
  const { kit, words, language } = view;
  const { html } = kit;
  return html`<nav class="languages" aria-label="${words.language}">
    ${Object.entries(LANGUAGES).map(
      ([tag, name]) =>
        html`<a
          href="?lang=${tag}"
          lang="${tag}"
          hreflang="${tag}"
          data-language="${tag}"
          aria-current="${tag === language ? 'true' : 'false'}"
          >${name}</a
        >`,
    )}
  </nav>`;
}

/** What this address cannot do without HTTPS, in words. */
function honesty({ kit: { html }, app, words }: View): Piece {
  if (!app) return null;
  return html`<p>${app.secure ? words.keptOffline : words.notSecure}</p>`;
}

export function footer(view: View, more: Piece): Markup {
  const { html } = view.kit;
  const { words } = view;
  const feed = conferencePath(view);
  return html`<footer>
    ${more}
    <p class="feeds">
      ${words.takeAlong}
      <a href="${feed}/schedule.ics">${words.calendar}</a> <a href="${feed}/changes.atom">${words.changes}</a>
      <a href="${feed}/schedule.json">JSON</a> <a href="${feed}/schedule.xml">XML</a>
      <a href="${feed}/schedule.csv">${words.table}</a>
      <a href="/display?conference=${view.slug}&amp;view=overview">${words.allRooms}</a>
    </p>
    ${honesty(view)} ${languageLinks(view)}
  </footer>`;
}
