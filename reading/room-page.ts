/** The page of a room: what is on and next in it, how to get there, and its whole programme. */
import { board, type Board, type Schedule } from '../core/index.js';
import { calendarWays } from './calendar-part.js';
import { footer, header, wayBack } from './frame.js';
import { addressPart, type Markup, type Piece } from './markup.js';
import { nowNext } from './now-next.js';
import { sessionItem } from './session-item.js';
import { conferenceName, roomName, screenPath, sessionPath, text, type Page, type View } from './view.js';

type Room = Schedule['rooms'][number];

/** Floor, way, seats, step-free access. */
function facts(room: Room, view: View): Piece {
  const { kit, words } = view;
  const { html } = kit;
  const list: readonly (readonly [term: string, said: string])[] = [
    [words.floor, text(view, room.floor)],
    [words.way, text(view, room.wayfinding)],
    [words.seats, room.capacity === undefined ? '' : String(room.capacity)],
    [words.accessibility, text(view, room.accessibility)],
  ];
  const told = list.filter(([, said]) => said !== '');
  if (told.length === 0) return null;
  return html`<dl class="notes">
    ${told.map(
      ([term, said]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${said}</dd>
        </div>`,
    )}
  </dl>`;
}

/** Sessions that were planned here and are elsewhere (M1). */
function movedAway(board: Board | undefined, view: View): Piece {
  const { kit, words } = view;
  const { html } = kit;
  if (!board || board.movedAway.length === 0) return null;
  return html`<ul class="announcements">
    ${board.movedAway.map(
      (session): Markup =>
        html`<li class="announcement warning">
          <a href="${sessionPath(view, session.id)}">${text(view, session.title)}</a> →
          ${words.movedTo(roomName(view, session.room))}
        </li>`,
    )}
  </ul>`;
}

export function roomPage(room: Room, view: View): Page {
  const { kit, words, times, schedule, now } = view;
  const { html } = kit;
  const name = roomName(view, room.id);
  const sessions = schedule.byRoom.get(room.id) ?? [];
  const days = [...new Set(sessions.map(({ day }) => day))].sort();
  const status = room.status === 'closed' ? words.closed : words.full(roomName(view, room.overflow));
  return {
    title: `${name} · ${conferenceName(view)}`,
    body: html`${header(view, name, wayBack(view), null)}
      <main class="one">
        ${room.status === 'open' ? null : html`<p class="announcement warning">${status}</p>`}
        ${movedAway(now === null ? undefined : board(schedule, room.id, now), view)} ${facts(room, view)}
        ${nowNext(sessions, view)}
        ${sessions.length === 0 ? html`<p class="nothing">${words.nothingPlanned}</p>` : null}
        ${days.map(
          (day) =>
            html`<section class="day" aria-labelledby="d-${day}">
              <h2 id="d-${day}">${times.day(day)}</h2>
              <ol class="sessions">
                ${sessions.filter((session) => session.day === day).map((session) => sessionItem(session, view))}
              </ol>
            </section>`,
        )}
        <section class="take" aria-labelledby="calendar">
          <h2 id="calendar">${words.calendar}</h2>
          ${calendarWays(view, `/rooms/${addressPart(room.id)}.ics`)}
        </section>
      </main>
      ${footer(view, html`<p><a href="${screenPath(view, room.id)}">${words.roomScreen}</a></p>`)}`,
  };
}
