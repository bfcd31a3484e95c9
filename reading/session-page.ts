/** The page of one session: everything that is known of it, and how to take it along. */
import type { Link, ScheduledSession } from '../core/index.js';
import { calendarWays, qrPath } from './calendar-part.js';
import { footer, header, wayBack } from './frame.js';
import { addressPart, safeUrl, type Markup, type Piece } from './markup.js';
import { clashHints, notices, sessionClass, sessionTimes, speakers, star, where } from './session-item.js';
import { conferenceName, text, type Page, type View } from './view.js';

/** Plain text as paragraphs: what producers send as text stays text. */
export const paragraphs = (plain: string, { html }: View['kit']): Markup[] =>
  plain
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${part.trim()}</p>`);

function links(view: View, session: ScheduledSession): Piece {
  const { html } = view.kit;
  const own: Link[] = session.url === undefined ? [] : [{ title: view.words.website, url: session.url }];
  const all = [...(session.attachments ?? []), ...(session.links ?? []), ...own].flatMap(({ title, url }) => {
    const safe = safeUrl(url);
    return safe === undefined ? [] : [html`<li><a href="${safe}" rel="noopener nofollow">${title || safe}</a></li>`];
  });
  if (all.length === 0) return null;
  return html`<h2>${view.words.links}</h2>
    <ul class="links">
      ${all}
    </ul>`;
}

/** What people may want to know before they come in. */
function notes(session: ScheduledSession, view: View): Piece {
  const { kit, words } = view;
  const { html } = kit;
  const list: readonly (readonly [term: string, said: string])[] = [
    [words.contentNote, text(view, session.contentNote)],
    [words.accessibility, text(view, session.accessibility)],
    [words.recordings, session.doNotRecord === true ? words.notRecorded : ''],
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

function actions(session: ScheduledSession, view: View): Piece {
  const { kit, words, app } = view;
  const { html } = kit;
  if (!app) return null;
  return html`<p class="actions">
    ${star(session, view, true)}
    <button class="button" type="button" data-act="share">${app.canShare ? words.share : words.copyLink}</button>
    <span role="status">${app.copied ? words.copied : null}</span>
  </p>`;
}

/** Whether people may say what they think of it (F2). */
const hasBegun = ({ status, start }: ScheduledSession, now: number | null): boolean =>
  status !== 'cancelled' && (status !== 'planned' || (now !== null && start <= now));

/** The place for the form, which comes by itself. */
function feedback(session: ScheduledSession, { kit: { html }, app, schedule, now }: View): Piece {
  if (!app || schedule.live.settings.feedback !== true || !hasBegun(session, now)) return null;
  return html`<div data-feedback="${session.id}"></div>`;
}

export function sessionPage(session: ScheduledSession, view: View): Page {
  const { kit, words, times } = view;
  const { html } = kit;
  const title = text(view, session.title);
  const subtitle = text(view, session.subtitle);
  const chips = notices(session, view);
  const plain = [text(view, session.abstract), text(view, session.description)].join('\n\n');
  const path = `/sessions/${addressPart(session.id)}`;
  return {
    title: `${title} · ${conferenceName(view)}`,
    body: html`${header(view, title, wayBack(view, session.day), html`<span>${times.day(session.day)}</span>`)}
      <main class="one">
        <article class="${sessionClass(session, view)}">
          ${sessionTimes(session, view)}
          <div class="what">
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
        </article>
        ${actions(session, view)} ${notes(session, view)}
        <div class="text">${paragraphs(plain, kit)}</div>
        ${links(view, session)} ${feedback(session, view)}
        <section class="take" aria-labelledby="calendar">
          <h2 id="calendar">${words.calendar}</h2>
          ${calendarWays(view, `${path}.ics`)}
          <details class="qr">
            <summary>${words.pageQr}</summary>
            <img src="${qrPath(view, path)}" alt="${words.pageQr}" width="220" height="220" loading="lazy" />
          </details>
        </section>
      </main>
      ${footer(view, null)}`,
  };
}
