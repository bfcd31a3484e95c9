/** The slides of a room's screen, beside or below what comes next; not there while there is none to show. */
import { css, html, LitElement } from 'lit';
import type { Instant } from '../core/index.js';
import { fitSoon } from './fitting.js';
import type { RoomScene } from './room-scene.js';
import { slideSet } from './slide-set.js';
import './slide-show.js';
import type { SlideShow } from './slide-show.js';
import { slidesDue } from './slides-due.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

/** Whether people must read what is said large: a session of this room, or where it has gone. */
const isBusy = ({ room, feature }: RoomScene): boolean =>
  feature.kind === 'moved' ||
  feature.kind === 'cancelled' ||
  (feature.kind === 'now' && feature.session.room === room.id);

export class RoomSlides extends LitElement {
  static override properties = {
    voice: { attribute: false },
    scene: { attribute: false },
    at: { attribute: false },
  };

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        min-height: 0;
      }
      :host([empty]) {
        display: none;
      }
      slide-show {
        flex: 1;
      }
    `,
  ];

  voice!: Voice;
  scene!: RoomScene;
  at: Instant = 0;

  constructor() {
    super();
    this.toggleAttribute('empty', true);
  }

  protected override render(): unknown {
    const { voice, scene, at } = this;
    return html`<slide-show
      .voice=${voice}
      .slides=${slidesDue(voice.settings, scene.room.id, at, isBusy(scene), slideSet())}
      @slides=${this.note}
    ></slide-show>`;
  }

  private note({ target }: Event): void {
    this.toggleAttribute('empty', (target as SlideShow).empty);
    fitSoon();
  }
}

customElements.define('room-slides', RoomSlides);

declare global {
  interface HTMLElementTagNameMap {
    'room-slides': RoomSlides;
  }
}
