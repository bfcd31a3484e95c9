import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { SESSION_KINDS, type Programme, type Session, type SessionKind } from '../../core/index.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { TextWritten } from '../parts/text-field.js';
import { instantOfWall } from '../parts/wall-time.js';
import { speakersFrom } from './draft.js';
import type { SetupWords } from './words/index.js';
import '../parts/text-field.js';

/** A session of the draft is to be this. */
export class SessionSet extends Event {
  constructor(readonly session: Session) {
    super('session-set');
  }
}

const TEXTS = ['abstract', 'contentNote'] as const;
const DAY = 24 * 60 * 60_000;

/** Everything that is to be said of a session of the draft. */
@customElement('session-fields')
export class SessionFields extends PanelElement {
  @property({ attribute: false }) w!: SetupWords;
  @property({ attribute: false }) session_!: Session;
  @property({ attribute: false }) programme!: Programme;
  /** What stands in fields of times as long as no clock shows it. */
  @state() private typed: { readonly start?: string; readonly end?: string } = {};
  @state() private names: string | null = null;
  @state() private language: string | null = null;

  static override styles = [shared, pageStyles];

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('session_') && changed.get('session_') !== undefined) {
      const before = changed.get('session_') as Session;
      if (before.id !== this.session_.id) [this.typed, this.names, this.language] = [{}, null, null];
    }
  }

  protected override render(): TemplateResult {
    const { w, session_: session, programme, panel } = this;
    const tags = programme.conference.languages;
    const { title, kind, room, track, doNotRecord } = session;
    const blank = (typeof title === 'string' ? [title] : Object.values(title)).every((text) => text.trim() === '');
    const text = (
      field: 'title' | 'abstract' | 'contentNote' | 'accessibility',
      label: string,
      rows: number,
    ): TemplateResult =>
      html`<text-field
        label=${label}
        rows=${rows}
        error=${field === 'title' && blank ? w.titleMissing : ''}
        reader=${panel.languages[0]!}
        .languages=${tags}
        .value=${session[field]}
        @text-written=${({ text: said }: TextWritten) =>
          this.#set({ [field]: field === 'title' ? (said ?? '') : said } as Partial<Session>)}
      ></text-field>`;
    return html`${text('title', w.titleField, 1)}
      <div class="pair">
        ${this.#select(
          w.kind,
          SESSION_KINDS.map((one) => [one, w.kinds[one]] as const),
          kind,
          (value) => this.#set({ kind: value as SessionKind }),
        )}
        ${this.#select(
          w.room,
          [['', w.wholeHouse], ...programme.rooms.map(({ id, name }) => [id, this.say(name)] as const)],
          room ?? '',
          (value) => this.#set({ room: value || undefined }),
        )}
        ${this.#select(
          w.track,
          [['', w.noTrack], ...programme.tracks.map(({ id, name }) => [id, this.say(name)] as const)],
          track ?? '',
          (value) => this.#set({ track: value || undefined }),
        )}
      </div>
      ${this.#times()}
      <label class="field"
        ><span>${w.speakers}</span
        ><textarea
          rows="2"
          .value=${this.names ?? session.speakers.map(({ name }) => name).join('\n')}
          @input=${(event: Event) => {
            this.names = (event.target as HTMLTextAreaElement).value;
            this.#set({ speakers: speakersFrom(this.names, programme) });
          }}
        ></textarea>
      </label>
      <label class="field"
        ><span>${w.language}</span
        ><input
          autocomplete="off"
          autocapitalize="none"
          aria-invalid=${this.language === null ? nothing : 'true'}
          .value=${this.language ?? session.language ?? ''}
          @input=${this.#speak}
      /></label>
      ${this.language === null ? nothing : html`<p class="error" role="alert">${w.languageWrong}</p>`}
      ${TEXTS.map((field) => text(field, w[field], field === 'abstract' ? 4 : 1))}
      ${text('accessibility', w.accessibilityNote, 1)}
      <label class="check"
        ><input
          type="checkbox"
          .checked=${doNotRecord === true}
          @change=${(event: Event) => this.#set({ doNotRecord: (event.target as HTMLInputElement).checked || undefined })}
        />${w.doNotRecord}</label
      >`;
  }

  #select(
    label: string,
    options: readonly (readonly [string, string])[],
    chosen: string,
    set: (value: string) => void,
  ): TemplateResult {
    return html`<label class="field"
      ><span>${label}</span
      ><select @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}>
        ${options.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
      </select></label
    >`;
  }

  #times(): TemplateResult {
    const { w, session_: session, programme, panel, typed } = this;
    const { times } = panel;
    const date = times.date(session.start);
    const dates = [...new Set([...programme.days.map((day) => day.date), date])];
    const error =
      typed.start !== undefined || typed.end !== undefined
        ? w.timeWrong
        : session.end !== undefined && session.end <= session.start
          ? w.endWrong
          : '';
    return html`<div class="pair">
        ${this.#select(
          w.day,
          dates.map((one) => [one, times.day(one)] as const),
          date,
          (value) => this.#place(value, times.time(session.start)),
        )}
        <label class="field"
          ><span>${w.start}</span
          ><input
            type="time"
            aria-describedby="about-times"
            aria-invalid=${typed.start === undefined ? nothing : 'true'}
            .value=${typed.start ?? times.time(session.start)}
            @change=${(event: Event) => this.#place(date, (event.target as HTMLInputElement).value)}
        /></label>
        <label class="field"
          ><span>${w.end}</span
          ><input
            type="time"
            aria-describedby="about-times"
            aria-invalid=${error ? 'true' : nothing}
            .value=${typed.end ?? (session.end === undefined ? '' : times.time(session.end))}
            @change=${(event: Event) => this.#end((event.target as HTMLInputElement).value)}
        /></label>
      </div>
      <p id="about-times" class=${error ? 'error' : 'quiet'} role=${error ? 'alert' : nothing}>
        ${error || (session.end === undefined ? w.openEnd : times.duration(Math.round((session.end - session.start) / 60_000)))}
      </p>`;
  }

  /** Another start; the length stays. */
  #place(date: string, time: string): void {
    const { start: _, ...others } = this.typed;
    const start = instantOfWall(`${date}T${time}`, this.panel.times);
    if (start === null) {
      this.typed = { ...others, start: time };
      return;
    }
    this.typed = others;
    const { start: old, end } = this.session_;
    this.#set({ start, end: end === undefined ? undefined : start + (end - old) });
  }

  /** The first time that the clocks show it after the start, within a day. */
  #end(time: string): void {
    const { end: _, ...others } = this.typed;
    const { times } = this.panel;
    const { start } = this.session_;
    const today = instantOfWall(`${times.date(start)}T${time}`, times);
    const after = today !== null && today > start ? today : instantOfWall(`${times.date(start + DAY)}T${time}`, times);
    if (time !== '' && after === null) {
      this.typed = { ...others, end: time };
      return;
    }
    this.typed = others;
    this.#set({ end: time === '' ? undefined : after! });
  }

  readonly #speak = (event: Event): void => {
    const tag = (event.target as HTMLInputElement).value.trim();
    const fits = tag === '' || /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*(,[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)*$/.test(tag);
    this.language = fits ? null : tag;
    if (fits) this.#set({ language: tag || undefined });
  };

  #set(part: { readonly [K in keyof Session]?: Session[K] | undefined }): void {
    const changed = { ...this.session_, ...part };
    const told = Object.entries(changed).filter(([, value]) => value !== undefined);
    this.dispatchEvent(new SessionSet(Object.fromEntries(told) as unknown as Session));
  }
}
