import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScheduledSession } from '../../core/index.js';
import { draft, editDraft, forget, remember } from '../parts/drafts.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/text-fields.js';
import type { TextsChanged } from '../parts/text-fields.js';
import { Choose } from './request.js';
import { editOf, languagesFor, plannedWords, wordsOfSession, type WordsDraft } from './session-draft.js';
import './speaker-fields.js';
import type { SpeakersChanged } from './speaker-fields.js';

/** Other words for a session: title by language, speakers, spoken language. */
@customElement('edit-form')
export class EditForm extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  @state() private form!: WordsDraft;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.form = { ...this.#asItIs, ...draft<WordsDraft>(this.#draft) };
    this.#tell(false);
  }

  get #draft(): string {
    return editDraft(this.panel.conference.slug, this.of.id);
  }

  get #languages(): readonly string[] {
    return this.panel.schedule.programme.conference.languages;
  }

  get #asItIs(): WordsDraft {
    return wordsOfSession(this.of, this.#languages);
  }

  protected override render(): TemplateResult {
    const { words, panel, form, of } = this;
    const planned = plannedWords(of.id, panel.schedule.live.sessions[of.id] as Record<string, unknown> | undefined);
    const missing = Object.values(form.title).every((text) => text.trim() === '');
    return html`<text-fields
        .panel=${panel}
        .texts=${form.title}
        .label=${words.titleIn}
        longest="500"
        @texts-changed=${(event: TextsChanged) => this.#alter({ title: event.texts })}
      ></text-fields>
      ${missing ? html`<p class="error" role="alert">${words.titleMissing}</p>` : nothing}
      <speaker-fields
        .panel=${panel}
        .names=${form.speakers}
        @speakers-changed=${(event: SpeakersChanged) => this.#alter({ speakers: event.names })}
      ></speaker-fields>
      <label class="field">
        <span>${words.spokenLanguage}</span>
        <select @change=${(event: Event) => this.#alter({ language: (event.target as HTMLSelectElement).value })}>
          ${of.language === undefined ? html`<option value="">${words.notTold}</option>` : nothing}
          ${languagesFor(of.language ?? '', this.#languages, Object.keys(words.languages)).map(
            (tag) => html`<option value=${tag} ?selected=${tag === form.language}>${this.languageName(tag)}</option>`,
          )}
        </select>
      </label>
      ${
        planned
          ? html`<div class="row">
              <button class="button" type="button" @click=${() => this.dispatchEvent(new Choose({ command: planned }))}>
                ${words.asPlanned}
              </button>
            </div>`
          : nothing
      }`;
  }

  #alter(change: Partial<WordsDraft>): void {
    this.form = { ...this.form, ...change };
    remember(this.#draft, this.form);
    this.#tell(true);
  }

  #tell(typing: boolean): void {
    const command = editOf(this.of, this.form, this.#languages);
    if (!command) forget(this.#draft);
    this.dispatchEvent(new Choose(command && { command }, null, typing));
  }
}
