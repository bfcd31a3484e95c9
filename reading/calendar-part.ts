/** How to take sessions into a calendar: subscription, file and QR code, and how slowly calendars follow. */
import { calendarQueryOf, isBeyondCalendars, isNarrow } from './filter.js';
import { addressPart, type Markup, type Piece } from './markup.js';
import { conferencePath, type View } from './view.js';

/** The QR code of an address below the conference's, as an image of the server. */
export const qrPath = (view: Pick<View, 'slug'>, rest: string, scheme?: 'webcal'): string =>
  `${conferencePath(view)}/qr.svg?to=${addressPart(rest)}${scheme === undefined ? '' : '&scheme=webcal'}`;

/**
 * Ways to take one calendar along.
 * @param file address of the calendar below the conference's, such as `/schedule.ics?track=a`.
 */
export function calendarWays(view: View, file: string): Markup {
  const { kit, words, origin } = view;
  const { html } = kit;
  const path = conferencePath(view) + file;
  return html`<div class="calendar">
    <p class="ways">
      <a class="button" href="${origin.replace(/^https?/, 'webcal')}${path}">${words.subscribe}</a>
      <a class="button" href="${path}" download>${words.download}</a>
    </p>
    <details class="qr">
      <summary>${words.calendarQr}</summary>
      <img src="${qrPath(view, file, 'webcal')}" alt="${words.calendarQr}" width="220" height="220" loading="lazy" />
    </details>
    <p class="small">${words.calendarsAreSlow}</p>
  </div>`;
}

/** The calendar of what the filter asks for. */
export function calendarPart(view: View): Piece {
  const { kit, words, filter, app } = view;
  const { html } = kit;
  const marks = [...(app?.marks ?? [])];
  const own = filter.bookmarks && marks.length > 0;
  const query = own
    ? `?${marks
        .slice(0, 50)
        .map((id) => `session=${addressPart(id)}`)
        .join('&')}`
    : calendarQueryOf(filter);
  return html`<section class="take" aria-labelledby="calendar">
    <h2 id="calendar">${words.calendar}</h2>
    <p>${own ? words.calendarOfBookmarks : query === '' ? words.calendarOfAll : words.calendarOfFilter}</p>
    ${!own && isNarrow(filter) && isBeyondCalendars(filter) ? html`<p class="small">${words.calendarLeavesOut}</p>` : null}
    ${calendarWays(view, `/schedule.ics${query}`)}
    ${
      app
        ? html`<p>${words.syncLead}</p>
            <p class="ways"><button class="button" type="button" data-act="account">${words.syncAct}</button></p>`
        : null
    }
  </section>`;
}
