/** For whoever speaks: how much time is left, readable from the stage, what the organisers say, and who is next. */
import { css, html, LitElement, nothing } from 'lit';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { spills } from './fitting.js';
import { info } from './icons.js';
import type { Moment } from './moment.js';
import { progress, startPair } from './session-facts.js';
import { shared, trackStyle } from './styles.js';
import './time-pair.js';
import { counted, timerScene, type TimerScene } from './timer-scene.js';

const SECOND = 1_000;
const ROOM: readonly Step[] = [
  [5, 1],
  [4.2, 1],
  [3.6, 2],
  [3, 3],
];
const TITLE: readonly Step[] = [
  [4.6, 1],
  [4, 2],
  [3.4, 2],
  [3, 3],
  [2.5, 4],
];
const NOTE: readonly Step[] = [9, 8, 7, 6, 5, 4.4, 3.8, 3.2, 2.8, 2.5].map((size) => [size, size > 5 ? 3 : 8]);

export class TimerView extends LitElement {
  static override properties = {
    moment: { attribute: false },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--gap, 2.4vmin);
        min-height: 0;
      }
      header,
      .next {
        display: flex;
        flex: none;
        align-items: baseline;
        gap: 3vmin;
        font-size: 4.6vmin;
        line-height: 1.15;
      }
      header > :first-child,
      .next > :last-child {
        flex: 1;
        min-width: 0;
      }
      h1,
      time {
        font-weight: 700;
      }
      time {
        font-size: 5vmin;
        font-variant-numeric: tabular-nums;
      }
      /* Where all of it is more than the screen holds, the time stays large and titles become shorter: see Frame. */
      .session fit-text {
        max-height: var(--who, none);
      }
      .next fit-text {
        max-height: var(--next, none);
      }
      .session {
        flex: none;
        padding-inline-start: 2vmin;
        border-inline-start: 1.2vmin solid var(--track, var(--accent));
        font-weight: 600;
      }
      .clock {
        display: flex;
        flex: 1 1 auto;
        flex-direction: column;
        justify-content: center;
        padding: 2vmin 3vmin;
        border-radius: 2vmin;
        background: var(--raised);
        text-align: center;
      }
      .clock.last {
        box-shadow: inset 0 0 0 1vmin var(--late-text);
        color: var(--late-text);
      }
      .clock.over {
        background: var(--late);
        color: var(--late-ink);
      }
      .clock .label {
        color: inherit;
        font-size: 4.2vmin;
      }
      /* As wide as so many figures may be, and no higher than is left for it. */
      .time {
        font-size: min(calc(84vw / var(--figures) / 0.62), var(--high));
        font-variant-numeric: tabular-nums;
        font-weight: 750;
        line-height: 1;
        margin-block-start: 0.14em;
        white-space: nowrap;
      }
      .line {
        flex: none;
        height: 1.6vmin;
        margin-block-start: 2vmin;
        border-radius: 0.8vmin;
        background: linear-gradient(currentColor 0 0) 0 0 / var(--done) 100% no-repeat var(--line);
      }
      .note {
        display: flex;
        flex: 0 1 auto;
        gap: 2vmin;
        min-height: 8vmin;
        padding: 1.6vmin 2.4vmin;
        border-radius: 1.6vmin;
        background: var(--notice);
        color: var(--notice-ink);
        font-weight: 700;
      }
      .note > div {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      .note .label {
        flex: none;
        color: inherit;
        font-size: 2.5vmin;
      }
      svg {
        flex: none;
        width: 6vmin;
        height: 6vmin;
      }
      .next .label {
        font-size: 3.1vmin;
      }
    `,
  ];

  moment!: Moment;
  private tick: ReturnType<typeof setTimeout> | undefined;

  get cramped(): boolean {
    return spills(this, this.renderRoot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.tick);
  }

  protected override updated(): void {
    clearTimeout(this.tick);
    if (this.isConnected) this.tick = setTimeout(() => this.requestUpdate(), SECOND - (this.moment.now() % SECOND));
  }

  protected override render(): unknown {
    const { voice, schedule, choice, now } = this.moment;
    const at = now();
    const scene = timerScene(schedule, choice.room!, at);
    const { session, next, note } = scene;
    return html`
      <header>
        <h1><fit-text .text=${voice.text(choice.room!.name)} .steps=${ROOM}></fit-text></h1>
        <time>${voice.times.time(at)}</time>
      </header>
      ${
        session
          ? html`<div class="session" .style=${trackStyle(voice.track(session))}>
              <fit-text .text=${voice.text(session.title)} .steps=${TITLE}></fit-text>
            </div>`
          : nothing
      }
      ${this.clock(scene, at)}
      ${
        note === null
          ? nothing
          : html`<div class="note" role="status">
              ${info}
              <div>
                <p class="label">${this.moment.more.forSpeaker}</p>
                <fit-text yields .text=${voice.text(note)} .steps=${NOTE}></fit-text>
              </div>
            </div>`
      }
      ${
        next
          ? html`<p class="next">
              <span class="label">${voice.words.next}</span>
              <time-pair .voice=${voice} .pair=${startPair(next)}></time-pair>
              <fit-text .text=${voice.text(next.title)} .steps=${TITLE}></fit-text>
            </p>`
          : nothing
      }
    `;
  }

  private clock({ phase, session, mark, note }: TimerScene, at: number): unknown {
    const { voice, more } = this.moment;
    if (phase === 'idle') return html`<div class="clock"><p class="label">${voice.words.dayOver}</p></div>`;
    const label = { left: more.timeLeft, last: more.lastMinutes, over: more.overTime, wait: more.startsIn }[phase];
    const time = `${phase === 'over' ? '+' : ''}${counted(at, mark)}`;
    const done = `${Math.round(progress(session!, at) * 1000) / 10}%`;
    return html`<div class="clock ${phase}">
      <p class="label">${label}</p>
      <p
        class="time"
        role="timer"
        .style=${`--figures: ${Math.max(4, time.length)}; --high: ${note === null ? 42 : 29}vmin`}
      >
        ${time}
      </p>
      ${phase === 'wait' ? nothing : html`<div class="line" .style=${`--done: ${done}`}></div>`}
    </div>`;
  }
}

customElements.define('timer-view', TimerView);

declare global {
  interface HTMLElementTagNameMap {
    'timer-view': TimerView;
  }
}
