import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { announcementsAt, type Announcement, type AnnouncementLevel } from '../../core/index.js';
import { complaint, emptyAnnouncement, toCommand, type AnnouncementDraft } from './announcement-draft.js';
import { announcementDraft, draft, forget, remember } from '../parts/drafts.js';
import { may } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/text-fields.js';
import type { TextsChanged } from '../parts/text-fields.js';
import { inLanguages } from '../parts/texts.js';
import './scope-choice.js';
import type { ScopeChosen } from './scope-choice.js';
import { scopeWords } from './scope-words.js';
import './until-choice.js';
import type { UntilChosen } from './until-choice.js';

const LEVELS: readonly AnnouncementLevel[] = ['info', 'warning', 'emergency'];

/** What is on the screens now, and a new announcement; what is typed is kept until it is on the screens. */
@customElement('announce-view')
export class AnnounceView extends PanelElement {
  /** A room that was chosen on the way here. */
  @property() room = '';
  @state() private form: AnnouncementDraft = emptyAnnouncement(['en']);
  @state() private complains = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 26px;
        padding-bottom: 16px;
      }
      h2 {
        font-size: 1.375rem;
        margin-bottom: 10px;
      }
      form {
        display: grid;
        gap: 20px;
      }
      .active li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 14px;
        align-items: center;
        padding: 14px 0;
        border-top: 1.5px solid var(--line);
      }
      .active p {
        grid-column: 1;
      }
      .active .button {
        grid-area: 1 / 2 / 4 / 3;
      }
      .said {
        font-size: 1.125rem;
        font-weight: 600;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      .levels,
      .texts {
        display: grid;
        gap: 8px;
      }
      .levels label {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 2px 12px;
        align-items: center;
        min-height: 56px;
        padding: 10px 14px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        cursor: pointer;
      }
      .levels label:has(:checked) {
        border-color: var(--ink);
        background: var(--raised);
      }
      .levels small {
        grid-column: 2;
        color: var(--quiet);
        font-size: 0.9375rem;
        line-height: 1.35;
      }
      .bottom {
        position: sticky;
        bottom: var(--bar, 0);
        display: grid;
        gap: 8px;
        padding: 10px 0 12px;
        background: var(--ground);
      }
      @media (min-width: 1000px) {
        :host {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr);
          gap: 56px;
          align-items: start;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const fresh = emptyAnnouncement(this.panel.schedule.programme.conference.languages);
    this.form = { ...fresh, ...draft<AnnouncementDraft>(announcementDraft(this.panel.conference.slug)) };
    if (this.room !== '') this.#alter({ where: ['rooms'], rooms: [this.room] });
  }

  /** The announcement is on the screens: the draft has done its work. */
  clear(): void {
    this.form = emptyAnnouncement(this.panel.schedule.programme.conference.languages);
    this.complains = false;
    forget(announcementDraft(this.panel.conference.slug));
  }

  protected override render(): TemplateResult {
    const active = announcementsAt(this.panel.schedule, this.panel.now);
    return html`<section class="active" aria-labelledby="active">
        <h2 id="active">${this.words.active}</h2>
        ${
          active.length === 0
            ? html`<p class="quiet">${this.words.noneActive}</p>`
            : html`<ul>
                ${active.map((announcement) => this.#active(announcement))}
              </ul>`
        }
      </section>
      ${may(this.panel, 'announce') ? this.#form() : nothing}`;
  }

  #active(announcement: Announcement): TemplateResult {
    const { words, panel } = this;
    const { id, level, text, scope, from, until } = announcement;
    const where = scopeWords(scope, panel);
    const end = until === undefined ? words.untilWithdrawn : words.untilSays(this.time(until));
    const command = { type: 'withdraw', announcement: id } as const;
    return html`<li>
      <p><span class="chip ${level}">${words.levels[level]}</span></p>
      <p class="said">${this.say(text)}</p>
      <p class="quiet">${where} · ${words.since(this.time(from))} · ${end}</p>
      ${
        may(this.panel, 'withdraw')
          ? html`<button
              class="button ${level === 'emergency' ? 'all-clear' : ''}"
              type="button"
              @click=${() => this.open({ kind: 'command', command })}
            >
              ${level === 'emergency' ? words.allClear : words.withdraw}
            </button>`
          : nothing
      }
    </li>`;
  }

  #form(): TemplateResult {
    const { words, form, panel } = this;
    const wrong = complaint(form, panel.now, panel.times.time);
    return html`<form aria-labelledby="new" @submit=${this.#submit} novalidate>
      <h2 id="new">${words.newAnnouncement}</h2>
      <fieldset class="levels">
        <legend>${words.level}</legend>
        ${LEVELS.map(
          (level) =>
            html`<label>
              <input
                type="radio"
                name="level"
                value=${level}
                .checked=${form.level === level}
                @change=${() => this.#alter({ level })}
              />
              <b>${words.levels[level]}</b>
              <small>${words.levelHints[level]}</small>
            </label>`,
        )}
      </fieldset>
      <div class="texts">${this.#texts()}</div>
      <scope-choice
        .panel=${panel}
        .of=${form}
        @scope-chosen=${(event: ScopeChosen) => this.#alter(event.change)}
      ></scope-choice>
      <until-choice
        .panel=${panel}
        .until=${form.until}
        @until-chosen=${(event: UntilChosen) => this.#alter({ until: event.until })}
      ></until-choice>
      <div class="bottom">
        ${this.complains && wrong ? html`<p class="error" role="alert">${words[wrong]}</p>` : nothing}
        <button class="button primary">${form.level === 'emergency' ? words.previewEmergency : words.preview}</button>
      </div>
    </form>`;
  }

  #texts(): TemplateResult {
    const { words, form, panel } = this;
    return html`<label class="field">
        <span>${words.templates}</span>
        <select @change=${this.#fill}>
          <option value=""></option>
          ${words.ready.map((text, index) => html`<option value=${index}>${text}</option>`)}
        </select>
      </label>
      <text-fields
        .panel=${panel}
        .texts=${form.texts}
        .label=${words.announceText}
        rows="2"
        longest="500"
        @texts-changed=${(event: TextsChanged) => this.#alter({ texts: event.texts })}
      ></text-fields>
      ${
        form.level === 'emergency' && Object.values(form.texts).filter((text) => text.trim()).length < 2
          ? html`<p class="quiet">${words.twoLanguages}</p>`
          : nothing
      }`;
  }

  /** Writes a ready-made text into every field whose language the panel speaks; it can be changed then. */
  readonly #fill = async (event: Event): Promise<void> => {
    const select = event.target as HTMLSelectElement;
    const index = select.value === '' ? -1 : Number(select.value);
    select.value = '';
    if (index < 0) return;
    const texts = await inLanguages(Object.keys(this.form.texts), ({ ready }) => ready[index] ?? '');
    this.#alter({ texts });
  };

  #alter(change: Partial<AnnouncementDraft>): void {
    this.form = { ...this.form, ...change };
    remember(announcementDraft(this.panel.conference.slug), this.form);
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.complains = true;
    const { now, times } = this.panel;
    if (complaint(this.form, now, times.time) !== null) return;
    this.open({ kind: 'command', command: toCommand(this.form, now, times.time) });
  }
}
