/** Pages of the guide as the server lays them: what `reading/` makes, with a head. */
import { addressPart } from '../address-part.js';
import { sessionData, dataBlock } from './session-data.js';
import { html, type Html } from './html.js';
import type { Page, View } from '../../reading/view.js';
import { conferencePath, roomPath, sessionPath, speakerPath } from '../../reading/view.js';
import { gonePage as missing } from '../../reading/gone-page.js';
import { listPage } from '../../reading/list-page.js';
import { roomPage } from '../../reading/room-page.js';
import { sessionPage } from '../../reading/session-page.js';
import { speakerIn, speakerPage } from '../../reading/speaker-page.js';

export interface GuidePage {
  readonly title: string;
  /** Language of the page's own words. */
  readonly language: string;
  /** Goes into the head. */
  readonly head: Html;
  readonly body: Html;
}

function laid(view: View, { title, body }: Page, head: Html): GuidePage {
  const feed = conferencePath(view);
  return {
    title,
    language: view.language,
    head: html`<link rel="stylesheet" href="${feed}/tracks.css" />
      <link rel="manifest" href="${feed}/guide.webmanifest" />
      <link rel="alternate" type="application/atom+xml" title="${view.words.changes}" href="${feed}/changes.atom" />
      ${head}`,
    body: body as Html,
  };
}

const calendarLink = (view: View, path: string): Html =>
  html`<link rel="alternate" type="text/calendar" title="${view.words.calendar}" href="${path}" />`;

const canonical = (view: View, path: string): Html => html`<link rel="canonical" href="${view.origin}${path}" />`;

export const guidePage = (view: View): GuidePage =>
  laid(view, listPage(view), calendarLink(view, `${conferencePath(view)}/schedule.ics`));

/** Pages of one thing; undefined where it does not exist. */
export const PAGES = {
  sessions(view: View, id: string) {
    const session = view.schedule.byId.get(id);
    if (!session) return undefined;
    const path = sessionPath(view, id);
    const head = html`${canonical(view, path)} ${calendarLink(view, `${path}.ics`)}
    ${dataBlock(sessionData(session, view, view.origin + path))}`;
    return laid(view, sessionPage(session, view), head);
  },
  speakers(view: View, id: string) {
    const speaker = speakerIn(view.schedule, id);
    return speaker && laid(view, speakerPage(id, speaker, view), canonical(view, speakerPath(view, id)));
  },
  rooms(view: View, id: string) {
    const room = view.schedule.rooms.find((known) => known.id === id);
    if (!room) return undefined;
    const path = roomPath(view, id);
    return laid(view, roomPage(room, view), html`${canonical(view, path)} ${calendarLink(view, `${path}.ics`)}`);
  },
} satisfies Record<string, (view: View, id: string) => GuidePage | undefined>;

/** What stands where a session, speaker or room is no more. */
export const gonePage = (view: View): GuidePage => laid(view, missing(view), html``);

/** The page of a server that has no conference yet. */
export function emptyPage(): GuidePage {
  return {
    title: 'Hallway',
    language: 'en',
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
    language: 'en',
    head: html``,
    body: html`<header><h1>No such conference</h1></header>
      <main>
        <p class="nothing">There is no conference “${slug}” here${conferences.length > 0 ? ', but there is:' : '.'}</p>
        <ul class="rooms">
          ${conferences.map((known) => html`<li><a href="/c/${addressPart(known.slug)}">${known.slug}</a></li>`)}
        </ul>
      </main>`,
  };
}
