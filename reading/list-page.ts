/** The schedule of a conference, day by day. */
import { announcementsAt, type ScheduledSession } from '../core/index.js';
import { askedFor, filterForm } from './filter-form.js';
import { isNarrow, queryOf } from './filter.js';
import { footer, header } from './frame.js';
import type { Markup, Piece } from './markup.js';
import { nowNext } from './now-next.js';
import { sessionItem, sessionState } from './session-item.js';
import { calendarPart } from './calendar-part.js';
import { roomsPart } from './rooms-part.js';
import { conferenceName, conferencePath, isOver, text, type Page, type View } from './view.js';

/** With more sessions than this, a page shows one day, unless somebody filters. */
const MANY = 150;
/** From so many on, what is over today is put away. */
const WORTH_HIDING = 4;

/** Sessions by the date of their day. */
function byDay(sessions: readonly ScheduledSession[]): ReadonlyMap<string, ScheduledSession[]> {
  const days = new Map<string, ScheduledSession[]>();
  for (const session of sessions) {
    const members = days.get(session.day);
    if (members) members.push(session);
    else days.set(session.day, [session]);
  }
  return days;
}

/** The day to begin with: the one that is on, else the next, else the last. */
function dayInQuestion({ schedule, now }: View): string | undefined {
  const { days } = schedule.programme;
  return (days.find((day) => now !== null && now < day.end) ?? (now === null ? days[0] : days.at(-1)))?.date;
}

/** The one day that is shown, or undefined for all. */
function dayShown(view: View, dates: readonly string[]): string | undefined {
  const { filter, schedule } = view;
  if (filter.day !== undefined || isNarrow(filter) || schedule.sessions.length <= MANY) return filter.day;
  const first = dayInQuestion(view) ?? '';
  return dates.find((date) => date >= first) ?? dates.at(-1);
}

/** The way to what somebody has kept, and back. */
function bookmarksLink({ kit: { html }, app, words, filter, slug }: View): Piece {
  if (!app) return null;
  const to = conferencePath({ slug }) + queryOf({ ...filter, bookmarks: !filter.bookmarks });
  return html`<a href="${to}" data-filter aria-current="${filter.bookmarks ? 'page' : 'false'}">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h12v18l-6-5-6 5z" /></svg>
    <span class="unseen">${words.onlyBookmarks}</span>${app.marks.size}
  </a>`;
}

function dayLinks(view: View, dates: readonly string[], shown: string | undefined): Piece {
  const { kit, words, times, filter, schedule } = view;
  const { html } = kit;
  if (dates.length < 2 && !view.app) return null;
  const { day: _, ...rest } = filter;
  const to = (day?: string): string => `${conferencePath(view)}${queryOf(day === undefined ? rest : { ...rest, day })}`;
  const link = (day: string | undefined, name: string): Markup =>
    html`<a href="${to(day)}" data-filter aria-current="${day === shown ? 'page' : 'false'}">${name}</a>`;
  const hasAll = isNarrow(filter) || schedule.sessions.length <= MANY;
  return html`<nav class="days" aria-label="${words.days}">
    ${bookmarksLink(view)} ${hasAll ? link(undefined, words.allDays) : null}
    ${dates.map((date) => link(date, times.shortDay(date)))}
  </nav>`;
}

function items(sessions: readonly ScheduledSession[], view: View): Piece {
  return view.kit.each(
    sessions,
    ({ id }) => id,
    (session) => sessionState(session, view),
    (session) => sessionItem(session, view),
  );
}

/** What is over today, put away; printed all the same. */
function earlier(sessions: readonly ScheduledSession[], view: View): Piece {
  const { kit, words, app } = view;
  const { html } = kit;
  if (sessions.length === 0) return null;
  return html`<div class="earlier">
    <input type="checkbox" id="earlier" name="earlier" autocomplete="off" />
    <label for="earlier">${words.earlier(sessions.length)}</label>
    <ol class="sessions">
      ${app && !app.earlier ? null : items(sessions, view)}
    </ol>
  </div>`;
}

function daySection(date: string, sessions: readonly ScheduledSession[], view: View, limit: number): Markup {
  const { kit, times, now } = view;
  const { html } = kit;
  const over = sessions.findIndex((session) => !isOver(session, now) && session.status !== 'cancelled');
  const hides = over >= WORTH_HIDING;
  const rest = hides ? sessions.slice(over) : sessions;
  return html`<section class="day" aria-labelledby="d-${date}">
    <h2 id="d-${date}">${times.day(date)}</h2>
    ${hides ? earlier(sessions.slice(0, over), view) : null}
    <ol class="sessions">
      ${items(rest.slice(0, limit), view)}
    </ol>
  </section>`;
}

/** As many days, and as much of the last one, as the limit lets in. */
function daySections(
  days: ReadonlyMap<string, readonly ScheduledSession[]>,
  shown: readonly string[],
  view: View,
): Piece {
  const { kit, app } = view;
  const { html } = kit;
  let left = app?.limit ?? Infinity;
  let cut = false;
  const sections: Markup[] = [];
  for (const date of shown) {
    const sessions = days.get(date)!;
    if (left <= 0) {
      cut = true;
      break;
    }
    sections.push(daySection(date, sessions, view, left));
    cut = sessions.length > left;
    left -= sessions.length;
  }
  return html`${sections}${cut ? html`<p class="rest" data-rest>…</p>` : null}`;
}

function announcements(view: View): Piece {
  const { kit, now, schedule, words } = view;
  const { html } = kit;
  if (now === null) return html`<p class="announcement warning">${words.clockWrong}</p>`;
  const list = announcementsAt(schedule, now);
  if (list.length === 0) return null;
  return html`<ul class="announcements" aria-label="${words.announcements}">
    ${list.map((item) => html`<li class="announcement ${item.level}">${text(view, item.text)}</li>`)}
  </ul>`;
}

export function listPage(view: View): Page {
  const { kit, words, times, filter, sessions, schedule, now } = view;
  const { html } = kit;
  const name = conferenceName(view);
  const dates = [...new Set(schedule.sessions.map(({ day }) => day))].sort();
  const days = byDay(sessions);
  const one = dayShown(view, dates);
  const shown = dates.filter((date) => (one === undefined || date === one) && days.has(date));
  const count = shown.reduce((sum, date) => sum + days.get(date)!.length, 0);
  const [first, last] = [dates[0], dates.at(-1)];
  const span =
    first === undefined
      ? null
      : html`<span>${first === last ? times.day(first) : `${times.shortDay(first)} – ${times.shortDay(last!)}`}</span>`;
  const nothing = isNarrow(filter)
    ? words.nothingFound
    : filter.day === undefined
      ? words.nothingPlanned
      : words.nothingThatDay;
  return {
    title: name,
    body: html`${header(view, name, null, span)}
      <div class="list">
        <div class="tools">
          ${dayLinks(view, dates, one)}${kit.part([schedule, words, view.languages, queryOf({ ...filter, text: '' }), view.app?.filtersOpen], () => filterForm(view))}
        </div>
        <main>
          ${announcements(view)} ${askedFor(view)}
          <p class="found" role="status">${isNarrow(filter) && count > 0 ? words.found(count) : null}</p>
          ${filter.day === undefined || (now !== null && filter.day === dayInQuestion(view)) ? nowNext(sessions, view) : null}
          ${shown.length === 0 ? html`<p class="nothing">${nothing}</p>` : null}
          ${filter.bookmarks && shown.length === 0 ? html`<p>${words.howToBookmark}</p>` : null}
          ${daySections(days, shown, view)} ${calendarPart(view)}
          ${kit.part([schedule, words, view.languages], () => roomsPart(view))}
        </main>
      </div>
      ${footer(view, null)}`,
  };
}
