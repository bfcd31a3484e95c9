import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import { instantOfWall, wallOf } from '../parts/wall-time.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import { makeRehearsal, readConference, setClock, throwAway, type ConferenceState } from './api.js';
import { setupWords, type SetupWords } from './words/index.js';

/** K1: a copy to try things on, with a clock of its own: made, entered, set and thrown away. */
@customElement('rehearsal-page')
export class RehearsalPage extends WordedPage<SetupWords> {
  /** This conference and its copy; undefined until the server has said. */
  @state() private here: ConferenceState | null | undefined;
  @state() private copy: ConferenceState | null | undefined;
  @state() private wall = '';
  @state() private error = '';
  @state() private said = '';
  @state() private sure = false;
  @state() private busy = false;

  static override styles = [shared, pageStyles, pageFrame];

  protected override wordsIn(language: Language): Promise<SetupWords> {
    return setupWords(language);
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    const { now, times, schedule } = this.panel;
    const [day] = schedule.programme.days;
    // Most want to see the first morning.
    this.wall = wallOf(day && now < day.start ? day.start : now, times);
    void this.#do(async () => this.#look());
  }

  async #look(): Promise<void> {
    const { slug } = this.panel.conference;
    this.here = await readConference(slug);
    this.copy = this.here?.rehearsalOf === undefined ? await readConference(`${slug}-rehearsal`) : null;
  }

  protected override page(w: SetupWords): TemplateResult {
    const { panel, here } = this;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.rehearsalTitle}</h2>
      <p>${w.rehearsalIntro}</p>
      ${here === undefined && !this.error ? html`<p role="status">${panel.words.loading}</p>` : nothing}
      <p role="status">${this.said}</p>
      ${here ? (here.rehearsalOf === undefined ? this.#original(w) : this.#rehearsal(w, here.rehearsalOf)) : nothing}
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>`;
  }

  #original(w: SetupWords): TemplateResult {
    const { copy, panel } = this;
    const isCopy = copy?.rehearsalOf === panel.conference.slug;
    return html`${
      isCopy
        ? html`<section>
            <p>${w.clockNow(`${panel.times.day(panel.times.date(copy.now))}, ${this.time(copy.now)}`)}</p>
            <a class="button primary" href="#/${copy.slug}">${w.enter}</a>
            ${this.organises ? this.#throw(w, copy.slug, null) : nothing}
          </section>`
        : html`<p class="quiet">${w.noRehearsal}</p>`
    }
    ${
      this.organises
        ? html`<form class="form" novalidate @submit=${(event: Event) => this.#make(event, w)}>
            ${this.#clock(w)} ${isCopy ? html`<p class="quiet">${w.replaceHint}</p>` : nothing}
            <button class="button ${isCopy ? '' : 'primary'}" ?disabled=${!panel.online}>
              ${isCopy ? w.replaceRehearsal : w.makeRehearsal}
            </button>
          </form>`
        : html`<p class="quiet">${w.onlyOrganisers}</p>`
    }`;
  }

  #rehearsal(w: SetupWords, original: string): TemplateResult {
    const { panel } = this;
    return html`<p>
        ${w.isRehearsal} ${w.clockNow(`${panel.times.day(panel.times.date(panel.now))}, ${this.time(panel.now)}`)}
      </p>
      ${
        this.organises
          ? html`<form class="form" novalidate @submit=${(event: Event) => this.#set(event, w)}>
                ${this.#clock(w)}
                <button class="button primary" ?disabled=${!panel.online}>${w.setClock}</button>
              </form>
              ${this.#throw(w, panel.conference.slug, original)}`
          : nothing
      }
      <a class="button" href="#/${original}">${w.toOriginal}</a>`;
  }

  #clock(w: SetupWords): TemplateResult {
    return html`<label class="field"
      ><span>${w.clock} (${this.panel.zone})</span
      ><input
        type="datetime-local"
        .value=${this.wall}
        @input=${(event: Event) => (this.wall = (event.target as HTMLInputElement).value)}
    /></label>`;
  }

  #throw(w: SetupWords, slug: string, leadTo: string | null): TemplateResult {
    return html`<button
      class="button danger"
      type="button"
      @click=${() => {
        if (!this.sure) return void (this.sure = true);
        void this.#do(async () => {
          await throwAway(slug);
          this.sure = false;
          if (leadTo === null) await this.#look();
          else location.hash = `#/${leadTo}/more/rehearsal`;
        });
      }}
    >
      ${this.sure ? w.throwAwaySure : w.throwAway}
    </button>`;
  }

  get #instant(): number | null {
    return instantOfWall(this.wall.slice(0, 16), this.panel.times);
  }

  async #make(event: Event, w: SetupWords): Promise<void> {
    event.preventDefault();
    const now = this.#instant;
    if (now === null) return void (this.error = w.clockWrong);
    await this.#do(async () => {
      this.copy = await makeRehearsal(this.panel.conference.slug, now);
    });
  }

  async #set(event: Event, w: SetupWords): Promise<void> {
    event.preventDefault();
    const now = this.#instant;
    if (now === null) return void (this.error = w.clockWrong);
    await this.#do(async () => {
      await setClock(this.panel.conference.slug, now);
      this.said = w.clockSet;
    });
  }

  async #do(deed: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    [this.busy, this.error, this.said] = [true, '', ''];
    try {
      await deed();
    } catch (error) {
      this.error = error instanceof Problem ? problemWords(error, this.words) : this.words.unreachable;
    } finally {
      this.busy = false;
    }
  }
}
