import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { draft, remember } from '../parts/drafts.js';
import { VIEWS } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { SINGLE_KEYS } from './shortcuts.js';

/** Which keys do what. */
@customElement('shortcut-list')
export class ShortcutList extends PanelElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        overflow-y: auto;
        padding: 4px 20px 20px;
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 20px;
        align-items: center;
      }
      .switch {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 12px;
        align-items: center;
        padding: 6px 0 14px;
        line-height: 1.35;
        cursor: pointer;
      }
      dt,
      dd {
        padding: 10px 0;
        border-top: 1.5px solid var(--line);
        min-height: 52px;
        align-content: center;
      }
      kbd {
        display: inline-block;
        min-width: 32px;
        padding: 2px 8px;
        border: 1.5px solid var(--quiet);
        border-radius: 6px;
        font: inherit;
        font-weight: 700;
        text-align: center;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { search, views, board, open, announce, delayAll, add, undo, close, help } = this.words.shortcutKeys;
    const keys: readonly (readonly [readonly string[], string])[] = [
      [['/'], search],
      [VIEWS.map((_, index) => String(index + 1)), views],
      [['←', '→', '↑', '↓'], board],
      [['Enter'], open],
      [['A'], announce],
      [['D'], delayAll],
      [['N'], add],
      [['U'], undo],
      [['Esc'], close],
      [['?'], help],
    ];
    return html`<label class="switch">
        <input
          type="checkbox"
          .checked=${draft<boolean>(SINGLE_KEYS) !== false}
          @change=${(event: Event) => remember(SINGLE_KEYS, (event.target as HTMLInputElement).checked)}
        />
        <span>${this.words.shortcutsOn}<br /><span class="quiet">${this.words.shortcutsHint}</span></span>
      </label>
      <dl>
        ${keys.map(
          ([names, what]) =>
            html`<dt>${names.map((name) => html`<kbd>${name}</kbd> `)}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>`;
  }
}
