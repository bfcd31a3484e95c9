/** The one session that is shown large: what, how it stands, who, from when until when. */
import { css, html, LitElement, nothing } from 'lit';
import type { Instant, ScheduledSession } from '../core/index.js';
import { minutesUntil } from '../live/look/times.js';
import './fit-text.js';
import type { FitText, Step } from './fit-text.js';
import { spills } from './fitting.js';
import type { Feature } from './room-scene.js';
import { sessionChips } from './chips.js';
import { endPair, factsOf, progress, startPair } from './session-facts.js';
import { chips, shared, trackStyle } from './styles.js';
import './time-pair.js';
import type { Voice } from './voice.js';

/** The title is read in passing down to this size, vmin; below it, everything else gives way first. */
const LEGIBLE = 5;
const TITLE: readonly Step[] = [10, 9, 8, 7.2, 6.4, 5.7, 5, 4.4, 3.9, 3.4, 3].map((size) => [
  size,
  size > LEGIBLE ? 6 : 10,
]);
const WHO: readonly Step[] = [
  [4.6, 2],
  [4, 2],
  [3.4, 3],
  [3.1, 3],
  [2.8, 4],
  [2.5, 5],
];
const NOTE: readonly Step[] = [
  [3.1, 1],
  [2.8, 2],
  [2.5, 4],
];

export class SessionCard extends LitElement {
  static override properties = {
    voice: { attribute: false },
    feature: { attribute: false },
    room: {},
    at: { attribute: false },
  };

  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        grid-template-rows: minmax(0, 1fr);
        gap: 2.6vmin;
        min-height: 0;
      }
      .bar {
        width: 1.2vmin;
        border-radius: 0.6vmin;
        background: var(--track, var(--accent));
      }
      .body {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .body > :not(h2) {
        flex: none;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.8vmin 2vmin;
        min-height: calc(var(--chips, 3.1vmin) * 1.65);
        max-height: var(--facts, none);
        overflow: hidden;
        font-size: var(--chips, 3.1vmin);
        line-height: 1.3;
      }
      .label,
      .chip {
        font-size: inherit;
      }
      .track {
        color: var(--track, var(--ink));
        font-weight: 700;
      }
      h2 {
        display: flex;
        flex: 0 1 auto;
        flex-direction: column;
        /* One line of the smallest size. */
        min-height: 4.1vmin;
        margin-block: calc(var(--gap, 3.4vmin) * 0.35) calc(var(--gap, 3.4vmin) * 0.45);
        font: inherit;
        font-weight: 750;
        letter-spacing: -0.012em;
      }
      fit-text {
        flex: 0 1 auto;
      }
      .replaced {
        display: flex;
        align-items: center;
        gap: 1.6vmin;
        margin-block-start: 1vmin;
        font-size: 3.4vmin;
      }
      .replaced > :not(.chip) {
        min-width: 0;
      }
      .who {
        display: flex;
        flex-direction: column;
        max-height: var(--who, none);
      }
      .notes {
        display: flex;
        flex-direction: column;
        gap: 0.4vmin;
        margin-block-start: calc(var(--gap, 3.4vmin) * 0.3);
      }
      .times {
        display: flex;
        align-items: center;
        gap: 2vmin;
        margin-block-start: calc(var(--gap, 3.4vmin) * 0.45);
        font-size: var(--times, 5.6vmin);
        line-height: 1.2;
      }
      .line {
        flex: 0 0 2.4vmin;
        height: 0.4vmin;
        border-radius: 0.2vmin;
        background: var(--quiet);
      }
      .line.running {
        flex: 1 1 0;
        height: 1vmin;
        border-radius: 0.5vmin;
        background: linear-gradient(var(--track, var(--accent)) 0 0) 0 0 / var(--done) 100% no-repeat var(--line);
      }
      room-banner {
        margin-block-start: 1.6vmin;
      }
    `,
  ];

  voice!: Voice;
  feature!: Extract<Feature, { readonly session: ScheduledSession }>;
  /** Id of the room whose screen this is. */
  room = '';
  at: Instant = 0;

  get cramped(): boolean {
    const body = this.renderRoot.querySelector('.body')!;
    const title = this.renderRoot.querySelector('h2 fit-text')!;
    return spills(body, body) || (title as FitText).size < LEGIBLE;
  }

  protected override render(): unknown {
    const { voice, feature } = this;
    const { session } = feature;
    const track = voice.track(session);
    const said = feature.kind === 'cancelled' ? voice.text(session.cancelled?.reason) : voice.speakers(session);
    return html`
      <div class="bar" .style=${trackStyle(track)}></div>
      <article class="body" .style=${trackStyle(track)}>
        <p class="facts">
          ${this.label()}
          ${feature.kind === 'next' ? html`<span class="chip plain">${this.wait(session)}</span>` : nothing}
          ${sessionChips(voice, factsOf(session, this.room))}
          ${track ? html`<span class="track">${track.name}</span>` : nothing}
          ${[voice.kind(session), voice.spoken(session)]
            .filter((part) => part !== '')
            .map((part) => html`<span class="quiet">${part}</span>`)}
        </p>
        ${this.replaced()}
        <h2>
          <fit-text
            yields
            .text=${voice.text(session.title)}
            .steps=${TITLE}
            ?struck=${feature.kind === 'cancelled'}
          ></fit-text>
        </h2>
        ${
          said === ''
            ? nothing
            : html`<p class="who">
                <fit-text
                  .text=${said}
                  .shorter=${feature.kind === 'cancelled' ? '' : voice.someSpeakers(session)}
                  .steps=${WHO}
                ></fit-text>
              </p>`
        }
        ${this.notes()} ${feature.kind === 'cancelled' && feature.replacement ? nothing : this.times(session)}
        ${this.elsewhere()}
      </article>
    `;
  }

  private label(): unknown {
    const { feature, voice } = this;
    if (feature.kind === 'cancelled') return nothing;
    if (feature.kind === 'moved') {
      return html`<span class="chip strong">${voice.words.movedTo(voice.room(feature.session.room))}</span>`;
    }
    return html`<span class="label">${feature.replaces ? voice.words.instead : voice.words[feature.kind]}</span>`;
  }

  private wait(session: ScheduledSession): string {
    return this.voice.words.in(this.voice.length(minutesUntil(this.at, session.start)));
  }

  /** What was here before it was cancelled and replaced (C2). */
  private replaced(): unknown {
    const { feature, voice } = this;
    if (!('replaces' in feature) || !feature.replaces) return nothing;
    return html`<p class="replaced">
      <fit-text struck .text=${voice.text(feature.replaces.title)} .steps=${NOTE}></fit-text>
      <span class="chip strong">${voice.words.cancelled}</span>
      <fit-text class="quiet" .text=${voice.text(feature.replaces.cancelled?.reason)} .steps=${NOTE}></fit-text>
    </p>`;
  }

  /** What people may want to know before they come in. */
  private notes(): unknown {
    const { voice, feature } = this;
    const { contentNote, accessibility } = feature.session;
    const content = voice.text(contentNote);
    const notes = [content === '' ? '' : `${voice.words.contentNote}: ${content}`, voice.text(accessibility)];
    if (feature.kind === 'cancelled' || notes.join('') === '') return nothing;
    return html`<div class="notes">
      ${notes.map((note) => (note === '' ? nothing : html`<fit-text .text=${note} .steps=${NOTE}></fit-text>`))}
    </div>`;
  }

  private times(session: ScheduledSession): unknown {
    const running = this.feature.kind === 'now';
    const done = `${Math.round(progress(session, this.at) * 1000) / 10}%`;
    return html`<p class="times">
      <time-pair .voice=${this.voice} .pair=${startPair(session)}></time-pair>
      <span class="line ${running ? 'running' : ''}" .style=${`--done: ${done}`}></span>
      <time-pair .voice=${this.voice} .pair=${endPair(session)}></time-pair>
    </p>`;
  }

  /** The way to where it is, or to what is instead of it. */
  private elsewhere(): unknown {
    const { feature, voice } = this;
    if (feature.kind === 'moved') {
      const { room } = feature.session;
      return html`<room-banner .where=${voice.room(room)} .way=${voice.way(room)}></room-banner>`;
    }
    if (feature.kind !== 'cancelled' || !feature.replacement) return nothing;
    const { title, room, start } = feature.replacement;
    const place = room === this.room ? '' : voice.room(room);
    return html`<room-banner
      .word=${voice.words.instead}
      .where=${voice.text(title)}
      .way=${[voice.times.time(start), place].filter((part) => part !== '').join(' · ')}
    ></room-banner>`;
  }
}

customElements.define('session-card', SessionCard);

declare global {
  interface HTMLElementTagNameMap {
    'session-card': SessionCard;
  }
}
