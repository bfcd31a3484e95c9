/** The screen of a room: now and next. */
import { css, html, LitElement, nothing } from 'lit';
import { MINUTE, type Instant } from '../core/index.js';
import './fit-text.js';
import type { Step } from './fit-text.js';
import { spills } from './fitting.js';
import type { RoomScene } from './room-scene.js';
import './room-banner.js';
import './screen-header.js';
import './session-card.js';
import './session-rows.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

const DAY = 24 * 60 * MINUTE;
const ALSO: readonly Step[] = [
  [2.8, 1],
  [2.5, 2],
];
const STATEMENT: readonly Step[] = [10, 9, 8, 7, 6, 5].map((size) => [size, 4]);

export class RoomView extends LitElement {
  static override properties = {
    voice: { attribute: false },
    scene: { attribute: false },
    at: { attribute: false },
    origin: {},
  };

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--gap, 3.4vmin);
        min-height: 0;
      }
      screen-header,
      room-banner,
      .statement,
      .also {
        flex: none;
      }
      /* What is said, and beside it or below it what is shown between sessions. */
      .stage,
      .said {
        display: flex;
        flex: 1 1 0;
        gap: inherit;
        min-width: 0;
        min-height: 0;
      }
      .said,
      .rows {
        flex-direction: column;
      }
      room-slides {
        flex: 0.9 1 0;
      }
      /* Room that is missing is taken from the card, which makes its title smaller. */
      session-card {
        flex: 0 1 auto;
      }
      .statement {
        font-weight: 750;
        letter-spacing: -0.012em;
      }
      .statement.alone {
        margin-block: auto;
      }
      .statement p {
        margin-block-start: 1.6vmin;
        font-size: 4.6vmin;
        font-weight: 400;
        letter-spacing: 0;
      }
      .lower {
        display: flex;
        flex: 1 0 auto;
        gap: 3vmin;
        padding-block-start: calc(var(--gap, 3.4vmin) * 0.75);
        border-block-start: 0.25vmin solid var(--line);
      }
      .lower.bare {
        flex-grow: 0;
        border: none;
      }
      .rows {
        display: flex;
        flex: 1;
        min-width: 0;
      }
      qr-code {
        display: var(--extra, block);
        flex: none;
        align-self: flex-end;
      }
      .also {
        display: var(--extra, block);
      }
      @media (orientation: portrait) {
        .stage,
        .lower {
          flex-direction: column;
        }
        qr-code {
          align-self: auto;
        }
      }
    `,
  ];

  voice!: Voice;
  scene!: RoomScene;
  at: Instant = 0;
  /** Where people reach the server. */
  origin = '';

  get cramped(): boolean {
    const said = this.renderRoot.querySelector('.said')!;
    const card = this.renderRoot.querySelector('session-card');
    return spills(said, said) || (card?.cramped ?? false);
  }

  protected override render(): unknown {
    const { voice, scene, at } = this;
    const { room, rows } = scene;
    return html`
      <screen-header .name=${voice.text(room.name)} .about=${voice.about(room)} .time=${voice.times.time(at)}
        >${this.logo()}</screen-header
      >
      ${this.banner()}
      <div class="stage">
        <div class="said">
          ${this.large()}
          <div class="lower ${rows.length === 0 ? 'bare' : ''}">
            <div class="rows">
              ${
                rows.length === 0
                  ? nothing
                  : html`<session-rows
                      .voice=${voice}
                      .rows=${rows}
                      .room=${room.id}
                      .later=${scene.feature.kind === 'next'}
                      .tomorrow=${voice.times.date(at + DAY)}
                    ></session-rows>`
              }
              ${this.background()}
            </div>
            ${this.code()}
          </div>
        </div>
        ${this.show()}
      </div>
    `;
  }

  private logo(): unknown {
    const { voice } = this;
    if (!voice.settings.logo) return nothing;
    void import('./logo-image.js');
    return html`<logo-image .voice=${voice}></logo-image>`;
  }

  private code(): unknown {
    const { voice, scene } = this;
    const { feature } = scene;
    if (voice.settings.qr === 'none') return nothing;
    void import('./qr-code.js');
    const session = 'session' in feature ? feature.session : null;
    return html`<qr-code .voice=${voice} .session=${session} .origin=${this.origin}></qr-code>`;
  }

  /** Slides leave what comes next its place; while a session is on here, only those are shown that say so. */
  private show(): unknown {
    const { voice, scene } = this;
    if (!voice.settings.slides) return nothing;
    void import('./room-slides.js');
    return html`<room-slides .voice=${voice} .scene=${scene} .at=${this.at}></room-slides>`;
  }

  /** R1: a room that one cannot enter, and where to go. */
  private banner(): unknown {
    const { voice, scene } = this;
    const { status, overflow } = scene.board;
    if (status === 'open') return nothing;
    const { words } = voice;
    const where = overflow === null ? '' : words.liveIn(voice.room(overflow));
    return html`<room-banner
      .word=${words[status]}
      .where=${where}
      .way=${overflow === null ? '' : voice.way(overflow)}
    ></room-banner>`;
  }

  private large(): unknown {
    const { voice, scene } = this;
    const { feature } = scene;
    if ('session' in feature) {
      return html`<session-card
        .voice=${voice}
        .feature=${feature}
        .room=${scene.room.id}
        .at=${this.at}
      ></session-card>`;
    }
    const { words } = voice;
    const said = {
      'day-over': () => [words.dayOver],
      before: () => ('day' in feature ? [words.begins(voice.times.day(feature.day))] : []),
      nothing: () => [words.nothingHere],
      unplanned: () => [words.nothingPlanned],
      over: () => [words.thanks, words.conferenceOver],
    }[feature.kind]();
    return html`<div class="statement ${scene.rows.length === 0 ? 'alone' : ''}">
      <h2><fit-text .text=${said[0]!} .steps=${STATEMENT}></fit-text></h2>
      ${said[1] === undefined ? nothing : html`<p class="quiet">${said[1]}</p>`}
    </div>`;
  }

  /** B4: what runs in the background is named, and hides nothing. */
  private background(): unknown {
    const { voice, scene } = this;
    const [session] = scene.board.background;
    if (!session) return nothing;
    const until = voice.words.until(voice.times.time(session.end));
    return html`<p class="also quiet">
      <fit-text .text=${`${voice.words.alsoHere}: ${voice.text(session.title)}, ${until}`} .steps=${ALSO}></fit-text>
    </p>`;
  }
}

customElements.define('room-view', RoomView);

declare global {
  interface HTMLElementTagNameMap {
    'room-view': RoomView;
  }
}
