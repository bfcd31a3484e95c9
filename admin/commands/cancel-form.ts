import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScheduledSession } from '../../core/index.js';
import { cancelDraft, draft, forget, remember } from '../parts/drafts.js';
import { PanelElement } from '../parts/panel-element.js';
import { Choose } from './request.js';
import { shared } from '../parts/styles.js';

/** Cancels a session, with a reason for the screens. */
@customElement('cancel-form')
export class CancelForm extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  @state() private reason = '';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.reason = draft<string>(cancelDraft(this.panel.conference.slug, this.of.id)) ?? '';
    this.#tell(false);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<div class="row">
        ${words.reasons.map(
          (reason) =>
            html`<button
              class="button"
              type="button"
              aria-pressed=${this.reason === reason}
              @click=${() => this.#write(this.reason === reason ? '' : reason, false)}
            >
              ${reason}
            </button>`,
        )}
      </div>
      <label class="field">
        <span>${words.reason}. ${words.reasonHint}</span>
        <input
          maxlength="200"
          autocomplete="off"
          .value=${this.reason}
          @input=${(event: Event) => this.#write((event.target as HTMLInputElement).value, true)}
        />
      </label>`;
  }

  #write(reason: string, typing: boolean): void {
    this.reason = reason;
    if (reason) remember(cancelDraft(this.panel.conference.slug, this.of.id), reason);
    else forget(cancelDraft(this.panel.conference.slug, this.of.id));
    this.#tell(typing);
  }

  #tell(typing: boolean): void {
    const reason = this.reason.trim();
    const command = { type: 'cancel', session: this.of.id, ...(reason ? { reason } : {}) } as const;
    this.dispatchEvent(new Choose({ command }, null, typing));
  }
}
