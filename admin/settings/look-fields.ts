import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { THEMES, type Patch, type Settings, type Theme } from '../../core/index.js';
import { contrastWords } from '../parts/contrast.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { imageAddress } from './api.js';
import type { PictureTaken } from './image-choice.js';
import type { SettingsWords } from './words/index.js';
import './image-choice.js';
import '../parts/screen-frame.js';

type LookField = 'languages' | 'theme' | 'colour' | 'logo';
type Look = Pick<Settings, LookField | 'wifi' | 'name'>;

/** One of the looks is to be another; undefined: the default. */
export class LooksChanged extends Event {
  constructor(
    readonly field: LookField,
    readonly value: Settings[LookField] | undefined,
  ) {
    super('looks-changed');
  }
}

/** Languages that are offered; any other comes with the programme. */
const OFFERED = [
  'en',
  'de',
  'fr',
  'es',
  'ro',
  'it',
  'nl',
  'pt',
  'pl',
  'cs',
  'hu',
  'uk',
  'bg',
  'el',
  'tr',
  'sv',
  'da',
  'fi',
];

/** Languages, theme, colour and logo, with a screen that shows what they make. */
@customElement('look-fields')
export class LookFields extends PanelElement {
  @property({ attribute: false }) w!: SettingsWords;
  @property({ attribute: false }) look!: { readonly [K in keyof Look]: Look[K] | undefined };

  static override styles = [
    shared,
    pageStyles,
    css`
      :host {
        gap: 18px;
        padding: 0;
      }
      .logo {
        max-height: 64px;
        max-width: 200px;
      }
      @media (min-width: 760px) {
        screen-frame {
          max-width: 560px;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { w, look, panel } = this;
    const theme = look.theme ?? 'night';
    return html`${this.#languages()}
      <fieldset>
        <legend>${w.theme}</legend>
        <div class="steps">
          ${THEMES.map(
            (one) =>
              html`<button
                class="button"
                type="button"
                aria-pressed=${one === theme}
                @click=${() => this.#chooseTheme(one)}
              >
                ${w.themes[one]}
              </button>`,
          )}
        </div>
      </fieldset>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${look.colour !== undefined}
          @change=${(event: Event) => this.#tell('colour', (event.target as HTMLInputElement).checked ? '#3d7bd9' : undefined)}
        />${w.ownColour}</label
      >
      ${
        look.colour === undefined
          ? nothing
          : html`<label class="field"
                ><span>${w.colour}</span
                ><input
                  type="color"
                  .value=${look.colour}
                  @input=${(event: Event) => this.#tell('colour', (event.target as HTMLInputElement).value)}
              /></label>
              <ul class="quiet" aria-live="polite">
                ${contrastWords(look.colour, w).map((line) => html`<li>${line}</li>`)}
              </ul>`
      }
      <fieldset>
        <legend>${w.logo}</legend>
        ${look.logo ? html`<img class="logo" src=${imageAddress(panel.conference.slug, look.logo)} alt=${w.logo} />` : nothing}
        <div class="row">
          <image-choice
            .w=${w}
            label=${w.chooseImage}
            conference=${panel.conference.slug}
            @picture-taken=${({ picture }: PictureTaken) => this.#tell('logo', picture)}
          ></image-choice>
          ${look.logo ? html`<button class="button" type="button" @click=${() => this.#tell('logo', undefined)}>${w.removeLogo}</button>` : nothing}
        </div>
      </fieldset>
      <figure role="group" aria-label=${w.preview}>
        <p class="label">${w.preview}</p>
        ${this.#preview()}
      </figure>`;
  }

  #preview(): TemplateResult {
    const { look, panel, w } = this;
    const settings = Object.fromEntries(Object.entries(look).map(([field, value]) => [field, value ?? null]));
    return html`<screen-frame
      .panel=${panel}
      .draft=${{ settings } satisfies Patch}
      room=${panel.schedule.rooms[0]?.id ?? ''}
      says=${w.preview}
    ></screen-frame>`;
  }

  #languages(): TemplateResult {
    const { w, look, panel } = this;
    const chosen = look.languages ?? panel.schedule.programme.conference.languages;
    const names = new Intl.DisplayNames([panel.languages[0]!], { type: 'language', fallback: 'code' });
    const name = (tag: string): string => names.of(tag) ?? tag;
    const set = (tags: readonly string[]): void => this.#tell('languages', tags);
    return html`<fieldset>
      <legend>${w.languages}</legend>
      <p class="quiet">${w.languagesHint}</p>
      <div class="row">
        ${chosen.map(
          (tag) =>
            html`<button
              class="button"
              type="button"
              ?disabled=${chosen.length === 1}
              aria-label=${w.removeLanguage(name(tag))}
              @click=${() => set(chosen.filter((one) => one !== tag))}
            >
              ${name(tag)} ×
            </button>`,
        )}
      </div>
      <label class="field"
        ><span>${w.addLanguage}</span
        ><select
          .value=${''}
          @change=${(event: Event) => {
            const select = event.target as HTMLSelectElement;
            if (select.value) set([...chosen, select.value]);
            select.value = '';
          }}
        >
          <option value=""></option>
          ${OFFERED.filter((tag) => !chosen.includes(tag)).map((tag) => html`<option value=${tag}>${name(tag)}</option>`)}
        </select></label
      >
    </fieldset>`;
  }

  #chooseTheme(theme: Theme): void {
    this.#tell('theme', theme === 'night' ? undefined : theme);
  }

  #tell<F extends LookField>(field: F, value: Settings[F] | undefined): void {
    this.dispatchEvent(new LooksChanged(field, value));
  }
}
