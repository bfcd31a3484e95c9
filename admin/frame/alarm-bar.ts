import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { announcementsAt, type Announcement } from '../../core/index.js';
import { scopeWords } from '../announce/scope-words.js';
import { icon } from '../parts/icon.js';
import { may } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';

/** While an emergency is on the screens: over every view, and the all-clear is as plain to see as the alarm. */
@customElement('alarm-bar')
export class AlarmBar extends PanelElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 14px;
        align-items: center;
        padding: 12px 20px;
        background: var(--emergency);
        color: var(--emergency-ink);
        line-height: 1.3;
      }
      section + section {
        border-top: 1.5px solid var(--emergency-ink);
      }
      svg {
        width: 32px;
        height: 32px;
      }
      b,
      .text {
        overflow-wrap: anywhere;
      }
      .text {
        font-size: 1.125rem;
        font-weight: 700;
      }
      .button {
        grid-column: 1 / -1;
        min-height: 52px;
        margin-top: 4px;
        font-size: 1.125rem;
      }
      :focus-visible {
        outline-color: var(--emergency-ink);
      }
      @media (min-width: 760px) {
        section {
          grid-template-columns: auto minmax(0, 1fr) auto;
          padding-inline: 32px;
        }
        .button {
          grid-column: 3;
          margin: 0;
          padding-inline: 28px;
        }
      }
    `,
  ];

  protected override render(): TemplateResult[] {
    const { schedule, now } = this.panel;
    return announcementsAt(schedule, now)
      .filter(({ level }) => level === 'emergency')
      .map((alarm) => this.#alarm(alarm));
  }

  #alarm({ id, text, scope, from }: Announcement): TemplateResult {
    const { words, panel } = this;
    const command = { type: 'withdraw', announcement: id } as const;
    return html`<section aria-label=${words.alarmOn}>
      ${icon('warning')}
      <div role="alert">
        <p><b>${words.alarmOn}</b> · ${words.alarmWhere(scopeWords(scope, panel), this.time(from))}</p>
        <p class="text">${this.say(text)}</p>
      </div>
      ${
        may(panel, 'withdraw')
          ? html`<button class="button all-clear" type="button" @click=${() => this.open({ kind: 'command', command })}>
              ${words.allClear}
            </button>`
          : nothing
      }
    </section>`;
  }
}
