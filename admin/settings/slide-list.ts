import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Slide } from '../../core/index.js';
import { freshKey } from '../commands/proposal.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import type { ManyChosen } from '../parts/many-choice.js';
import { shared } from '../parts/styles.js';
import { tagsOf } from '../parts/tags.js';
import type { TextWritten } from '../parts/text-field.js';
import { instantOfWall, wallOf } from '../parts/wall-time.js';
import { imageAddress } from './api.js';
import type { PictureTaken } from './image-choice.js';
import { slideFits } from './settings-draft.js';
import type { SettingsWords } from './words/index.js';
import '../parts/many-choice.js';
import '../parts/text-field.js';
import './image-choice.js';

/** The list of slides is another one now. */
export class SlidesChanged extends Event {
  constructor(readonly slides: readonly Slide[]) {
    super('slides-changed');
  }
}

/** Images between sessions: what they say, where and when they are shown. */
@customElement('slide-list')
export class SlideList extends PanelElement {
  @property({ attribute: false }) w!: SettingsWords;
  @property({ attribute: false }) slides: readonly Slide[] = [];
  @property({ attribute: false }) tags: readonly string[] = ['en'];
  /** Id of the slide that is being changed. */
  @state() private open_ = '';

  static override styles = [
    shared,
    pageStyles,
    css`
      :host {
        gap: 12px;
        padding: 0;
      }
      img {
        flex: none;
        width: 96px;
        height: 60px;
        object-fit: contain;
        border-radius: 6px;
        background: var(--raised);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { w, slides } = this;
    return html`${slides.length === 0 ? html`<p class="quiet">${w.noSlides}</p>` : nothing}
      <ul class="list">
        ${slides.map((slide) => html`<li>${this.#line(slide)} ${slide.id === this.open_ ? this.#form(slide) : nothing}</li>`)}
      </ul>
      <image-choice
        .w=${w}
        label=${w.chooseImage}
        conference=${this.panel.conference.slug}
        @picture-taken=${this.#add}
      ></image-choice>`;
  }

  #line(slide: Slide): TemplateResult {
    const { w } = this;
    const isOpen = slide.id === this.open_;
    const title = this.say(slide.title);
    return html`<div class="line">
      <img src=${imageAddress(this.panel.conference.slug, slide.picture)} alt="" />
      <span class="grow">
        <b>${title || html`<span class="error">${w.slideTitleMissing}</span>`}</b>
        <span class="quiet">${[this.#when(slide), this.#where(slide), ...(slide.sets ?? [])].join(' · ')}</span>
      </span>
      <button
        class="button"
        type="button"
        aria-expanded=${isOpen}
        aria-label="${isOpen ? w.closeSlide : w.editSlide}: ${title}"
        @click=${() => (this.open_ = isOpen ? '' : slide.id)}
      >
        ${isOpen ? w.closeSlide : w.editSlide}
      </button>
    </div>`;
  }

  #where({ rooms }: Slide): string {
    return rooms ? rooms.map((room) => this.roomName(room)).join(', ') : this.w.everyRoom;
  }

  #when({ from, until }: Slide): string {
    const { times } = this.panel;
    const said = (at: number): string => `${times.weekday(times.date(at))} ${times.time(at)}`;
    if (from === undefined && until === undefined) return this.w.always;
    return `${from === undefined ? '…' : said(from)} – ${until === undefined ? '…' : said(until)}`;
  }

  #form(slide: Slide): TemplateResult {
    const { w, panel } = this;
    const { days } = panel.schedule.programme;
    const day = days.find(({ start, end }) => start === slide.from && end === slide.until);
    const window = !day && (slide.from !== undefined || slide.until !== undefined);
    const set = (part: Partial<Slide>): void => this.#change(slide, part);
    return html`<div class="form">
      <text-field
        label=${w.slideTitle}
        hint=${w.slideTitleHint}
        reader=${panel.languages[0]!}
        .languages=${this.tags}
        .value=${slide.title}
        @text-written=${({ text }: TextWritten) => set({ title: text ?? '' })}
      ></text-field>
      ${this.#check(w.sponsor, slide.sponsor, (sponsor) => set({ sponsor }))}
      ${this.#check(w.during, slide.during, (during) => set({ during }))}
      <label class="field">
        <span>${w.slideWhen}</span>
        <select @change=${(event: Event) => this.#whenChosen(slide, (event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${!day && !window}>${w.always}</option>
          ${days.map(
            ({ date }) => html`<option value=${date} ?selected=${day?.date === date}>${panel.times.day(date)}</option>`,
          )}
          <option value="window" ?selected=${window}>${w.ownWindow}</option>
        </select>
      </label>
      ${
        window
          ? html`<div class="pair">
                ${this.#instant(w.from, slide.from, (from) => set({ from }))}
                ${this.#instant(w.until, slide.until, (until) => set({ until }))}
              </div>
              ${slide.from !== undefined && slide.until !== undefined && slide.from >= slide.until ? html`<p class="error" role="alert">${w.windowWrong}</p>` : nothing}`
          : nothing
      }
      <label class="field">
        <span>${w.slideRooms}</span>
        <select
          @change=${(event: Event) =>
            set({ rooms: (event.target as HTMLSelectElement).value === 'some' ? [] : undefined })}
        >
          <option value="all" ?selected=${!slide.rooms}>${w.everyRoom}</option>
          <option value="some" ?selected=${slide.rooms !== undefined}>${w.someRooms}</option>
        </select>
      </label>
      ${
        slide.rooms
          ? html`<many-choice
              .words=${panel.words}
              .options=${panel.schedule.rooms.map(({ id, name }) => ({ id, name: this.say(name) }))}
              .count=${panel.words.chosen}
              label=${panel.words.room}
              .chosen=${slide.rooms}
              @many-chosen=${({ ids: rooms }: ManyChosen) => set({ rooms })}
            ></many-choice>`
          : nothing
      }
      <label class="field"
        ><span>${w.slideSets}</span
        ><input
          autocomplete="off"
          .value=${(slide.sets ?? []).join(', ')}
          @change=${(event: Event) => {
            const sets = tagsOf((event.target as HTMLInputElement).value).slice(0, 20);
            set({ sets: sets.length > 0 ? sets : undefined });
          }}
        /><small class="quiet">${w.slideSetsHint}</small></label
      >
      <button
        class="button danger"
        type="button"
        @click=${() => this.#tell(this.slides.filter((one) => one !== slide))}
      >
        ${w.removeSlide}
      </button>
    </div>`;
  }

  #check(label: string, value: boolean | undefined, set: (value: true | undefined) => void): TemplateResult {
    return html`<label class="check"
      ><input
        type="checkbox"
        .checked=${value === true}
        @change=${(event: Event) => set((event.target as HTMLInputElement).checked || undefined)}
      />${label}</label
    >`;
  }

  #instant(label: string, at: number | undefined, set: (at: number | undefined) => void): TemplateResult {
    const { times } = this.panel;
    return html`<label class="field"
      ><span>${label}</span
      ><input
        type="datetime-local"
        .value=${at === undefined ? '' : wallOf(at, times)}
        @change=${(event: Event) => set(instantOfWall((event.target as HTMLInputElement).value, times) ?? undefined)}
    /></label>`;
  }

  #whenChosen(slide: Slide, chosen: string): void {
    const { days } = this.panel.schedule.programme;
    const day = days.find(({ date }) => date === chosen) ?? (chosen === 'window' ? days[0] : undefined);
    if (!day) return this.#change(slide, { from: undefined, until: undefined });
    // A window of one's own begins as something that is not quite the day, else it would be taken for it.
    this.#change(slide, { from: day.start, until: chosen === 'window' ? day.end - 60_000 : day.end });
  }

  #change(slide: Slide, part: { readonly [K in keyof Slide]?: Slide[K] | undefined }): void {
    const changed = Object.fromEntries(
      Object.entries({ ...slide, ...part }).filter(([, value]) => value !== undefined),
    ) as unknown as Slide;
    this.#tell(this.slides.map((one) => (one === slide ? changed : one)));
  }

  #add({ picture }: PictureTaken): void {
    const slide: Slide = { id: `i-${freshKey().slice(0, 10)}`, picture, title: '' };
    this.open_ = slide.id;
    this.#tell([...this.slides, slide]);
  }

  #tell(slides: readonly Slide[]): void {
    this.dispatchEvent(new SlidesChanged(slides));
  }

  /** Opens the first slide that cannot be saved. */
  showMistake(): void {
    this.open_ = this.slides.find((slide) => !slideFits(slide))?.id ?? '';
  }
}
