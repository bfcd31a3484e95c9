import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Text } from '../../core/index.js';
import { draft, forget, noteDraft, remember } from '../parts/drafts.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { emptyTexts, fieldsOf, inLanguages, written, type Texts } from '../parts/texts.js';
import '../parts/text-fields.js';
import type { TextsChanged } from '../parts/text-fields.js';
import { Choose } from './request.js';

/** Tells the speaker in a room something, on its timer, until it is replaced or taken back (A3). */
@customElement('note-form')
export class NoteForm extends PanelElement {
  /** Room id. */
  @property({ attribute: false }) of!: string;
  @state() private texts: Texts = {};

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
    const { languages } = this.panel.schedule.programme.conference;
    const told = this.#told;
    this.texts = {
      ...emptyTexts(languages),
      ...(told === undefined ? {} : fieldsOf(told, languages)),
      ...draft<Texts>(this.#draft),
    };
    this.#tell(false);
  }

  /** What the timer says now. */
  get #told(): Text | undefined {
    return this.panel.schedule.rooms.find(({ id }) => id === this.of)?.note;
  }

  get #draft(): string {
    return noteDraft(this.panel.conference.slug, this.of);
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const empty = written(this.texts) === undefined;
    return html`<p class="quiet">${words.noteHint}</p>
      <div class="row">
        ${words.notes.map(
          (note, index) =>
            html`<button class="button" type="button" @click=${() => this.#choose(index)}>${note}</button>`,
        )}
        ${
          empty
            ? nothing
            : html`<button class="button" type="button" @click=${() => this.#keep(this.#blank, false)}>
                ${words.noteNone}
              </button>`
        }
      </div>
      <text-fields
        .panel=${this.panel}
        .texts=${this.texts}
        .label=${words.noteIn}
        @texts-changed=${(event: TextsChanged) => this.#keep(event.texts, true)}
      ></text-fields>`;
  }

  get #blank(): Texts {
    return Object.fromEntries(Object.keys(this.texts).map((language) => [language, '']));
  }

  async #choose(index: number): Promise<void> {
    this.#keep(await inLanguages(Object.keys(this.texts), ({ notes }) => notes[index] ?? ''), false);
  }

  #keep(texts: Texts, typing: boolean): void {
    this.texts = texts;
    if (written(texts)) remember(this.#draft, texts);
    else forget(this.#draft);
    this.#tell(typing);
  }

  #tell(typing: boolean): void {
    const text = written(this.texts) ?? null;
    // Nothing said and nothing to take back: nothing to ask for yet.
    const request =
      text === null && this.#told === undefined ? null : ({ command: { type: 'note', room: this.of, text } } as const);
    this.dispatchEvent(new Choose(request, null, typing));
  }
}
