/** All rooms, each a way to its page. */
import { addressPart, type Markup } from './markup.js';
import { conferencePath, roomName, roomPath, text, type View } from './view.js';

export function roomsPart(view: View): Markup {
  const { kit, words, schedule } = view;
  const { html } = kit;
  if (schedule.rooms.length === 0) return html``;
  return html`<section aria-labelledby="rooms">
    <h2 id="rooms">${words.rooms}</h2>
    <ul class="rooms">
      ${schedule.rooms.map(
        ({ id, floor, status, overflow }) =>
          html`<li>
            <a href="${roomPath(view, id)}">${roomName(view, id)}</a>
            ${floor === undefined ? null : html`<span>${text(view, floor)}</span>`}
            ${
              status === 'open'
                ? null
                : html`<span class="chip late"
                    >${status === 'closed' ? words.closed : words.full(roomName(view, overflow))}</span
                  >`
            }
            <a class="feed" href="${conferencePath(view)}/rooms/${addressPart(id)}.ics"
              >${words.calendar}<span class="unseen"> ${roomName(view, id)}</span></a
            >
          </li>`,
      )}
    </ul>
  </section>`;
}
