import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import type { Language, Words } from '../words/index.js';
import { makeConference, type NewDay } from './api.js';
import { freshId } from './draft.js';
import { setupWords, type SetupWords } from './words/index.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const MOST_DAYS = 31;

const zones = (): readonly string[] => {
  try {
    return Intl.supportedValuesOf('timeZone');
  } catch {
    return [];
  }
};

function isZone(zone: string): boolean {
  try {
    return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The days from one date to another, nine to six; null if there are none or too many. */
export function daysBetween(first: string, last: string): NewDay[] | null {
  if (first === '') return last === '' ? [] : null;
  const [from, until] = [Date.parse(`${first}T12:00:00Z`), Date.parse(`${last || first}T12:00:00Z`)];
  const count = Math.round((until - from) / 86_400_000) + 1;
  if (!(count >= 1 && count <= MOST_DAYS)) return null;
  return Array.from({ length: count }, (_, index) => ({
    date: new Date(from + index * 86_400_000).toISOString().slice(0, 10),
    start: '09:00',
    end: '18:00',
  }));
}

/** A conference that is not there yet: name, short name, zone, days. Then it leads to where its programme comes in. */
@customElement('new-conference')
export class NewConference extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property() language = 'en';
  @state() private w: SetupWords | null = null;
  @state() private name = '';
  /** Null as long as it follows the name. */
  @state() private slug: string | null = null;
  @state() private zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  @state() private first = '';
  @state() private last = '';
  @state() private errors: { readonly [field in 'slug' | 'zone' | 'days' | 'all']?: string } = {};

  static override styles = [shared, pageStyles];

  protected override firstUpdated(): void {
    setupWords(this.language as Language).then(
      (w) => (this.w = w),
      () => (this.errors = { all: this.words.unreachable }),
    );
  }

  protected override render(): TemplateResult {
    const { words, w, errors } = this;
    const slug = this.slug ?? (this.name.trim() === '' ? '' : freshId(this.name, []));
    return html`<form
      class="form"
      aria-labelledby="new"
      @submit=${(event: Event) => this.#make(event, slug)}
      novalidate
    >
      <h2 id="new">${words.newConference}</h2>
      ${this.#input(words.conferenceName, 'text', this.name, (value) => (this.name = value))}
      ${this.#input(words.slug, 'text', slug, (value) => (this.slug = value.trim().toLowerCase()), errors.slug)}
      <p class=${errors.slug ? 'error' : 'quiet'} role=${errors.slug ? 'alert' : nothing}>
        ${errors.slug ?? words.slugRule}
      </p>
      ${
        w
          ? html`${this.#input(w.zone, 'text', this.zone, (value) => (this.zone = value.trim()), errors.zone, 'zones')}
              <datalist id="zones">${zones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
              <p class=${errors.zone ? 'error' : 'quiet'} role=${errors.zone ? 'alert' : nothing}>
                ${errors.zone ?? w.zoneHint}
              </p>
              <div class="pair">
                ${this.#input(w.firstDay, 'date', this.first, (value) => (this.first = value), errors.days)}
                ${this.#input(w.lastDay, 'date', this.last, (value) => (this.last = value), errors.days)}
              </div>
              <p class=${errors.days ? 'error' : 'quiet'} role=${errors.days ? 'alert' : nothing}>
                ${errors.days ?? w.daysHint}
              </p>`
          : nothing
      }
      <p class="error" role="alert" ?hidden=${!errors.all}>${errors.all}</p>
      <button class="button primary">${words.makeConference}</button>
    </form>`;
  }

  #input(
    label: string,
    type: 'text' | 'date',
    value: string,
    set: (value: string) => void,
    error?: string,
    list?: string,
  ): TemplateResult {
    return html`<label class="field"
      ><span>${label}</span
      ><input
        type=${type}
        autocomplete="off"
        spellcheck="false"
        list=${list ?? nothing}
        aria-invalid=${error ? 'true' : nothing}
        .value=${value}
        @input=${(event: Event) => set((event.target as HTMLInputElement).value)}
    /></label>`;
  }

  async #make(event: Event, slug: string): Promise<void> {
    event.preventDefault();
    const { words, w } = this;
    const days = daysBetween(this.first, this.last);
    this.errors = {
      ...(!SLUG.test(slug) && { slug: words.slugRule }),
      ...(!isZone(this.zone) && { zone: w?.zoneWrong ?? words.unreachable }),
      ...(!days && { days: w?.daysWrong ?? words.unreachable }),
    };
    if (Object.keys(this.errors).length > 0 || !days) return;
    const name = this.name.trim();
    try {
      await makeConference(slug, {
        ...(name !== '' && { name }),
        timezone: this.zone,
        ...(days.length > 0 && { days }),
      });
      location.hash = `#/${slug}/more/programme`;
    } catch (error) {
      const said = error instanceof Problem ? problemWords(error, words) : words.unreachable;
      this.errors = error instanceof Problem && error.code === 'conference-exists' ? { slug: said } : { all: said };
    }
  }
}
