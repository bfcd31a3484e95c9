/** The page of one session: everything that is known of it, and how to take it along. */
import type { ScheduledSession } from '../../core/index.js';
import { addressPart } from '../address-part.js';
import { html } from './html.js';
import type { GuidePage } from './page.js';
import { dataBlock, sessionData } from './session-data.js';
import { anchorOf, sessionItem, type GuideView } from './session.js';
import { dayName, textIn } from './words.js';

/** @param origin of the server, for addresses that leave the page. */
export function sessionPage(session: ScheduledSession, view: GuideView, origin: string): GuidePage {
  const { schedule, slug, languages, zone } = view;
  const conference = `/c/${addressPart(slug)}`;
  const page = `${conference}/sessions/${addressPart(session.id)}`;
  const name = textIn(schedule.live.settings.name ?? schedule.programme.conference.name, languages);
  const title = textIn(session.title, languages);
  const track = schedule.programme.tracks.findIndex(({ id }) => id === session.track);
  return {
    title: `${title} · ${name}`,
    head: html`<link rel="stylesheet" href="${conference}/tracks.css" />
      <link rel="canonical" href="${origin}${page}" />
      <link rel="alternate" type="text/calendar" title="Calendar" href="${page}.ics" />
      ${dataBlock(sessionData(session, view, origin + page))}`,
    body: html`<header>
        <p class="facts"><a href="${conference}?day=${session.day}#${addressPart(anchorOf(session.id))}">${name}</a></p>
        <h1>${title}</h1>
        <p class="facts">${dayName(session.day)} <span>times in ${zone.replaceAll('_', ' ')}</span></p>
      </header>
      <main>
        <ol class="sessions">
          ${sessionItem(session, view, track < 0 ? '' : `t${track}`, 'whole')}
        </ol>
      </main>
      <footer>
        <p>
          Take it with you: <a href="${page}.ics">calendar</a>. Calendars ask again after hours only; what changes
          during the day is told here and on the screens.
        </p>
      </footer>`,
  };
}
