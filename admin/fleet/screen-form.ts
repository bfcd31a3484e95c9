import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { DISPLAY_VIEWS, ROTATIONS, SMALLEST_PICTURE, THEMES, type DisplayTarget } from '../../core/index.js';
import { listConferences, type ConferenceInfo } from '../api/conferences.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { tagsOf } from '../parts/tags.js';
import { placesOf, setsOf, type Places, type ScreenWish } from './api.js';
import type { FleetWords } from './words/index.js';

/** Something was chosen; `wish` is all that was so far. */
export class WishChanged extends Event {
  constructor(readonly wish: ScreenWish) {
    super('wish-changed');
  }
}

/** What an option stands for that changes nothing, and what stands for null. */
const SAME = '-';
const NONE = '';

type Option = readonly [value: string, text: string];

/** What a screen is to be; of several at once, only what is touched. */
@customElement('screen-form')
export class ScreenForm extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;
  /** What it is now; null for several that differ. */
  @property({ attribute: false }) target: DisplayTarget | null = null;
  @property({ attribute: false }) wish: ScreenWish = {};
  @property() name = '';
  @property({ attribute: false }) tags: readonly string[] = [];
  /** Whether the name may be written: several screens have one each. */
  @property({ type: Boolean }) single = false;
  @property({ type: Boolean }) nameless = false;
  @state() private conferences: readonly ConferenceInfo[] = [];
  @state() private places: Places | null = null;
  private placesFor: string | null = null;

  static override styles = [
    shared,
    pageStyles,
    css`
      details[open] > * + * {
        margin-top: 12px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    listConferences().then(
      (conferences) => (this.conferences = conferences),
      () => undefined,
    );
  }

  protected override willUpdate(_changed: PropertyValues): void {
    const slug = this.#value('conference') ?? null;
    if (slug === this.placesFor) return;
    this.placesFor = slug;
    const { programme, live } = this.panel.schedule;
    this.places = slug === this.panel.conference.slug ? { ...programme, sets: setsOf(live.settings) } : null;
    if (slug === null || this.places) return;
    placesOf(slug).then(
      (places) => this.placesFor === slug && (this.places = places),
      () => undefined,
    );
  }

  /** What holds for a field: what was touched, else what it is; undefined where several differ. */
  #value<K extends keyof DisplayTarget>(field: K): DisplayTarget[K] | undefined {
    return (
      (this.wish[field] as DisplayTarget[K] | undefined) ??
      (field in this.wish ? this.wish[field] : this.target?.[field])
    );
  }

  #set(wish: ScreenWish): void {
    this.dispatchEvent(new WishChanged({ ...this.wish, ...wish }));
  }

  protected override render(): TemplateResult {
    const { w, single, places } = this;
    const view = this.#value('view');
    const named = ({ id, name }: { id: string; name: Places['rooms'][number]['name'] }): Option => [id, this.say(name)];
    return html`${single ? this.#nameField() : nothing}
      <div class="pair names">
        ${this.#choice(
          w.conference,
          'conference',
          [[NONE, w.none], ...this.conferences.map(({ slug, name }): Option => [slug, this.say(name) || slug])],
          // Rooms, tracks and sets are those of another conference.
          (conference) => this.#set({ conference: conference || null, room: null, track: null, set: null }),
        )}
        ${this.#choice(
          w.view,
          'view',
          [[NONE, w.byPlace], ...DISPLAY_VIEWS.map((one): Option => [one, w.views[one]])],
          (chosen) => this.#set({ view: (chosen || null) as DisplayTarget['view'] }),
        )}
        ${
          places
            ? html`${this.#choice(w.room, 'room', [[NONE, w.allRooms], ...places.rooms.map(named)], (room) => this.#set({ room: room || null }))}
              ${
                places.tracks.length > 0
                  ? this.#choice(w.track, 'track', [[NONE, w.allTracks], ...places.tracks.map(named)], (track) =>
                      this.#set({ track: track || null }),
                    )
                  : nothing
              }`
            : nothing
        }
        ${
          view === 'agenda'
            ? this.#choice(
                w.order,
                'by',
                [
                  ['time', w.orders.time],
                  ['room', w.orders.room],
                ],
                (by) => this.#set({ by: by as 'time' | 'room' }),
              )
            : nothing
        }
      </div>
      <label class="field"
        ><span>${w.tags}</span
        ><input
          autocomplete="off"
          placeholder=${single ? '' : w.unchanged}
          .value=${this.tags.join(', ')}
          @change=${(event: Event) => this.#set({ tags: tagsOf((event.target as HTMLInputElement).value) })}
        /><small class="quiet">${w.tagsHint}</small></label
      >
      <details>
        <summary>${w.more}</summary>
        ${this.#look()}
      </details>`;
  }

  #nameField(): TemplateResult {
    return html`<label class="field"
      ><span>${this.w.name}</span
      ><input
        autocomplete="off"
        maxlength="100"
        aria-invalid=${this.nameless ? 'true' : nothing}
        .value=${this.name}
        @input=${(event: Event) => this.#set({ name: (event.target as HTMLInputElement).value })}
    /></label>`;
  }

  #look(): TemplateResult {
    const { w, words } = this;
    const languages = this.#value('languages');
    const [first = NONE, second = NONE] = languages ?? [];
    const options = Object.entries(words.languages);
    const night = this.#value('night');
    const from = night?.from ?? '';
    const until = night?.until ?? '';
    return html`<div class="pair">
        ${this.#choice(
          w.theme,
          'theme',
          [[NONE, w.asConference], ...THEMES.map((theme): Option => [theme, w.themes[theme]])],
          (theme) => this.#set({ theme: (theme || null) as DisplayTarget['theme'] }),
        )}
        ${this.#select(w.language, languages ? first : undefined, [[NONE, w.asConference], ...options], (chosen) =>
          this.#set({ languages: chosen === NONE ? [] : [...new Set([chosen, second].filter(Boolean))] }),
        )}
        ${
          first === NONE
            ? nothing
            : this.#select(w.second, second, [[NONE, '–'], ...options.filter(([tag]) => tag !== first)], (chosen) =>
                this.#set({ languages: [first, chosen].filter(Boolean) }),
              )
        }
        ${this.#sets()}
        ${this.#choice(
          w.rotation,
          'rotate',
          ROTATIONS.map((turn): Option => [String(turn), `${turn}°`]),
          (turn) => this.#set({ rotate: Number(turn) as DisplayTarget['rotate'] }),
        )}
        <label class="field"
          ><span>${w.size}</span
          ><input
            type="number"
            min=${SMALLEST_PICTURE}
            max="100"
            placeholder=${w.unchanged}
            .value=${String(this.#value('size') ?? '')}
            @change=${this.#sized}
        /></label>
      </div>
      <p class="quiet">${w.sizeHint}</p>
      <div class="pair">
        <label class="field"
          ><span>${w.nightFrom}</span
          ><input type="time" .value=${from} @change=${(event: Event) => this.#night(event, 'from')}
        /></label>
        <label class="field"
          ><span>${w.nightUntil}</span
          ><input type="time" .value=${until} @change=${(event: Event) => this.#night(event, 'until')}
        /></label>
      </div>
      <p class="quiet">${w.nightHint}</p>`;
  }

  /** Sets are made where slides are; one that is gone is still what the screen was told. */
  #sets(): TemplateResult | typeof nothing {
    const told = this.#value('set');
    // Several screens are most often those of this conference.
    const { settings } = this.panel.schedule.live;
    const known = this.places?.sets ?? (this.target ? [] : setsOf(settings));
    const sets = [...new Set([...known, ...(told ? [told] : [])])];
    if (sets.length === 0) return nothing;
    return this.#choice(
      this.w.set,
      'set',
      [[NONE, this.w.allSlides], ...sets.map((set): Option => [set, set])],
      (set) => this.#set({ set: set || null }),
    );
  }

  readonly #sized = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const size = Math.min(100, Math.max(SMALLEST_PICTURE, Math.round(Number(field.value))));
    if (field.value !== '') this.#set({ size });
  };

  #night(event: Event, side: 'from' | 'until'): void {
    const night = { from: '', until: '', ...this.#value('night'), [side]: (event.target as HTMLInputElement).value };
    this.#set({ night: night.from === '' && night.until === '' ? null : night });
  }

  #choice(
    label: string,
    field: keyof DisplayTarget,
    options: readonly Option[],
    chosen: (value: string) => void,
  ): TemplateResult {
    const value = this.#value(field);
    return this.#select(label, value === undefined ? undefined : String(value ?? NONE), options, chosen);
  }

  /** @param value undefined: several differ. */
  #select(
    label: string,
    value: string | undefined,
    options: readonly Option[],
    chosen: (value: string) => void,
  ): TemplateResult {
    const all: readonly Option[] = value === undefined ? [[SAME, this.w.unchanged], ...options] : options;
    return html`<label class="field"
      ><span>${label}</span
      ><select
        @change=${(event: Event) => {
          const { value: picked } = event.target as HTMLSelectElement;
          if (picked !== SAME) chosen(picked);
        }}
      >
        ${all.map(([one, text]) => html`<option value=${one} ?selected=${one === (value ?? SAME)}>${text}</option>`)}
      </select></label
    >`;
  }
}
