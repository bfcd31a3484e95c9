/** Sponsors and other images on the whole screen, with one line below that says what comes next. */
import { css, html, LitElement, nothing } from 'lit';
import { board, isOn, type Instant, type ScheduledSession } from '../core/index.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import type { Moment } from './moment.js';
import './overview-view.js';
import { roomScene } from './room-scene.js';
import './room-view.js';
import { startPair } from './session-facts.js';
import { slideSet } from './slide-set.js';
import './slide-show.js';
import type { SlideShow } from './slide-show.js';
import { slidesDue } from './slides-due.js';
import { shared } from './styles.js';
import './time-pair.js';

const NAME: readonly Step[] = [
  [3.8, 1],
  [3.2, 1],
  [2.8, 2],
  [2.5, 2],
];

export class SlidesView extends LitElement {
  static override properties = {
    moment: { attribute: false },
    empty: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 2vmin;
        min-height: 0;
      }
      slide-show,
      room-view,
      overview-view {
        flex: 1 1 0;
        min-height: 0;
      }
      .below {
        display: flex;
        flex: none;
        align-items: baseline;
        gap: 2.4vmin;
        font-size: 3.8vmin;
        line-height: 1.15;
      }
      .below > fit-text {
        min-width: 0;
      }
      .name {
        flex: 0 1 auto;
        max-width: 40%;
        font-weight: 700;
      }
      .title {
        flex: 1 1 0;
      }
      .label {
        font-size: 2.8vmin;
      }
      .clock {
        margin-inline-start: auto;
        font-variant-numeric: tabular-nums;
        font-weight: 700;
      }
      @media (orientation: portrait) {
        .below {
          flex-wrap: wrap;
          row-gap: 0.6vmin;
        }
        .title {
          flex-basis: 100%;
          order: 1;
        }
      }
    `,
  ];

  moment!: Moment;
  /** No slide can be shown now: then the room, or the overview, has the screen. */
  private empty = true;

  get cramped(): boolean {
    return this.renderRoot.querySelector('room-view')?.cramped ?? false;
  }

  protected override render(): unknown {
    const { voice, schedule, choice, at } = this.moment;
    const { room } = choice;
    const busy = room !== undefined && (schedule.byRoom.get(room.id) ?? []).some((session) => isBusy(session, at!));
    const slides = slidesDue(voice.settings, room?.id ?? null, at!, busy, slideSet());
    return html`
      <slide-show .voice=${voice} .slides=${slides} @slides=${this.note}></slide-show>
      ${this.empty ? this.instead() : this.below()}
    `;
  }

  private note({ target }: Event): void {
    this.empty = (target as SlideShow).empty;
  }

  private instead(): unknown {
    const { voice, schedule, choice, origin } = this.moment;
    const at = this.moment.at!;
    const { room } = choice;
    return room
      ? html`<room-view
          .voice=${voice}
          .scene=${roomScene(schedule, board(schedule, room.id, at)!, at)}
          .origin=${origin}
          .at=${at}
        ></room-view>`
      : html`<overview-view .voice=${voice} .more=${this.moment.more} .schedule=${schedule} .at=${at}></overview-view>`;
  }

  /** Where one is, what comes next there, and what time it is. */
  private below(): unknown {
    const { voice, schedule, choice } = this.moment;
    const at = this.moment.at!;
    const { room } = choice;
    const { words } = voice;
    const on = room && board(schedule, room.id, at)!;
    const [running] = on?.now ?? [];
    const session = running ?? (on?.nextDay === null ? on.next : null);
    return html`<p class="below">
      <fit-text
        class="name"
        role="heading"
        aria-level="1"
        .text=${room ? voice.text(room.name) : voice.name}
        .steps=${NAME}
      ></fit-text>
      ${
        session
          ? html`<span class="label">${running ? words.now : words.next}</span>
              <time-pair .voice=${voice} .pair=${startPair(session)}></time-pair>
              <fit-text class="title" .text=${voice.text(session.title)} .steps=${NAME}></fit-text>`
          : nothing
      }
      <time class="clock">${voice.times.time(at)}</time>
    </p>`;
  }
}

const isBusy = (session: ScheduledSession, at: Instant): boolean => !session.background && isOn(session, at);

customElements.define('slides-view', SlidesView);

declare global {
  interface HTMLElementTagNameMap {
    'slides-view': SlidesView;
  }
}
