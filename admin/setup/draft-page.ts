import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { dayOf, type Day, type Programme, type Room, type Session, type Track } from '../../core/index.js';
import type { Adoption } from '../api/programme.js';
import { Proposal } from '../commands/proposal.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { Done } from '../parts/panel.js';
import { shared } from '../parts/styles.js';
import { instantOfWall } from '../parts/wall-time.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import { hasSources, programmeHash, publishOf, readProgramme } from './api.js';
import type { DaySet } from './day-fields.js';
import { freshId, mistakesIn, moved, usersOf, withItem, withoutItem, type Draft, type Mistakes } from './draft.js';
import { forgetDraft, keepDraft, keptDraft } from './draft-store.js';
import type { FactSet } from './room-fields.js';
import type { SessionSet } from './session-fields.js';
import type { TrackSet } from './track-fields.js';
import { setupWords, type SetupWords } from './words/index.js';
import './adoption-preview.js';
import './day-fields.js';
import './room-fields.js';
import './session-fields.js';
import './track-fields.js';

const HOUR = 60 * 60_000;

/** The programme written by hand: a draft on this device until it is published through the one way of all programmes. */
@customElement('draft-page')
export class DraftPage extends WordedPage<SetupWords> {
  @state() private draft: Draft | null = null;
  @state() private unread = false;
  @state() private kept = true;
  /** Another programme has been adopted since the draft was begun. */
  @state() private stale = false;
  @state() private sources = false;
  /** What is open: `days/KEY`, `rooms/KEY`, `tracks/KEY`, `sessions/KEY`. */
  @state() private open_ = '';
  @state() private day = '';
  @state() private publishing = false;
  @state() private tried = false;
  private readonly proposal = new Proposal<Adoption>(
    () => this.requestUpdate(),
    (a, b) => JSON.stringify(a.diff) === JSON.stringify(b.diff),
  );

  static override styles = [shared, pageStyles, pageFrame];

  protected override wordsIn(language: Language): Promise<SetupWords> {
    return setupWords(language);
  }

  protected override firstUpdated(): void {
    void this.#begin();
    hasSources(this.#slug).then(
      (has) => (this.sources = has),
      () => undefined,
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.publishing) void this.proposal.moved(this.panel.revision);
  }

  get #slug(): string {
    return this.panel.conference.slug;
  }

  async #begin(): Promise<void> {
    const known = await keptDraft(this.#slug);
    if (!known) return this.#anew();
    this.draft = known;
    const hash = await programmeHash(this.#slug).catch(() => known.base);
    this.stale = hash !== known.base;
  }

  readonly #anew = async (): Promise<void> => {
    this.unread = false;
    try {
      const read = await readProgramme(this.#slug);
      await forgetDraft(this.#slug);
      this.draft = { base: read?.hash ?? null, programme: read?.programme ?? this.panel.schedule.programme };
      this.stale = false;
      this.#stopPublishing();
    } catch {
      this.unread = true;
    }
  };

  #change(programme: Programme): void {
    this.draft = { ...this.draft!, programme };
    if (this.publishing) this.#stopPublishing();
    void keepDraft(this.#slug, this.draft).then((kept) => (this.kept = kept));
  }

  #stopPublishing(): void {
    this.publishing = false;
    void this.proposal.choose(null);
  }

  protected override page(w: SetupWords): TemplateResult {
    const { panel, draft, organises } = this;
    return html`<a class="back" href="#/${this.#slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.draftTitle}</h2>
      <p class="quiet">${organises ? w.draftIntro : w.onlyOrganisers}</p>
      ${this.stale ? html`<p class="note" role="status">${w.draftStale}</p>` : nothing}
      ${this.sources ? html`<p class="note">${w.draftSources}</p>` : nothing}
      ${
        this.unread
          ? html`<p class="error" role="alert">${w.draftFailed}</p>
              <button class="button" type="button" @click=${this.#anew}>${panel.words.tryAgain}</button>`
          : nothing
      }
      ${organises && draft ? this.#editor(w, draft) : nothing}
      ${organises && !draft && !this.unread ? html`<p role="status">${w.draftLoading}</p>` : nothing}`;
  }

  #editor(w: SetupWords, { programme }: Draft): TemplateResult {
    const wrong = mistakesIn(programme);
    return html`${this.#days(w, programme, wrong)} ${this.#rooms(w, programme, wrong)}
      ${this.#tracks(w, programme, wrong)} ${this.#sessions(w, programme, wrong)}
      <div class="save">
        <button class="button" type="button" @click=${this.#anew}>${w.startAnew}</button>
        <button class="button primary" type="button" @click=${this.#publish}>${w.publish}</button>
        <p class=${this.tried && wrong.count > 0 ? 'error' : 'quiet'} role="status">
          ${this.tried && wrong.count > 0 ? w.mistakes(wrong.count) : this.kept ? w.draftKept : w.draftUnkept}
        </p>
      </div>
      ${
        this.publishing
          ? html`<adoption-preview
              .panel=${this.panel}
              .w=${w}
              .state=${this.proposal.state}
              confirm=${w.publishNow}
              back=${w.back}
              @confirmed=${() => this.#send(w)}
              @again=${() => this.proposal.again()}
              @left=${() => this.#stopPublishing()}
            ></adoption-preview>`
          : nothing
      }`;
  }

  /** One line of a list with what it holds, opened by its button. */
  #item(
    w: SetupWords,
    key: string,
    name: string,
    about: string,
    wrong: boolean,
    form: () => TemplateResult,
    more: unknown = nothing,
  ): TemplateResult {
    const isOpen = this.open_ === key;
    return html`<li>
      <div class="line">
        <span class="grow"><b class=${wrong ? 'error' : ''}>${name || '…'}</b><span class="quiet">${about}</span></span>
        ${more}
        <button
          class="button"
          type="button"
          aria-expanded=${isOpen}
          aria-label="${isOpen ? w.done : w.change}: ${name}"
          @click=${() => (this.open_ = isOpen ? '' : key)}
        >
          ${isOpen ? w.done : w.change}
        </button>
      </div>
      ${isOpen ? html`<div class="form">${form()}</div>` : nothing}
    </li>`;
  }

  #removal(
    w: SetupWords,
    programme: Programme,
    collection: 'days' | 'rooms' | 'tracks' | 'sessions',
    key: string,
  ): TemplateResult {
    const users = collection === 'sessions' ? 0 : usersOf(programme, collection, key);
    if (users > 0) return html`<p class="quiet">${collection === 'days' ? w.dayUsed : w.used(users)}</p>`;
    return html`<button
      class="button danger"
      type="button"
      @click=${() => this.#change(withoutItem(programme, collection, key))}
    >
      ${w.remove}
    </button>`;
  }

  #days(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
    const { times } = this.panel;
    return html`<section aria-labelledby="days">
      <h3 id="days">${w.days}</h3>
      <ul class="list">
        ${programme.days.map((day) =>
          this.#item(
            w,
            `days/${day.date}`,
            times.day(day.date),
            `${times.time(day.start)}–${times.time(day.end)}`,
            wrong.days.has(day.date),
            () =>
              html`<day-fields
                  .panel=${this.panel}
                  .w=${w}
                  .day=${day}
                  ?wrong=${wrong.days.has(day.date)}
                  @day-set=${({ day: next }: DaySet) => {
                    this.#change(withItem(programme, 'days', next, day.date));
                    this.open_ = `days/${next.date}`;
                  }}
                ></day-fields>
                ${this.#removal(w, programme, 'days', day.date)}`,
          ),
        )}
      </ul>
      <button class="button" type="button" @click=${() => this.#addDay(programme)}>${w.addDay}</button>
    </section>`;
  }

  #addDay(programme: Programme): void {
    const { times, now } = this.panel;
    const last = programme.days.at(-1);
    const date = last
      ? new Date(Date.parse(`${last.date}T12:00:00Z`) + 24 * HOUR).toISOString().slice(0, 10)
      : times.date(now);
    const at = (time: string): number | null => instantOfWall(`${date}T${time}`, times);
    const start = at(last ? times.time(last.start) : '09:00') ?? at('12:00')!;
    const length = last ? last.end - last.start : 9 * HOUR;
    const day: Day = { date, start, end: start + length };
    this.#change(withItem(programme, 'days', day));
    this.open_ = `days/${date}`;
  }

  #rooms(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
    const { rooms } = programme;
    return html`<section aria-labelledby="rooms">
      <h3 id="rooms">${w.rooms}</h3>
      <ul class="list">
        ${rooms.map((room, index) => {
          const name = this.say(room.name);
          const set = (part: Partial<Room>): void =>
            this.#change(withItem(programme, 'rooms', told({ ...room, ...part })));
          return this.#item(
            w,
            `rooms/${room.id}`,
            name,
            room.capacity === undefined ? '' : this.words.seats(room.capacity),
            wrong.rooms.has(room.id),
            () =>
              html`<room-fields
                  .panel=${this.panel}
                  .w=${w}
                  .facts=${room}
                  .tags=${programme.conference.languages}
                  ?nameless=${wrong.rooms.has(room.id)}
                  @fact-set=${({ field, value }: FactSet) => set({ [field]: field === 'name' ? (value ?? '') : value } as Partial<Room>)}
                ></room-fields>
                ${this.#removal(w, programme, 'rooms', room.id)}`,
            html`<button
                class="button plain"
                type="button"
                aria-label=${w.up(name)}
                ?disabled=${index === 0}
                @click=${() => this.#change(moved(programme, 'rooms', room.id, -1))}
              >
                ↑</button
              ><button
                class="button plain"
                type="button"
                aria-label=${w.down(name)}
                ?disabled=${index === rooms.length - 1}
                @click=${() => this.#change(moved(programme, 'rooms', room.id, 1))}
              >
                ↓
              </button>`,
          );
        })}
      </ul>
      <button
        class="button"
        type="button"
        @click=${() => {
          const id = freshId(
            'room',
            rooms.map((room) => room.id),
          );
          this.#change(withItem<Room>(programme, 'rooms', { id, name: '' }));
          this.open_ = `rooms/${id}`;
        }}
      >
        ${w.addRoom}
      </button>
    </section>`;
  }

  #tracks(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
    const { tracks } = programme;
    return html`<section aria-labelledby="tracks">
      <h3 id="tracks">${w.tracks}</h3>
      <ul class="list">
        ${tracks.map((track) =>
          this.#item(
            w,
            `tracks/${track.id}`,
            this.say(track.name),
            track.colour ?? '',
            wrong.tracks.has(track.id),
            () =>
              html`<track-fields
                  .panel=${this.panel}
                  .w=${w}
                  .facts=${track}
                  .tags=${programme.conference.languages}
                  ?nameless=${wrong.tracks.has(track.id)}
                  @track-set=${({ facts }: TrackSet) => {
                    const next = { ...track, ...facts };
                    this.#change(
                      withItem(programme, 'tracks', told<Track>({ ...next, name: next.name ?? '' } as Track)),
                    );
                  }}
                ></track-fields>
                ${this.#removal(w, programme, 'tracks', track.id)}`,
            html`<span class="swatch" .style=${track.colour ? `background: ${track.colour}` : ''}></span>`,
          ),
        )}
      </ul>
      <button
        class="button"
        type="button"
        @click=${() => {
          const id = freshId(
            'track',
            tracks.map((track) => track.id),
          );
          this.#change(withItem<Track>(programme, 'tracks', { id, name: '' }));
          this.open_ = `tracks/${id}`;
        }}
      >
        ${w.addTrack}
      </button>
    </section>`;
  }

  #sessions(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
    const { days } = programme;
    const { times } = this.panel;
    const day = days.find(({ date }) => date === this.day) ?? days[0];
    if (!day)
      return html`<section>
        <h3>${w.sessions}</h3>
        <p class="quiet">${w.needDay}</p>
      </section>`;
    const sessions = programme.sessions.filter(({ start }) => dayOf(days, start) === day);
    const roomOf = (id: string | undefined): string =>
      this.say(programme.rooms.find((room) => room.id === id)?.name) || w.wholeHouse;
    return html`<section aria-labelledby="sessions">
      <h3 id="sessions">${w.sessions}</h3>
      ${
        days.length > 1
          ? html`<label class="field"
              ><span>${w.day}</span
              ><select @change=${(event: Event) => (this.day = (event.target as HTMLSelectElement).value)}>
                ${days.map(({ date }) => html`<option value=${date} ?selected=${date === day.date}>${times.day(date)}</option>`)}
              </select></label
            >`
          : nothing
      }
      ${sessions.length === 0 ? html`<p class="quiet">${w.noSessions}</p>` : nothing}
      <ul class="list">
        ${sessions.map((session) =>
          this.#item(
            w,
            `sessions/${session.id}`,
            this.say(session.title),
            `${times.time(session.start)}${session.end === undefined ? '' : `–${times.time(session.end)}`} · ${roomOf(session.room)} · ${w.kinds[session.kind]}`,
            wrong.sessions.has(session.id),
            () =>
              html`<session-fields
                  .panel=${this.panel}
                  .w=${w}
                  .session_=${session}
                  .programme=${programme}
                  @session-set=${({ session: next }: SessionSet) => {
                    this.#change(withItem(programme, 'sessions', next));
                    this.day = dayOf(days, next.start)?.date ?? '';
                  }}
                ></session-fields>
                ${this.#removal(w, programme, 'sessions', session.id)}`,
          ),
        )}
      </ul>
      <div class="row">
        <button class="button" type="button" @click=${() => this.#addSession(programme, day, false)}>
          ${w.addSession}
        </button>
        <button class="button" type="button" @click=${() => this.#addSession(programme, day, true)}>
          ${w.addBreak}
        </button>
      </div>
    </section>`;
  }

  /** A new one begins where the last one of the day ends. */
  #addSession(programme: Programme, day: Day, isBreak: boolean): void {
    const ids = programme.sessions.map(({ id }) => id);
    const last = programme.sessions.filter(({ start }) => dayOf(programme.days, start) === day).at(-1);
    const start = Math.min(last?.end ?? last?.start ?? day.start, day.end - HOUR / 2);
    const room = isBreak ? undefined : (last?.room ?? programme.rooms[0]?.id);
    const session: Session = {
      id: freshId(isBreak ? 'break' : 'session', ids),
      title: isBreak ? this.w!.kinds.break : '',
      kind: isBreak ? 'break' : 'talk',
      start,
      end: start + (isBreak ? HOUR / 2 : HOUR),
      speakers: [],
      ...(room !== undefined && { room }),
    };
    this.#change(withItem(programme, 'sessions', session));
    this.open_ = `sessions/${session.id}`;
  }

  readonly #publish = (): void => {
    const { programme } = this.draft!;
    this.tried = true;
    const { days, rooms, tracks, sessions, count } = mistakesIn(programme);
    const [first] = [
      ...[...days].map((key) => `days/${key}`),
      ...[...rooms].map((key) => `rooms/${key}`),
      ...[...tracks].map((key) => `tracks/${key}`),
      ...[...sessions].map((key) => `sessions/${key}`),
    ];
    if (count > 0) {
      this.open_ = first!;
      return;
    }
    this.publishing = true;
    void this.proposal.choose(publishOf(this.#slug, programme));
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('adoption-preview')?.scrollIntoView({ block: 'end' }),
    );
  };

  async #send(w: SetupWords): Promise<void> {
    const done = await this.proposal.confirm();
    if (!done) return;
    this.#stopPublishing();
    this.tried = false;
    await forgetDraft(this.#slug);
    this.draft = { base: done.hash, programme: this.draft!.programme };
    this.dispatchEvent(new Done(w.published, done.revision));
  }
}

/** Without fields that say nothing. */
const told = <T extends object>(item: T): T =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T;
