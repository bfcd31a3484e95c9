/** One session in the guide's list. */
import type { Instant, Schedule, ScheduledSession } from '../../core/index.js';
import { isAmbiguous } from '../instants.js';
import { addressPart } from '../address-part.js';
import { html, safeUrl, type Html, type Piece } from './html.js';
import { languageNames, lateness, offsetOf, textIn, timeOf } from './words.js';

/** What every part of one page needs to know. */
export interface GuideView {
  readonly slug: string;
  readonly schedule: Schedule;
  /** The conference's clock (K1); null while it cannot be trusted (K2). */
  readonly now: Instant | null;
  readonly zone: string;
  /** BCP 47 tags, the most wanted first. */
  readonly languages: readonly string[];
}

const roomName = ({ schedule, languages }: GuideView, id: string | undefined): string =>
  id === undefined ? '' : textIn(schedule.rooms.find((room) => room.id === id)?.name ?? id, languages);

export const screenOf = (slug: string, room: string): string =>
  `/display?${new URLSearchParams({ conference: slug, room }).toString()}`;

/** Planned time struck through beside the expected one, never one without the other (B5). */
function times({ plannedStart, start, end }: ScheduledSession, zone: string): Html {
  const changed = timeOf(plannedStart, zone) !== timeOf(start, zone) || Math.abs(start - plannedStart) >= 60_000;
  const shifted = offsetOf(start, zone) !== offsetOf(end, zone);
  // In the night when the clocks are put back, 02:30 comes twice.
  const told = (at: Instant): Html =>
    shifted || isAmbiguous(at, zone)
      ? html`${timeOf(at, zone)} <small>${offsetOf(at, zone)}</small>`
      : html`${timeOf(at, zone)}`;
  return html`<p class="times">
    ${changed && html`<s><span class="unseen">planned </span>${told(plannedStart)}</s> `}<b>${told(start)}</b>
    <span class="end">–${told(end)}</span>
  </p>`;
}

/** What a passer-by must know, in words. */
function notices(session: ScheduledSession, view: GuideView): Html[] {
  const { now } = view;
  const list: Html[] = [];
  if (session.status === 'cancelled') {
    const reason = textIn(session.cancelled?.reason, view.languages);
    list.push(html`<li class="chip cancelled">cancelled${reason && `: ${reason}`}</li>`);
    return list;
  }
  // How late it was is in the struck time; it no longer calls for attention.
  const late = isOver(session, now) ? '' : lateness(session);
  if (session.status === 'ended') list.push(html`<li class="chip">ended</li>`);
  else if (now !== null && session.start <= now && now < session.end) list.push(html`<li class="chip on">on now</li>`);
  if (late) list.push(html`<li class="chip late">${late}</li>`);
  if (session.plannedRoom !== undefined && session.room !== session.plannedRoom) {
    list.push(html`<li class="chip late">moved from ${roomName(view, session.plannedRoom)}</li>`);
  }
  if (session.extra) list.push(html`<li class="chip">added</li>`);
  return list;
}

/** Plain text as paragraphs: what producers send as text stays text. */
const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${part.trim()}</p>`);

/** Texts and links; in a list they are folded away. */
function more(session: ScheduledSession, { languages }: GuideView, extent: Extent): Piece {
  const text = [textIn(session.abstract, languages), textIn(session.description, languages)].filter((part) =>
    part.trim(),
  );
  const links = [...(session.attachments ?? []), ...(session.links ?? [])].flatMap(({ title, url }) => {
    const safe = safeUrl(url);
    return safe === undefined ? [] : [html`<li><a href="${safe}" rel="noopener nofollow">${title || safe}</a></li>`];
  });
  if (text.length === 0 && links.length === 0) return null;
  const all = html`${paragraphs(text.join('\n\n'))}${
    links.length > 0 &&
    html`<ul class="links">
      ${links}
    </ul>`
  }`;
  if (extent === 'whole') return html`<div class="text">${all}</div>`;
  return html`<details>
    <summary>More<span class="unseen"> about ${textIn(session.title, languages)}</span></summary>
    ${all}
  </details>`;
}

/** Whether the kind says anything that the track does not. */
const kindOf = ({ kind }: ScheduledSession, trackName: string): boolean =>
  kind !== 'talk' && kind !== 'other' && !trackName.toLowerCase().includes(kind);

export const isOver = ({ status, end }: ScheduledSession, now: Instant | null): boolean =>
  now !== null && status !== 'cancelled' && (status === 'ended' || end <= now);

/** Where links to one session lead; feeds use the same. */
export const anchorOf = (id: string): string => `session=${id}`;

/** One of many, or alone on its page, whose heading is the title. */
export type Extent = 'listed' | 'whole';

export function sessionItem(
  session: ScheduledSession,
  view: GuideView,
  trackClass: string,
  extent: Extent = 'listed',
): Html {
  const { slug, schedule, languages, now, zone } = view;
  const cancelled = session.status === 'cancelled';
  const title = textIn(session.title, languages);
  const subtitle = textIn(session.subtitle, languages);
  const track = schedule.programme.tracks.find(({ id }) => id === session.track);
  const trackName = textIn(track?.name, languages);
  const spoken = languageNames(session.language, schedule.programme.conference.languages[0]);
  const chips = notices(session, view);
  return html`<li
    class="session ${trackClass} ${isOver(session, now) && 'over'} ${cancelled && 'is-cancelled'}"
    id="${anchorOf(session.id)}"
  >
    ${times(session, zone)}
    <div class="what">
      ${
        extent === 'listed' &&
        html`<h3>
          <a href="/c/${addressPart(slug)}/sessions/${addressPart(session.id)}"
            >${cancelled ? html`<s>${title}</s>` : title}</a
          >
        </h3>`
      }
      ${subtitle && html`<p class="subtitle">${subtitle}</p>`}
      ${session.speakers.length > 0 && html`<p class="speakers">${session.speakers.map(({ name }) => name).join(', ')}</p>`}
      ${
        chips.length > 0 &&
        html`<ul class="chips">
          ${chips}
        </ul>`
      }
      <p class="where">
        ${session.room !== undefined && html`<a href="${screenOf(slug, session.room)}">${roomName(view, session.room)}</a>`}
        ${trackName && html`<span class="track">${trackName}</span>`}
        ${kindOf(session, trackName) && html`<span>${session.kind}</span>`} ${spoken && html`<span>${spoken}</span>`}
      </p>
      ${more(session, view, extent)}
    </div>
  </li>`;
}
