import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { draft, remember } from '../parts/drafts.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { minutes } from '../words/minutes.js';
import { zoneDifference } from './zones.js';

/** Tells somebody whose device is set to another zone that all times here are the conference's. */
@customElement('zone-notice')
export class ZoneNotice extends PanelElement {
  @state() private understood = false;
  private readonly here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  /** Minutes that this device is ahead. */
  private ahead = 0;

  static override styles = [
    shared,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        margin-bottom: 10px;
        padding: 6px 6px 6px 14px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        line-height: 1.35;
      }
      p {
        flex: 1 1 240px;
        padding-block: 6px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.understood = draft<string>(this.#draft) === this.here;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('panel')) this.ahead = zoneDifference(this.panel.zone, this.here, this.panel.now);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { panel, words, ahead, here } = this;
    if (ahead === 0 || this.understood) return nothing;
    const difference = ahead > 0 ? words.zoneAhead(minutes(ahead)) : words.zoneBehind(minutes(-ahead));
    return html`<div class="notice" role="note">
      <p>${words.otherZone(panel.zone, panel.times.zone(panel.now), here, difference)}</p>
      <button class="button" type="button" @click=${this.#understand}>${words.understood}</button>
    </div>`;
  }

  get #draft(): string {
    return `zone/${this.panel.zone}`;
  }

  #understand(): void {
    this.understood = true;
    remember(this.#draft, this.here);
  }
}
