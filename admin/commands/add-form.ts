import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dayOf, MINUTE, SESSION_KINDS, type Instant, type SessionKind } from '../../core/index.js';
import { addDraft, draft, remember } from '../parts/drafts.js';
import { instantAt } from '../parts/instant-at.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { emptyTexts } from '../parts/texts.js';
import '../parts/text-fields.js';
import type { TextsChanged } from '../parts/text-fields.js';
import { Choose } from './request.js';
import { addOf, languagesFor, replaceOf, type ExtraDraft } from './session-draft.js';
import './speaker-fields.js';
import type { SpeakersChanged } from './speaker-fields.js';

/** Kinds in which nobody speaks. */
const SILENT: ReadonlySet<SessionKind> = new Set(['break', 'registration', 'social']);

/** An extra session or a local break (C3), or one in the place of another (C2). */
@customElement('add-form')
export class AddForm extends PanelElement {
  /** Room id where it was asked for, or null. */
  @property({ attribute: false }) room: string | null = null;
  /** Id of the session that it replaces, or null. */
  @property({ attribute: false }) replaces: string | null = null;
  @state() private form!: ExtraDraft;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
        align-items: end;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const fresh = this.#fresh();
    this.form = { ...fresh, ...draft<ExtraDraft>(this.#draft), ...(this.room === null ? {} : { room: this.room }) };
    this.#tell(false);
  }

  get #draft(): string {
    return addDraft(this.panel.conference.slug, this.replaces ?? '');
  }

  /** Soon, for half an hour. */
  #fresh(): ExtraDraft {
    const { schedule, now } = this.panel;
    const { days, conference } = schedule.programme;
    const day = days.find((candidate) => now < candidate.end) ?? dayOf(days, now);
    const soon = Math.ceil(now / (5 * MINUTE)) * 5 * MINUTE;
    const start = day && (soon < day.start || soon >= day.end) ? day.start : soon;
    return {
      title: emptyTexts(conference.languages),
      speakers: [],
      language: '',
      kind: 'talk',
      room: '',
      track: '',
      day: day?.date ?? '',
      clock: this.time(start),
      minutes: 30,
    };
  }

  protected override render(): TemplateResult {
    const { words, panel, form, replaces } = this;
    const { tracks, conference } = panel.schedule.programme;
    const replaced = replaces === null ? undefined : this.session(replaces);
    return html`${replaced ? html`<p>${words.replaces(this.say(replaced.title))}</p>` : nothing}
      <text-fields
        .panel=${panel}
        .texts=${form.title}
        .label=${words.titleIn}
        longest="500"
        @texts-changed=${(event: TextsChanged) => this.#alter({ title: event.texts })}
      ></text-fields>
      ${replaced ? nothing : this.#place()}
      <div class="two">
        ${this.#select(
          words.kind,
          form.kind,
          SESSION_KINDS.map((kind) => [kind, words.kinds[kind]]),
          (kind) => this.#alter({ kind: kind as SessionKind }),
        )}
        ${
          replaced || tracks.length === 0
            ? nothing
            : this.#select(
                words.track,
                form.track,
                [['', words.noTrack], ...tracks.map(({ id, name }) => [id, this.say(name)] as const)],
                (track) => this.#alter({ track }),
              )
        }
      </div>
      ${
        SILENT.has(form.kind)
          ? nothing
          : html`<speaker-fields
                .panel=${panel}
                .names=${form.speakers}
                @speakers-changed=${(event: SpeakersChanged) => this.#alter({ speakers: event.names })}
              ></speaker-fields>
              ${this.#select(
                words.spokenLanguage,
                form.language,
                [
                  ['', words.notTold],
                  ...languagesFor('', conference.languages, Object.keys(words.languages)).map(
                    (tag) => [tag, this.languageName(tag)] as const,
                  ),
                ],
                (language) => this.#alter({ language }),
              )}`
      }`;
  }

  #place(): TemplateResult {
    const { words, panel, form } = this;
    const { days } = panel.schedule.programme;
    const start = this.#start();
    return html`${this.#select(
        words.room,
        form.room,
        [['', words.wholeHouseRoom], ...panel.schedule.rooms.map(({ id, name }) => [id, this.say(name)] as const)],
        (room) => this.#alter({ room }),
      )}
      ${
        days.length > 1
          ? this.#select(
              words.day,
              form.day,
              days.map(({ date }) => [date, panel.times.day(date)]),
              (day) => this.#alter({ day }),
            )
          : nothing
      }
      <div class="two">
        <label class="field">
          <span>${words.start} (${panel.times.zone(panel.now)})</span>
          <input
            type="time"
            .value=${form.clock}
            @input=${(event: Event) => this.#alter({ clock: (event.target as HTMLInputElement).value })}
          />
        </label>
        <label class="field">
          <span>${words.length}</span>
          <input
            type="number"
            inputmode="numeric"
            min="1"
            max="1440"
            .value=${String(form.minutes || '')}
            @input=${(event: Event) => this.#alter({ minutes: (event.target as HTMLInputElement).valueAsNumber || 0 })}
          />
        </label>
      </div>
      ${
        start === null
          ? html`<p class="error" role="alert">${words.timeInvalid(panel.zone)}</p>`
          : html`<p class="quiet">${words.endsAt(this.time(start + form.minutes * MINUTE))}</p>`
      }`;
  }

  #select(
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    choose: (value: string) => void,
  ): TemplateResult {
    return html`<label class="field">
      <span>${label}</span>
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${options.map(([id, name]) => html`<option value=${id} ?selected=${id === value}>${name}</option>`)}
      </select>
    </label>`;
  }

  #start(): Instant | null {
    const day = this.panel.schedule.programme.days.find(({ date }) => date === this.form.day);
    return day ? instantAt(day, this.form.clock, this.panel.times.time) : null;
  }

  #alter(change: Partial<ExtraDraft>): void {
    this.form = { ...this.form, ...change };
    remember(this.#draft, this.form);
    this.#tell(true);
  }

  #tell(typing: boolean): void {
    // Nobody speaks in a break, whatever was written before it was one.
    const form = SILENT.has(this.form.kind) ? { ...this.form, speakers: [], language: '' } : this.form;
    const command = this.replaces === null ? addOf(form, this.#start()) : replaceOf(form, this.replaces);
    this.dispatchEvent(new Choose(command && { command }, null, typing));
  }
}
