import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Announcement, Command } from '../core/index.js';
import { textsIn } from '../live/look/text.js';
import { icon } from './icon.js';
import { PanelElement } from './panel-element.js';
import { shared } from './styles.js';

/** An announcement as the screens will show it, on a small screen. */
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
      .screen {
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
        aspect-ratio: 16 / 9;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        overflow: hidden;
        background: #0b0f14;
        color: #f4f6f8;
        container-type: inline-size;
      }
      .room {
        flex: 1;
        padding: 5cqi 5cqi 0;
        font-size: 5cqi;
        font-weight: 700;
        color: #9fb0bf;
      }
      .text {
        display: grid;
        gap: 1cqi;
        padding: 3.5cqi 5cqi;
        font-size: 4.6cqi;
        font-weight: 600;
        line-height: 1.25;
        overflow-wrap: anywhere;
        background: #151c24;
      }
      .warning .text {
        background: #ffd166;
        color: #201500;
      }
      .emergency {
        background: #b3001b;
        color: #fff;
      }
      .emergency .text {
        flex: 1;
        align-content: center;
        gap: 2.4cqi;
        padding: 4cqi 5cqi;
        background: none;
        color: #fff;
        font-size: 5.4cqi;
        font-weight: 700;
      }
      .emergency svg {
        width: 11cqi;
        height: 11cqi;
      }
      figcaption {
        color: var(--quiet);
        font-size: 0.9375rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { of, words, panel } = this;
    const texts = textsIn(of.text, panel.schedule.programme.conference.languages, 2);
    const rooms = of.scope?.rooms ?? [];
    const where = rooms.length > 0 ? rooms.map((room) => this.roomName(room)).join(', ') : words.scopeAll;
    const until = of.until === undefined ? words.untilWithdrawn : words.untilSays(this.time(of.until));
    return html`<figure>
      <div class="screen ${of.level}" role="img" aria-label=${`${words.asOnScreen}: ${texts.join(' / ')}`}>
        ${
          of.level === 'emergency'
            ? nothing
            : html`<p class="room">${this.roomName(rooms[0] ?? panel.schedule.rooms[0]?.id)}</p>`
        }
        <div class="text">
          ${of.level === 'emergency' ? icon('warning') : nothing} ${texts.map((text) => html`<p>${text}</p>`)}
        </div>
      </div>
      <figcaption>${words.levels[of.level]} · ${where} · ${until}</figcaption>
    </figure>`;
  }
}
