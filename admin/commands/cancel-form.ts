import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScheduledSession } from '../../core/index.js';
import { cancelDraft, draft, forget, remember } from '../parts/drafts.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { emptyTexts, inLanguages, written, type Texts } from '../parts/texts.js';
import '../parts/text-fields.js';
import type { TextsChanged } from '../parts/text-fields.js';
import { Choose } from './request.js';

/** Cancels a session, with a reason for the screens in their languages. */
@customElement('cancel-form')
export class CancelForm extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  @state() private texts: Texts = {};
  /** Which of the reasons in store was chosen; typing takes the choice back. */
  @state() private chosen = -1;

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
    this.texts = { ...this.#empty, ...draft<Texts>(this.#draft) };
    this.#tell(false);
  }

  get #draft(): string {
    return cancelDraft(this.panel.conference.slug, this.of.id);
  }

  get #empty(): Texts {
    return emptyTexts(this.panel.schedule.programme.conference.languages);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<div class="row">
        ${words.reasons.map(
          (reason, index) =>
            html`<button
              class="button"
              type="button"
              aria-pressed=${this.chosen === index}
              @click=${() => this.#choose(index)}
            >
              ${reason}
            </button>`,
        )}
      </div>
      <p class="quiet">${words.reason}. ${words.reasonHint}</p>
      <text-fields
        .panel=${this.panel}
        .texts=${this.texts}
        .label=${words.reasonIn}
        @texts-changed=${(event: TextsChanged) => this.#write(event.texts)}
      ></text-fields>`;
  }

  async #choose(index: number): Promise<void> {
    const again = this.chosen === index;
    this.chosen = again ? -1 : index;
    const languages = Object.keys(this.texts);
    const texts = again ? this.#empty : await inLanguages(languages, ({ reasons }) => reasons[index] ?? '');
    if (this.chosen === (again ? -1 : index)) this.#keep(texts, false);
  }

  #write(texts: Texts): void {
    this.chosen = -1;
    this.#keep(texts, true);
  }

  #keep(texts: Texts, typing: boolean): void {
    this.texts = texts;
    if (written(texts)) remember(this.#draft, texts);
    else forget(this.#draft);
    this.#tell(typing);
  }

  #tell(typing: boolean): void {
    const reason = written(this.texts);
    const command = { type: 'cancel', session: this.of.id, ...(reason ? { reason } : {}) } as const;
    this.dispatchEvent(new Choose({ command }, null, typing));
  }
}
