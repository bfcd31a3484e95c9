import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Announcement, Command } from '../../core/index.js';
import { textsIn } from '../../live/look/text.js';
import { icon } from '../parts/icon.js';
import { scopeWords } from './scope-words.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';

/** Languages that an emergency has room for; notes are shown in the screen's own. */
const EMERGENCY_LANGUAGES = 2;

/** An announcement as the screens will show it, on a small screen, with what that screen leaves out beneath. */
@customElement('announcement-preview')
export class AnnouncementPreview extends PanelElement {
  @property({ attribute: false }) of!: Extract<Command, { type: 'announce' }> | Announcement;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      figure {
        margin: 0;
        display: grid;
        gap: 8px;
      }
      /* A screen is dark by default, whatever the theme of the panel. */
      .screen {
        display: flex;
        flex-direction: column;
        justify-content: space-between;
        aspect-ratio: 16 / 9;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        overflow: hidden;
        background: #0b0f14;
        color: #f4f6f8;
        container-type: inline-size;
      }
      .room {
        padding: 3cqi 4cqi;
        font-size: 5cqi;
        font-weight: 700;
        color: #9fb0bf;
      }
      .text {
        display: flex;
        align-items: center;
        gap: 2cqi;
        margin: 3cqi;
        padding: 2.2cqi 3cqi;
        border-radius: 2cqi;
        background: #151c24;
        box-shadow: inset 0 0 0 0.4cqi #2a3642;
        font-size: 4cqi;
        font-weight: 600;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      .warning .text {
        box-shadow: inset 0 0 0 0.6cqi #ffd166;
      }
      svg {
        flex: none;
        width: 5.5cqi;
        height: 5.5cqi;
      }
      .warning svg {
        color: #ffd166;
      }
      .emergency {
        justify-content: center;
        background: #b3001b;
        color: #fff;
      }
      .emergency .text {
        flex-direction: column;
        align-items: flex-start;
        background: none;
        box-shadow: none;
        color: #fff;
        font-size: 5.4cqi;
        font-weight: 700;
      }
      .emergency svg {
        width: 11cqi;
        height: 11cqi;
      }
      figcaption {
        display: grid;
        gap: 4px;
        color: var(--quiet);
        font-size: 0.9375rem;
        line-height: 1.35;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { of, words, panel } = this;
    const emergency = of.level === 'emergency';
    const all = textsIn(of.text, panel.schedule.programme.conference.languages, Number.POSITIVE_INFINITY);
    const shown = all.slice(0, emergency ? EMERGENCY_LANGUAGES : 1);
    const rooms = of.scope?.rooms ?? [];
    const where = scopeWords(of.scope ?? {}, panel);
    const until = of.until === undefined ? words.untilWithdrawn : words.untilSays(this.time(of.until));
    return html`<figure>
      <div class="screen ${of.level}" role="img" aria-label=${`${words.asOnScreen}: ${shown.join(' / ')}`}>
        ${emergency ? nothing : html`<p class="room">${this.roomName(rooms[0] ?? panel.schedule.rooms[0]?.id)}</p>`}
        <div class="text">
          ${icon(of.level === 'info' ? 'info' : 'warning')} ${shown.map((text) => html`<p>${text}</p>`)}
        </div>
      </div>
      <figcaption>
        <span>${words.levels[of.level]} · ${where} · ${until}</span>
        ${all.slice(shown.length).map((text) => html`<span>${words.inOtherLanguages} ${text}</span>`)}
      </figcaption>
    </figure>`;
  }
}
