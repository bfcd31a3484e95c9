import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ScheduledSession } from '../../core/index.js';
import { PanelElement } from '../parts/panel-element.js';
import { folded } from '../parts/search.js';
import { shared } from '../parts/styles.js';
import '../parts/session-facts.js';

/** Sessions found by a search are listed up to this many. */
const MOST = 30;

/** Titles and names without case and accents: made once for a schedule, not at every letter. */
const texts = new WeakMap<readonly ScheduledSession[], readonly string[]>();

function textsOf(sessions: readonly ScheduledSession[]): readonly string[] {
  let list = texts.get(sessions);
  if (!list) {
    list = sessions.map(({ title, speakers }) =>
      folded(
        [...(typeof title === 'string' ? [title] : Object.values(title)), ...speakers.map(({ name }) => name)].join(
          ' ',
        ),
      ),
    );
    texts.set(sessions, list);
  }
  return list;
}

/** Sessions by title or speaker; those that are over come last. */
@customElement('found-sessions')
export class FoundSessions extends PanelElement {
  @property() search = '';
  /** Whether rooms have been found as well. */
  @property({ type: Boolean }) rooms = false;

  static override styles = [
    shared,
    css`
      h2 {
        margin: 18px 0 6px;
        font-size: 1.125rem;
      }
      .found {
        display: block;
        width: 100%;
        min-height: 48px;
        padding: 10px 0;
        border: 0;
        border-top: 1.5px solid var(--line);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .none {
        padding: 24px 0;
        color: var(--quiet);
        font-size: 1.125rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, panel } = this;
    const found = this.#sessions();
    if (found.length === 0) {
      return this.rooms ? html`` : html`<p class="none" role="status">${words.nothingFound(this.search)}</p>`;
    }
    return html`<h2>${words.sessionsFound}</h2>
      <ul>
        ${repeat(
          found,
          ({ id }) => id,
          (session) =>
            html`<li>
              <button class="found" type="button" @click=${() => this.open({ kind: 'session', session: session.id })}>
                <span class="label">${panel.times.day(session.day)}</span>
                <session-facts .panel=${panel} .of=${session} room whole></session-facts>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #sessions(): ScheduledSession[] {
    const { schedule, now } = this.panel;
    const hay = textsOf(schedule.sessions);
    const wanted = folded(this.search).split(/\s+/);
    const over = (session: ScheduledSession): number => Number(session.end <= now);
    return schedule.sessions
      .filter((_, index) => wanted.every((word) => hay[index]!.includes(word)))
      .sort((a, b) => over(a) - over(b) || a.start - b.start)
      .slice(0, MOST);
  }
}
