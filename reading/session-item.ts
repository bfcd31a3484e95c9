/** One session in a list, and the parts that its page shows as well. */
import { minutesUntil, type Instant, type ScheduledSession } from '../core/index.js';
import { hasRecording, hasSlides, isFull } from './filter.js';
import { spokenName } from './languages.js';
import type { Markup, Piece } from './markup.js';
import {
  anchorOf,
  isOver,
  roomName,
  roomOf,
  roomPath,
  sessionPath,
  speakerPath,
  text,
  trackClass,
  trackName,
  type View,
} from './view.js';

/** A time of day, with its offset where the clocks are put back, and its weekday where the reader's zone has another. */
function told(at: Instant, session: ScheduledSession, { kit: { html }, times, app, zone, schedule }: View): Piece {
  const shifted = times.offset(session.start) !== times.offset(session.end);
  const own = app !== null && zone !== schedule.programme.conference.timezone;
  const date = own ? times.date(at) : session.day;
  const small = shifted || times.isAmbiguous(at) ? times.offset(at) : date === session.day ? '' : times.weekday(date);
  return small ? html`${times.time(at)} <small>${small}</small>` : times.time(at);
}

/** Planned time struck through beside the expected one, never one without the other (B5). */
export function sessionTimes(session: ScheduledSession, view: View): Markup {
  const {
    kit: { html },
    times,
    words,
  } = view;
  const { plannedStart, start, end } = session;
  const changed = Math.abs(start - plannedStart) >= 60_000 || times.time(plannedStart) !== times.time(start);
  return html`<p class="times">
    ${changed ? html`<s><span class="unseen">${words.planned} </span>${told(plannedStart, session, view)}</s> ` : null}<b
      >${told(start, session, view)}</b
    >
    <span class="end">–${told(end, session, view)}</span>
  </p>`;
}

/** `15 min late`, `5 min early`, or nothing; told against what was printed. */
export function lateness({ start, plannedStart }: ScheduledSession, { times, words }: View): string {
  const minutes = Math.round((start - plannedStart) / 60_000);
  if (minutes === 0) return '';
  return minutes > 0 ? words.late(times.duration(minutes)) : words.early(times.duration(-minutes));
}

/** What a passer-by must know, in words. */
export function notices(session: ScheduledSession, view: View): Markup[] {
  const {
    kit: { html },
    now,
    words,
    times,
    schedule,
  } = view;
  const chip = (sort: string, said: string): Markup => html`<li class="chip ${sort}">${said}</li>`;
  if (session.status === 'cancelled')
    return [chip('cancelled', words.cancelled(text(view, session.cancelled?.reason)))];
  const list: Markup[] = [];
  const on = now !== null && session.start <= now && now < session.end && session.status !== 'ended';
  if (session.status === 'ended') list.push(chip('', words.ended));
  else if (on) list.push(chip('on', words.onNow(times.duration(minutesUntil(now, session.end)))));
  // How late it was is in the struck time; it no longer calls for attention.
  const late = isOver(session, now) ? '' : lateness(session, view);
  if (late) list.push(chip('late', late));
  if (session.plannedRoom !== undefined && session.room !== session.plannedRoom)
    list.push(chip('late', words.movedFrom(roomName(view, session.plannedRoom))));
  if (session.extra) list.push(chip('', words.added));
  if (isFull(session, schedule, now)) {
    const room = roomOf(schedule, session.room)!;
    list.push(chip('late', room.status === 'closed' ? words.closed : words.full(roomName(view, room.overflow))));
  }
  if (hasSlides(session)) list.push(chip('', words.slides));
  if (hasRecording(session)) list.push(chip('', words.recording));
  return list;
}

/** Bookmarked sessions that it overlaps with, in words. */
export function clashHints(session: ScheduledSession, view: View): Piece {
  const {
    kit: { html },
    app,
    words,
    times,
  } = view;
  const clashes = app?.clashes.get(session.id);
  if (!clashes) return null;
  return html`<ul class="clashes">
    ${clashes.map(({ with: other, late }) => {
      const [title, when] = [text(view, other.title), `${times.time(other.start)}–${times.time(other.end)}`];
      return html`<li>${late ? words.clashesNow(title, when) : words.clashes(title, when)}</li>`;
    })}
  </ul>`;
}

/** The star that keeps a session; nothing where no script runs. */
export function star(session: ScheduledSession, view: View, labelled: boolean): Piece {
  const {
    kit: { html },
    app,
    words,
  } = view;
  if (!app) return null;
  const marked = app.marks.has(session.id);
  const label = labelled
    ? html`<span>${marked ? words.bookmarked : words.bookmark}</span>`
    : html`<span class="unseen">${words.bookmarkOf(text(view, session.title))}</span>`;
  return html`<button
    class="star"
    type="button"
    data-bookmark="${session.id}"
    aria-pressed="${marked ? 'true' : 'false'}"
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h12v18l-6-5-6 5z" /></svg>${label}
  </button>`;
}

/** Whether the kind says anything that the track does not. */
export function kindName({ kind, track }: ScheduledSession, view: View): string {
  if (kind === 'talk' || kind === 'other') return '';
  const name = view.words.kinds[kind];
  return track !== undefined && trackName(view, track).toLowerCase().includes(name.toLowerCase()) ? '' : name;
}

/** Speakers by name, each a way to their page. */
export function speakers(session: ScheduledSession, view: View): Piece {
  const { html } = view.kit;
  if (session.speakers.length === 0) return null;
  return html`<p class="speakers">
    ${session.speakers.map(({ id, name }, index) => html`${index > 0 ? ', ' : null}<a href="${speakerPath(view, id)}">${name}</a>`)}
  </p>`;
}

/** Room, track, kind and language in one line. */
export function where(session: ScheduledSession, view: View): Markup {
  const { html } = view.kit;
  const [kind, spoken] = [kindName(session, view), spokenName(session, view)];
  return html`<p class="where">
    ${session.room === undefined ? null : html`<a href="${roomPath(view, session.room)}">${roomName(view, session.room)}</a>`}
    ${session.track === undefined ? null : html`<span class="track">${trackName(view, session.track)}</span>`}
    ${kind ? html`<span>${kind}</span>` : null} ${spoken ? html`<span>${spoken}</span>` : null}
  </p>`;
}

export function sessionClass(session: ScheduledSession, view: View): string {
  const cancelled = session.status === 'cancelled';
  return `session ${trackClass(view, session.track)}${isOver(session, view.now) ? ' over' : ''}${cancelled ? ' is-cancelled' : ''}`;
}

/** A session of a list: its time and room are repeated in each, so that it makes sense alone. */
export function sessionItem(session: ScheduledSession, view: View): Markup {
  const { html } = view.kit;
  const title = text(view, session.title);
  const subtitle = text(view, session.subtitle);
  const chips = notices(session, view);
  return html`<li class="${sessionClass(session, view)}" id="${anchorOf(session.id)}">
    ${sessionTimes(session, view)}
    <div class="what">
      <h3>
        <a href="${sessionPath(view, session.id)}">${session.status === 'cancelled' ? html`<s>${title}</s>` : title}</a>
      </h3>
      ${subtitle ? html`<p class="subtitle">${subtitle}</p>` : null} ${speakers(session, view)}
      ${
        chips.length > 0
          ? html`<ul class="chips">
              ${chips}
            </ul>`
          : null
      }
      ${clashHints(session, view)} ${where(session, view)}
    </div>
    ${star(session, view, false)}
  </li>`;
}

/** What a session's place in a list depends on, besides the session itself. */
export const sessionState = (session: ScheduledSession, view: View): readonly unknown[] => {
  const { now, app, times, words, languages, schedule } = view;
  // The minute matters only to what is on.
  const phase =
    now === null ? -1 : now < session.start ? 0 : now >= session.end ? 2 : minutesUntil(now, session.end) + 2;
  return [
    phase,
    app?.marks.has(session.id),
    app?.clashes.get(session.id),
    times,
    words,
    languages,
    schedule.live.rooms,
  ];
};
