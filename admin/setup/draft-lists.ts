import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { dayOf, type Day, type Programme, type Room, type Session, type Track } from '../../core/index.js';
import { instantOfWall } from '../parts/wall-time.js';
import { WordedPage } from '../parts/worded-page.js';
import type { DaySet } from './day-fields.js';
import { freshId, moved, usersOf, withItem, withoutItem, type Mistakes } from './draft.js';
import type { FactSet } from './room-fields.js';
import type { SessionSet } from './session-fields.js';
import type { TrackSet } from './track-fields.js';
import type { SetupWords } from './words/index.js';
import './day-fields.js';
import './room-fields.js';
import './session-fields.js';
import './track-fields.js';

const HOUR = 60 * 60_000;

/** The days, rooms, tracks and sessions of a programme by hand: lists whose lines open to be changed. */
export abstract class DraftLists extends WordedPage<SetupWords> {
  /** What is open: `days/KEY`, `rooms/KEY`, `tracks/KEY`, `sessions/KEY`. */
  @state() protected open_ = '';
  @state() private day = '';

  /** The programme was changed by hand. */
  protected abstract change(programme: Programme): void;

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
      @click=${() => this.change(withoutItem(programme, collection, key))}
    >
      ${w.remove}
    </button>`;
  }

  protected days(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
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
                    this.change(withItem(programme, 'days', next, day.date));
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
    this.change(withItem(programme, 'days', day));
    this.open_ = `days/${date}`;
  }

  protected rooms(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
    const { rooms } = programme;
    return html`<section aria-labelledby="rooms">
      <h3 id="rooms">${w.rooms}</h3>
      <ul class="list">
        ${rooms.map((room, index) => {
          const name = this.say(room.name);
          const set = (part: Partial<Room>): void =>
            this.change(withItem(programme, 'rooms', told({ ...room, ...part })));
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
                @click=${() => this.change(moved(programme, 'rooms', room.id, -1))}
              >
                ↑</button
              ><button
                class="button plain"
                type="button"
                aria-label=${w.down(name)}
                ?disabled=${index === rooms.length - 1}
                @click=${() => this.change(moved(programme, 'rooms', room.id, 1))}
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
          this.change(withItem<Room>(programme, 'rooms', { id, name: '' }));
          this.open_ = `rooms/${id}`;
        }}
      >
        ${w.addRoom}
      </button>
    </section>`;
  }

  protected tracks(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
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
                    this.change(
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
          this.change(withItem<Track>(programme, 'tracks', { id, name: '' }));
          this.open_ = `tracks/${id}`;
        }}
      >
        ${w.addTrack}
      </button>
    </section>`;
  }

  protected sessions(w: SetupWords, programme: Programme, wrong: Mistakes): TemplateResult {
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
                    this.change(withItem(programme, 'sessions', next));
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
    this.change(withItem(programme, 'sessions', session));
    this.open_ = `sessions/${session.id}`;
  }
}

/** Without fields that say nothing. */
const told = <T extends object>(item: T): T =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as T;
