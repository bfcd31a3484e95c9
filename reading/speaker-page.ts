/** The page of a speaker: who it is and what they do here. */
import type { Schedule, ScheduledSession } from '../core/index.js';
import { footer, header, wayBack } from './frame.js';
import { safeUrl } from './markup.js';
import { paragraphs } from './session-page.js';
import { sessionItem } from './session-item.js';
import { conferenceName, text, type Page, type View } from './view.js';

export interface KnownSpeaker {
  readonly name: string;
  readonly sessions: readonly ScheduledSession[];
}

/** A speaker by id, if the schedule names them. */
export function speakerIn(schedule: Schedule, id: string): KnownSpeaker | undefined {
  const sessions = schedule.sessions.filter((session) => session.speakers.some((speaker) => speaker.id === id));
  const name =
    schedule.programme.speakers.find((speaker) => speaker.id === id)?.name ??
    sessions[0]?.speakers.find((speaker) => speaker.id === id)?.name;
  return name === undefined ? undefined : { name, sessions };
}

export function speakerPage(id: string, { name, sessions }: KnownSpeaker, view: View): Page {
  const { kit, words, times, schedule } = view;
  const { html } = kit;
  const speaker = schedule.programme.speakers.find((known) => known.id === id);
  const url = safeUrl(speaker?.url);
  // Pictures of speakers lie on other people's servers, which need not know who reads.
  const days = [...new Set(sessions.map(({ day }) => day))];
  return {
    title: `${name} · ${conferenceName(view)}`,
    body: html`${header(view, name, wayBack(view), null)}
      <main class="one">
        <div class="text">${paragraphs(text(view, speaker?.biography), kit)}</div>
        ${url === undefined ? null : html`<p class="links"><a href="${url}" rel="noopener nofollow">${words.website}</a></p>`}
        ${days.map(
          (day) =>
            html`<section class="day" aria-labelledby="d-${day}">
              <h2 id="d-${day}">${times.day(day)}</h2>
              <ol class="sessions">
                ${sessions.filter((session) => session.day === day).map((session) => sessionItem(session, view))}
              </ol>
            </section>`,
        )}
      </main>
      ${footer(view, null)}`,
  };
}
