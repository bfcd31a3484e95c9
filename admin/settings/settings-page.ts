import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { SETTINGS, type Command, type QrTarget, type Settings } from '../../core/index.js';
import { draft, forget, remember } from '../parts/drafts.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import type { TextWritten } from '../parts/text-field.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import type { SlideList, SlidesChanged } from './slide-list.js';
import {
  isAddress,
  minutesIn,
  pruned,
  slideFits,
  valueIn,
  withField,
  type Mistake,
  type SettingsDraft,
} from './settings-draft.js';
import type { LooksChanged } from './look-fields.js';
import { settingsWords, type SettingsWords } from './words/index.js';
import '../parts/text-field.js';
import './delete-conference.js';
import './display-alerts.js';
import './look-fields.js';
import './slide-list.js';
import './webhook-list.js';

/** What organisers set for the whole conference. What was changed stays here until it is saved or discarded. */
@customElement('settings-page')
export class SettingsPage extends WordedPage<SettingsWords> {
  @state() private draft: SettingsDraft = {};
  /** What stands in fields of minutes as long as it is no number. */
  @state() private typed: { readonly [field in 'turnover' | 'minBreak']?: string } = {};
  @state() private qrTyped: string | null = null;
  @state() private tried = false;
  @query('slide-list') private slides!: SlideList;

  static override styles = [
    shared,
    pageStyles,
    pageFrame,
    css`
      .times {
        align-items: start;
      }
    `,
  ];

  protected override wordsIn(language: Language): Promise<SettingsWords> {
    return settingsWords(language);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Not earlier: what a lazily loaded element was given is not there when it is connected.
    if (!this.hasUpdated) this.draft = draft<SettingsDraft>(this.#draftName) ?? {};
    const open = pruned(this.draft, this.#live);
    if (open !== this.draft) this.#keep(open);
  }

  get #live(): Settings {
    return this.panel.schedule.live.settings;
  }

  get #draftName(): string {
    return `settings/${this.panel.conference.slug}`;
  }

  #keep(next: SettingsDraft): void {
    this.draft = next;
    if (Object.keys(next).length === 0) forget(this.#draftName);
    else remember(this.#draftName, next);
  }

  #value<K extends keyof Settings>(field: K): Settings[K] | undefined {
    return valueIn(this.draft, this.#live, field);
  }

  readonly #set = <K extends keyof Settings>(field: K, value: Settings[K] | undefined): void => {
    this.#keep(withField(this.draft, this.#live, field, value));
  };

  /** Languages in which texts are asked for. */
  get #tags(): readonly string[] {
    return this.#value('languages') ?? this.panel.schedule.programme.conference.languages;
  }

  get #mistakes(): Set<Mistake> {
    const night = this.#value('night');
    const wrong = new Set<Mistake>();
    if (this.typed.turnover !== undefined) wrong.add('turnover');
    if (this.typed.minBreak !== undefined) wrong.add('minBreak');
    if (night && (!night.from || !night.until || night.from === night.until)) wrong.add('night');
    if (this.qrTyped !== null) wrong.add('qr');
    if (!(this.#value('slides') ?? []).every(slideFits)) wrong.add('slides');
    return wrong;
  }

  protected override page(w: SettingsWords): TemplateResult {
    const { panel, organises } = this;
    const wrong = this.#mistakes;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.title}</h2>
      ${organises ? nothing : html`<p>${w.onlyOrganisers}</p>`}
      <section aria-labelledby="looks">
        <h3 id="looks">${w.looks}</h3>
        <text-field
          label=${w.name}
          reader=${panel.languages[0]!}
          .languages=${this.#tags}
          .value=${this.#value('name') ?? panel.schedule.programme.conference.name}
          @text-written=${({ text }: TextWritten) => this.#set('name', text)}
        ></text-field>
        <look-fields
          .panel=${panel}
          .w=${w}
          .look=${{
            languages: this.#value('languages'),
            theme: this.#value('theme'),
            colour: this.#value('colour'),
            logo: this.#value('logo'),
            wifi: this.#value('wifi'),
            name: this.#value('name'),
          }}
          @looks-changed=${({ field, value }: LooksChanged) => this.#set(field, value as never)}
        ></look-fields>
      </section>
      ${this.#times(w, wrong)} ${this.#house(w, wrong)}
      <section aria-labelledby="slides">
        <h3 id="slides">${w.slides}</h3>
        <p class="quiet">${w.slidesHint}</p>
        <slide-list
          .panel=${panel}
          .w=${w}
          .slides=${this.#value('slides') ?? []}
          .tags=${this.#tags}
          @slides-changed=${({ slides }: SlidesChanged) => this.#set('slides', slides.length === 0 ? undefined : slides)}
        ></slide-list>
      </section>
      ${
        panel.me.role === 'admin'
          ? html`<display-alerts .panel=${panel} .w=${w}></display-alerts>
              <webhook-list .panel=${panel} .w=${w}></webhook-list>
              <delete-conference .panel=${panel} .w=${w}></delete-conference>`
          : nothing
      }
      ${organises ? this.#saving(w, wrong) : nothing}`;
  }

  #times(w: SettingsWords, wrong: ReadonlySet<Mistake>): TemplateResult {
    const night = this.#value('night');
    return html`<section aria-labelledby="times">
      <h3 id="times">${w.times}</h3>
      <div class="pair times">
        ${this.#minutes(w, 'turnover', w.turnover, w.turnoverHint)}
        ${this.#minutes(w, 'minBreak', w.minBreak, w.minBreakHint)}
      </div>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${night !== undefined}
          @change=${(event: Event) =>
            this.#set(
              'night',
              (event.target as HTMLInputElement).checked ? { from: '22:00', until: '07:00' } : undefined,
            )}
        />${w.night}</label
      >
      ${
        night
          ? html`<div class="pair">
                ${(['from', 'until'] as const).map(
                  (end) =>
                    html`<label class="field"
                      ><span>${end === 'from' ? w.nightFrom : w.nightUntil}</span
                      ><input
                        type="time"
                        .value=${night[end]}
                        aria-invalid=${wrong.has('night') ? 'true' : nothing}
                        @input=${(event: Event) =>
                          this.#set('night', { ...night, [end]: (event.target as HTMLInputElement).value })}
                    /></label>`,
                )}
              </div>
              ${wrong.has('night') ? html`<p class="error" role="alert">${w.nightWrong}</p>` : nothing}`
          : nothing
      }
    </section>`;
  }

  #minutes(w: SettingsWords, field: 'turnover' | 'minBreak', label: string, hint: string): TemplateResult {
    const typed = this.typed[field];
    const value = typed ?? String(this.#value(field) ?? SETTINGS[field]);
    return html`<div class="field">
      <label for=${field}>${label}</label>
      <input
        id=${field}
        inputmode="numeric"
        autocomplete="off"
        aria-describedby="about-${field}"
        aria-invalid=${typed === undefined ? nothing : 'true'}
        .value=${value}
        @input=${(event: Event) => {
          const text = (event.target as HTMLInputElement).value;
          const minutes = minutesIn(text, SETTINGS[field]);
          const { [field]: _, ...others } = this.typed;
          this.typed = minutes === null || text.trim() === '' ? { ...others, [field]: text } : others;
          if (minutes !== null && text.trim() !== '') this.#set(field, minutes);
        }}
      />
      <p
        id="about-${field}"
        class=${typed === undefined ? 'quiet' : 'error'}
        role=${typed === undefined ? nothing : 'alert'}
      >
        ${typed === undefined ? hint : w.minutesWrong}
      </p>
    </div>`;
  }

  #house(w: SettingsWords, wrong: ReadonlySet<Mistake>): TemplateResult {
    const qr = this.#value('qr') ?? 'session';
    const plain = qr === 'session' || qr === 'guide' || qr === 'none';
    const chosen = this.qrTyped === null && plain ? qr : 'address';
    return html`<section aria-labelledby="house">
      <h3 id="house">${w.house}</h3>
      <text-field
        label=${w.wifi}
        hint=${w.wifiHint}
        reader=${this.panel.languages[0]!}
        .languages=${this.#tags}
        .value=${this.#value('wifi')}
        @text-written=${({ text }: TextWritten) => this.#set('wifi', text)}
      ></text-field>
      <label class="field">
        <span>${w.qr}</span>
        <select
          @change=${(event: Event) => {
            const target = (event.target as HTMLSelectElement).value as keyof SettingsWords['qrTargets'];
            this.qrTyped = target === 'address' ? '' : null;
            if (target !== 'address') this.#set('qr', target === 'session' ? undefined : target);
          }}
        >
          ${Object.entries(w.qrTargets).map(
            ([target, name]) => html`<option value=${target} ?selected=${target === chosen}>${name}</option>`,
          )}
        </select>
      </label>
      ${
        chosen === 'address'
          ? html`<label class="field"
                ><span>${w.qrAddress}</span
                ><input
                  type="url"
                  inputmode="url"
                  autocomplete="off"
                  aria-invalid=${wrong.has('qr') ? 'true' : nothing}
                  .value=${this.qrTyped ?? qr}
                  @input=${(event: Event) => {
                    const address = (event.target as HTMLInputElement).value.trim();
                    this.qrTyped = isAddress(address) ? null : address;
                    if (this.qrTyped === null) this.#set('qr', address as QrTarget);
                  }}
              /></label>
              ${wrong.has('qr') ? html`<p class="error" role="alert">${w.qrWrong}</p>` : nothing}`
          : nothing
      }
    </section>`;
  }

  #saving(w: SettingsWords, wrong: ReadonlySet<Mistake>): TemplateResult | typeof nothing {
    if (Object.keys(this.draft).length === 0 && wrong.size === 0) return nothing;
    return html`<div class="save">
      <button class="button" type="button" @click=${this.#discard}>${w.discard}</button>
      <button class="button primary" type="button" @click=${this.#save}>${w.save}</button>
      <p class=${this.tried && wrong.size > 0 ? 'error' : 'quiet'} role="status">
        ${this.tried && wrong.size > 0 ? w.mistakes : w.unsaved}
      </p>
    </div>`;
  }

  readonly #discard = (): void => {
    this.#keep({});
    this.typed = {};
    this.qrTyped = null;
    this.tried = false;
  };

  readonly #save = (): void => {
    const wrong = this.#mistakes;
    this.tried = wrong.size > 0;
    if (wrong.has('slides')) this.slides.showMistake();
    if (wrong.size > 0) {
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.open({ kind: 'command', command: { type: 'settings', ...this.draft } as Command });
  };
}
