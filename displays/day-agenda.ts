/** The sessions of a day in all rooms without a now, for an overview that does not know the time (K2). */
import { css, html, LitElement, nothing } from 'lit';
import type { ScheduledSession } from '../core/index.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import './page-turner.js';
import { sessionChips } from './chips.js';
import { factsOf, startPair } from './session-facts.js';
import { chips, shared } from './styles.js';
import './time-pair.js';
import type { Voice } from './voice.js';

const TITLE: readonly Step[] = [
  [3.6, 1],
  [3.1, 2],
  [2.8, 2],
  [2.5, 3],
];

export class DayAgenda extends LitElement {
  static override properties = {
    voice: { attribute: false },
    sessions: { attribute: false },
  };

  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: flex;
        flex: 1 1 0;
        flex-direction: column;
        min-height: 0;
      }
      .row {
        display: grid;
        grid-template-columns: var(--time) minmax(0, 1fr);
        align-items: baseline;
        column-gap: 3vmin;
        padding-block-end: 1.8vmin;
        font-size: 3.6vmin;
      }
      time-pair {
        justify-content: flex-end;
      }
      fit-text {
        font-weight: 650;
      }
      .meta {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5vmin 1.4vmin;
        font-size: 2.7vmin;
        line-height: 1.3;
      }
    `,
  ];

  voice!: Voice;
  sessions: readonly ScheduledSession[] = [];

  protected override render(): unknown {
    const paired = this.sessions.some((session) => startPair(session).planned !== null);
    return html`<page-turner .style=${`--time: ${paired ? 19.5 : 10.5}vmin`}
      >${this.sessions.map((session) => this.row(session))}</page-turner
    >`;
  }

  private row(session: ScheduledSession): unknown {
    const { voice } = this;
    const facts = factsOf(session, session.room);
    const more = [voice.room(session.room), voice.speakers(session)].filter((part) => part !== '');
    return html`<div class="row">
      <time-pair .voice=${voice} .pair=${startPair(session)}></time-pair>
      <div>
        <fit-text
          .text=${voice.text(session.title)}
          .steps=${TITLE}
          ?struck=${session.status === 'cancelled'}
        ></fit-text>
        ${
          facts.length + more.length === 0
            ? nothing
            : html`<p class="meta">
                ${sessionChips(voice, facts)}
                <span class="quiet">${more.join(' · ')}</span>
              </p>`
        }
      </div>
    </div>`;
  }
}

customElements.define('day-agenda', DayAgenda);

declare global {
  interface HTMLElementTagNameMap {
    'day-agenda': DayAgenda;
  }
}
