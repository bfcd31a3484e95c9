import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Theme } from '../../core/index.js';
import { readable } from '../../live/look/colour.js';
import { GROUNDS, LEAST } from '../parts/contrast.js';

/** A screen outside a room in a theme, a colour and with a logo: what the settings will make of it. */
@customElement('screen-look')
export class ScreenLook extends LitElement {
  @property() theme: Theme = 'night';
  @property() colour = '';
  /** Address of the logo, or nothing. */
  @property() logo = '';
  @property() name = '';
  @property() room = '';
  @property() session = '';
  @property() time = '';
  @property() wifi = '';

  static override styles = css`
    .screen {
      container-type: inline-size;
      aspect-ratio: 16 / 9;
      border-radius: 10px;
      border: 1.5px solid var(--quiet);
      overflow: hidden;
      background: var(--paint);
      color: var(--text);
      font-family: var(--face);
    }
    .night {
      --paint: #0b0f14;
      --text: #f4f6f8;
      --soft: #9fb0bf;
    }
    .paper {
      --paint: #fbfaf7;
      --text: #14181c;
      --soft: #55606a;
    }
    .contrast {
      --paint: #000000;
      --text: #ffffff;
      --soft: #ffffff;
    }
    .inside {
      box-sizing: border-box;
      height: 100%;
      display: grid;
      grid-template-rows: auto 1fr auto;
      padding: 4cqw;
    }
    .head,
    .foot {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 3cqw;
      font-size: 3.4cqw;
      color: var(--soft);
    }
    .head b {
      color: var(--text);
      font-size: 5.4cqw;
    }
    img {
      max-height: 8cqw;
      max-width: 30cqw;
      object-fit: contain;
    }
    .now {
      align-self: center;
      padding-inline-start: 3cqw;
      border-inline-start: 1.6cqw solid var(--soft);
      font-size: 7cqw;
      font-weight: 700;
      line-height: 1.1;
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      line-clamp: 3;
      overflow: hidden;
    }
    .clock {
      color: var(--text);
      font-size: 6cqw;
      font-weight: 700;
    }
  `;

  protected override render(): TemplateResult {
    const accent = this.colour && readable(this.colour, GROUNDS[this.theme], LEAST);
    return html`<div class="screen ${this.theme}">
      <div class="inside">
        <div class="head">
          <b>${this.room}</b>
          ${this.logo ? html`<img src=${this.logo} alt="" />` : html`<span>${this.name}</span>`}
          <span class="clock">${this.time}</span>
        </div>
        <div class="now" .style=${accent ? `border-inline-start-color: ${accent}` : ''}>${this.session}</div>
        <div class="foot"><span>${this.wifi}</span>${this.logo ? html`<span>${this.name}</span>` : nothing}</div>
      </div>
    </div>`;
  }
}
