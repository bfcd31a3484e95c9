/** The lower third of a stream: who speaks about what, on nothing. Between sessions, what comes next. */
import { css, html, LitElement, nothing } from 'lit';
import { board, type ScheduledSession } from '../core/index.js';
import { minutesUntil } from '../live/look/times.js';
import { sessionChips } from './chips.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import type { Moment } from './moment.js';
import { factsOf } from './session-facts.js';
import { chips, shared, trackStyle } from './styles.js';

const TITLE: readonly Step[] = [
  [5.4, 1],
  [4.6, 2],
  [4, 2],
  [3.4, 2],
  [3, 3],
  [2.5, 4],
];
const WHO: readonly Step[] = [
  [3.8, 1],
  [3.3, 2],
  [2.8, 2],
  [2.5, 3],
];

export class OverlayView extends LitElement {
  static override properties = {
    moment: { attribute: false },
  };

  static override styles = [
    shared,
    chips,
    css`
      /* Inside the part of a picture that every player shows. */
      :host {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        padding: 2vmin 0 3vmin;
      }
      article {
        display: grid;
        grid-template-columns: 1.2vmin minmax(0, 1fr);
        align-self: flex-start;
        max-width: min(100%, 130vmin);
        overflow: hidden;
        border-radius: 1.2vmin;
        background: var(--ground);
      }
      .bar {
        background: var(--track, var(--accent));
      }
      .body {
        display: flex;
        flex-direction: column;
        gap: 0.6vmin;
        padding: 1.8vmin 3vmin 2vmin 2.4vmin;
      }
      h1 {
        font-weight: 750;
        letter-spacing: -0.01em;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.6vmin 1.6vmin;
        font-size: 2.8vmin;
        line-height: 1.25;
      }
      .facts > * {
        font-size: inherit;
      }
    `,
  ];

  moment!: Moment;

  protected override render(): unknown {
    const { voice, schedule, choice, at } = this.moment;
    if (at === null) return nothing;
    const room = choice.room!;
    const { now, next, nextDay } = board(schedule, room.id, at)!;
    const on = now.find((session) => session.room === room.id);
    const session = on ?? (nextDay === null ? next : null);
    if (!session) return nothing;
    const speakers = voice.someSpeakers(session);
    return html`<article .style=${trackStyle(voice.track(session))}>
      <span class="bar"></span>
      <div class="body">
        <p class="facts">${on ? nothing : this.wait(session, at)}<span class="quiet">${voice.room(room.id)}</span></p>
        <h1><fit-text .text=${voice.text(session.title)} .steps=${TITLE}></fit-text></h1>
        ${speakers === '' ? nothing : html`<fit-text .text=${speakers} .steps=${WHO}></fit-text>`}
      </div>
    </article>`;
  }

  private wait(session: ScheduledSession, at: number): unknown {
    const { voice } = this.moment;
    const late = factsOf(session).filter(({ kind }) => kind === 'late');
    return html`<span class="label">${voice.words.next}</span>
      <span class="chip plain">${voice.words.in(voice.length(minutesUntil(at, session.start)))}</span>
      ${sessionChips(voice, late)}`;
  }
}

customElements.define('overlay-view', OverlayView);

declare global {
  interface HTMLElementTagNameMap {
    'overlay-view': OverlayView;
  }
}
