/** The attendees' page: the schedule as a list that any phone shows at once, without a script. */
import { announcementsAt, type Announcement, type ScheduledSession } from '../../core/index.js';
import { addressPart } from '../address-part.js';
import { html, type Html, type Piece } from './html.js';
import { anchorOf, isOver, screenOf, sessionItem, type GuideView } from './session.js';
import { dayName, shortDayName, textIn } from './words.js';

/** With more sessions than this, a page shows one day. */
const MANY = 150;

export interface GuidePage {
  readonly title: string;
  /** Goes into the head. */
  readonly head: Html;
  readonly body: Html;
}

const path = (slug: string): string => `/c/${addressPart(slug)}`;

/** Track colours as a stylesheet: the page may have no inline styles. Classes count, since ids may hold anything. */
export function trackStyles({ schedule }: Pick<GuideView, 'schedule'>): string {
  return schedule.programme.tracks
    .map(({ colour }, index) => (/^#[0-9a-f]{6}$/i.test(colour ?? '') ? `.t${index}{--track:${colour}}` : ''))
    .join('\n');
}

function announcement({ text, level }: Announcement, { languages }: GuideView): Html {
  return html`<li class="announcement ${level}">${textIn(text, languages)}</li>`;
}

/** The day to begin with: the one that is on, else the next, else the last. */
function dayInQuestion({ schedule, now }: GuideView): string | undefined {
  const { days } = schedule.programme;
  return (days.find((day) => now !== null && now < day.end) ?? (now === null ? days[0] : days.at(-1)))?.date;
}

function daySection(date: string, sessions: readonly ScheduledSession[], view: GuideView): Html {
  const tracks = new Map(view.schedule.programme.tracks.map(({ id }, index) => [id, `t${index}`]));
  const trackClass = ({ track }: ScheduledSession): string => (track === undefined ? '' : (tracks.get(track) ?? ''));
  return html`<section aria-labelledby="d-${date}">
    <h2 id="d-${date}">${dayName(date)}</h2>
    <ol class="sessions">
      ${sessions.map((session) => sessionItem(session, view, trackClass(session)))}
    </ol>
  </section>`;
}

function dayLinks(dates: readonly string[], shown: readonly string[], { slug }: GuideView, next: Piece): Piece {
  if (dates.length < 2 && !next) return null;
  const target = (date: string): string => (shown.length === dates.length ? `#d-${date}` : `${path(slug)}?day=${date}`);
  const isCurrent = (date: string): boolean => dates.length > 1 && shown.length === 1 && shown[0] === date;
  return html`<nav class="days" aria-label="Days">
    ${next}
    ${dates.map((date) =>
      isCurrent(date)
        ? html`<a href="${target(date)}" aria-current="page">${shortDayName(date)}</a>`
        : html`<a href="${target(date)}">${shortDayName(date)}</a>`,
    )}
  </nav>`;
}

/** A way past what is over: to the first session of the page that is not. */
function nowLink(sessions: readonly ScheduledSession[], { now }: GuideView): Piece {
  const index = sessions.findIndex((session) => session.status !== 'cancelled' && !isOver(session, now));
  return index > 0 && html`<a href="#${addressPart(anchorOf(sessions[index]!.id))}">Now</a>`;
}

function roomsSection({ schedule, slug, languages }: GuideView): Piece {
  if (schedule.rooms.length === 0) return null;
  return html`<section aria-labelledby="rooms">
    <h2 id="rooms">Rooms</h2>
    <ul class="rooms">
      ${schedule.rooms.map(
        ({ id, name, floor, status }) =>
          html`<li>
            <a href="${screenOf(slug, id)}">${textIn(name, languages)}</a>
            ${floor !== undefined && html`<span>${textIn(floor, languages)}</span>`}
            ${status !== 'open' && html`<span class="chip late">${status}</span>`}
            <a class="feed" href="${path(slug)}/rooms/${addressPart(id)}.ics">calendar</a>
          </li>`,
      )}
    </ul>
  </section>`;
}

/**
 * The guide of one conference.
 * @param day date of the one day to show; absent: all of a small conference, today of a large one.
 */
export function guidePage(view: GuideView, day?: string): GuidePage {
  const { schedule, slug, languages, now, zone } = view;
  const { conference } = schedule.programme;
  const name = textIn(schedule.live.settings.name ?? conference.name, languages);
  const byDay = new Map<string, ScheduledSession[]>();
  for (const session of schedule.sessions) {
    const sessions = byDay.get(session.day);
    if (sessions) sessions.push(session);
    else byDay.set(session.day, [session]);
  }
  const dates = [...byDay.keys()].sort();
  const first = dayInQuestion(view);
  const one =
    day ??
    (schedule.sessions.length > MANY ? (dates.find((date) => date >= (first ?? '')) ?? dates.at(-1)) : undefined);
  const shown = dates.filter((date) => one === undefined || date === one);
  const announcements = now === null ? [] : announcementsAt(schedule, now);
  const feed = path(slug);
  return {
    title: name,
    head: html`<link rel="stylesheet" href="${feed}/tracks.css" />
      <link rel="alternate" type="application/atom+xml" title="Changes" href="${feed}/changes.atom" />
      <link rel="alternate" type="text/calendar" title="Calendar" href="${feed}/schedule.ics" />`,
    body: html`<header>
        <h1>${name}</h1>
        <p class="facts">
          ${
            dates.length > 0 &&
            (dates.length === 1 ? dayName(dates[0]!) : `${shortDayName(dates[0]!)} – ${shortDayName(dates.at(-1)!)}`)
          }
          <span>times in ${zone.replaceAll('_', ' ')}</span>
        </p>
      </header>
      ${dayLinks(
        dates,
        shown,
        view,
        nowLink(
          shown.flatMap((date) => byDay.get(date)!),
          view,
        ),
      )}
      <main>
        ${
          announcements.length > 0 &&
          html`<ul class="announcements" aria-label="Announcements">
            ${announcements.map((item) => announcement(item, view))}
          </ul>`
        }
        ${now === null && html`<p class="announcement warning">The server’s clock is wrong, so this page does not say what is on now.</p>`}
        ${shown.length === 0 && html`<p class="nothing">Nothing is planned ${day === undefined ? 'yet' : 'on this day'}.</p>`}
        ${shown.map((date) => daySection(date, byDay.get(date)!, view))} ${roomsSection(view)}
      </main>
      <footer>
        <p>
          Take it with you: <a href="${feed}/schedule.ics">calendar</a>,
          <a href="${feed}/changes.atom">feed of changes</a>, <a href="${feed}/schedule.json">JSON</a>,
          <a href="${feed}/schedule.xml">XML</a>, <a href="${feed}/schedule.csv">table</a>.
        </p>
        <p><a href="/display?conference=${slug}&amp;view=overview">All rooms on one screen</a></p>
      </footer>`,
  };
}

/** The page of a server that has no conference yet. */
export function emptyPage(): GuidePage {
  return {
    title: 'Hallway',
    head: html``,
    body: html`<header><h1>Hallway</h1></header>
      <main>
        <p class="nothing">There is no conference here yet. Organisers begin in the <a href="/admin">panel</a>.</p>
      </main>`,
  };
}

/** Where somebody lands with a wrong address: what there is instead. */
export function missingPage(slug: string, conferences: readonly { readonly slug: string }[]): GuidePage {
  return {
    title: 'No such conference',
    head: html``,
    body: html`<header><h1>No such conference</h1></header>
      <main>
        <p class="nothing">There is no conference “${slug}” here${conferences.length > 0 ? ', but there is:' : '.'}</p>
        <ul class="rooms">
          ${conferences.map((known) => html`<li><a href="${path(known.slug)}">${known.slug}</a></li>`)}
        </ul>
      </main>`,
  };
}
