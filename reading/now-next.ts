/** What is on and what comes next, on top of the list. */
import { isOn, minutesUntil, MINUTE, type Instant, type ScheduledSession } from '../core/index.js';
import type { Markup, Piece } from './markup.js';
import { roomName, sessionPath, text, trackClass, type View } from './view.js';

/** Sessions shown before the rest is folded. */
const FEW = 4;
/** What starts within this time after the next one is next as well, ms. */
const TOGETHER = 30 * MINUTE;
/** From this long ahead a day and a time say more than a countdown, ms. */
const FAR = 12 * 60 * MINUTE;

export interface Current {
  readonly now: readonly ScheduledSession[];
  readonly next: readonly ScheduledSession[];
}

/** What is on at an instant, background apart (B4), and the next that begin. */
export function currentOf(sessions: readonly ScheduledSession[], at: Instant): Current {
  const now: ScheduledSession[] = [];
  const next: ScheduledSession[] = [];
  for (const session of sessions) {
    if (session.status === 'cancelled' || session.background) continue;
    if (isOn(session, at) && session.status !== 'ended') now.push(session);
    // Sessions come in the order of their start.
    else if (session.start > at && (next.length === 0 || session.start <= next[0]!.start + TOGETHER))
      next.push(session);
  }
  return { now, next };
}

function countdown(session: ScheduledSession, view: View, at: Instant): string {
  const { times, words } = view;
  if (session.start <= at) return words.left(times.duration(minutesUntil(at, session.end)));
  if (session.start - at < FAR) return words.in(times.duration(minutesUntil(at, session.start)));
  return `${times.shortDay(session.day)}, ${times.time(session.start)}`;
}

function row(session: ScheduledSession, view: View, at: Instant): Markup {
  const { kit, times } = view;
  const { html } = kit;
  const room = roomName(view, session.room);
  return html`<li class="${trackClass(view, session.track)}">
    <a href="${sessionPath(view, session.id)}">
      <b>${text(view, session.title)}</b>
      <span class="count">${countdown(session, view, at)}</span>
      <span class="when">${times.time(session.start)}–${times.time(session.end)}${room ? `, ${room}` : ''}</span>
    </a>
  </li>`;
}

function list(id: string, title: string, sessions: readonly ScheduledSession[], view: View, at: Instant): Piece {
  const { kit, words } = view;
  const { html } = kit;
  if (sessions.length === 0) return null;
  const rest = sessions.slice(FEW);
  return html`<section class="current" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <ol class="brief">
      ${sessions.slice(0, FEW).map((session) => row(session, view, at))}
    </ol>
    ${
      rest.length > 0
        ? html`<details>
            <summary>${words.more(rest.length)}</summary>
            <ol class="brief">
              ${rest.map((session) => row(session, view, at))}
            </ol>
          </details>`
        : null
    }
  </section>`;
}

/** @param sessions in the order of their expected start. */
export function nowNext(sessions: readonly ScheduledSession[], view: View): Piece {
  const { now: at, words, kit } = view;
  if (at === null) return null;
  const { now, next } = currentOf(sessions, at);
  if (now.length + next.length === 0) return null;
  return kit.html`<div class="now-next">${list('now', words.now, now, view, at)}${list('next', words.next, next, view, at)}</div>`;
}
