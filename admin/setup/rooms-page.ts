import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { same, type Command, type RoomFacts, type Schedule, type Track, type TrackFacts } from '../../core/index.js';
import { draft, forget, remember } from '../parts/drafts.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { shared } from '../parts/styles.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import type { FactSet } from './room-fields.js';
import type { TrackSet } from './track-fields.js';
import { setupWords, type SetupWords } from './words/index.js';
import './room-fields.js';
import './track-fields.js';

type Facts = { readonly [K in keyof RoomFacts]?: RoomFacts[K] | null };
type TrackWish = { readonly [K in keyof TrackFacts]?: TrackFacts[K] | null };
type Room = Schedule['rooms'][number];

interface Kept {
  readonly rooms: { readonly [room: string]: Facts };
  readonly tracks: { readonly [track: string]: TrackWish };
  readonly order: readonly string[] | null;
}

const NOTHING: Kept = { rooms: {}, tracks: {}, order: null };

/** What of the wishes is not so already. */
function open<T extends object>(wish: T, shown: object): T {
  const values = shown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(wish).filter(([field, value]) => !same(value ?? undefined, values[field])),
  ) as T;
}

function without<T extends object>(items: { readonly [id: string]: T }): { readonly [id: string]: T } {
  return Object.fromEntries(Object.entries(items).filter(([, wish]) => Object.keys(wish).length > 0));
}

/** Facts of rooms and tracks, over those of the programme: they are live changes, with a what-if and an undo. */
@customElement('rooms-page')
export class RoomsPage extends WordedPage<SetupWords> {
  @state() private kept: Kept = NOTHING;
  /** What is open: `room/ID` or `track/ID`. */
  @state() private open_ = '';

  static override styles = [shared, pageStyles, pageFrame];

  protected override wordsIn(language: Language): Promise<SetupWords> {
    return setupWords(language);
  }

  get #draftName(): string {
    return `rooms/${this.panel.conference.slug}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Not earlier: what a lazily loaded element was given is not there when it is connected.
    if (!this.hasUpdated) this.kept = draft<Kept>(this.#draftName) ?? NOTHING;
    const { rooms, programme } = this.panel.schedule;
    const { kept } = this;
    const next: Kept = {
      rooms: without(
        Object.fromEntries(
          rooms.flatMap((room) => (kept.rooms[room.id] ? [[room.id, open(kept.rooms[room.id]!, room)]] : [])),
        ),
      ),
      tracks: without(
        Object.fromEntries(
          programme.tracks.flatMap((track) =>
            kept.tracks[track.id] ? [[track.id, open(kept.tracks[track.id]!, track)]] : [],
          ),
        ),
      ),
      order:
        kept.order &&
        !same(
          kept.order,
          rooms.map(({ id }) => id),
        )
          ? kept.order
          : null,
    };
    if (!same(next, kept)) this.#keep(next);
  }

  #keep(next: Kept): void {
    this.kept = next;
    if (same(next, NOTHING)) forget(this.#draftName);
    else remember(this.#draftName, next);
  }

  get #rooms(): readonly Room[] {
    const { rooms } = this.panel.schedule;
    const { order } = this.kept;
    if (!order) return rooms;
    const place = (room: Room): number => (order.includes(room.id) ? order.indexOf(room.id) : order.length);
    return [...rooms].sort((a, b) => place(a) - place(b));
  }

  protected override page(w: SetupWords): TemplateResult {
    const { panel, organises, kept } = this;
    const rooms = this.#rooms;
    const { tracks } = panel.schedule.programme;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.roomsTitle}</h2>
      <p class="quiet">${organises ? w.roomsIntro : w.onlyOrganisers}</p>
      <section aria-labelledby="rooms">
        <h3 id="rooms">${w.rooms}</h3>
        ${rooms.length === 0 ? html`<p class="quiet">${w.noRooms}</p>` : nothing}
        <ul class="list">
          ${rooms.map((room, index) => html`<li>${this.#room(w, room, index, rooms.length)}</li>`)}
        </ul>
        ${
          kept.order
            ? html`<div class="save">
                <button class="button" type="button" @click=${() => this.#keep({ ...kept, order: null })}>
                  ${w.discard}
                </button>
                <button
                  class="button primary"
                  type="button"
                  @click=${() => this.#send({ type: 'settings', roomOrder: kept.order! })}
                >
                  ${w.saveOrder}
                </button>
              </div>`
            : nothing
        }
      </section>
      <section aria-labelledby="tracks">
        <h3 id="tracks">${w.tracks}</h3>
        ${tracks.length === 0 ? html`<p class="quiet">${w.noTracks}</p>` : nothing}
        <ul class="list">
          ${tracks.map((track) => html`<li>${this.#track(w, track)}</li>`)}
        </ul>
      </section>`;
  }

  #toggle(w: SetupWords, key: string, name: string): TemplateResult | typeof nothing {
    if (!this.organises) return nothing;
    const isOpen = this.open_ === key;
    return html`<button
      class="button"
      type="button"
      aria-expanded=${isOpen}
      aria-label="${isOpen ? w.done : w.change}: ${name}"
      @click=${() => (this.open_ = isOpen ? '' : key)}
    >
      ${isOpen ? w.done : w.change}
    </button>`;
  }

  #room(w: SetupWords, room: Room, index: number, count: number): TemplateResult {
    const { panel, kept } = this;
    const name = this.say(room.name);
    const wish = kept.rooms[room.id] ?? {};
    const facts = {
      ...room,
      ...Object.fromEntries(Object.entries(wish).map(([field, value]) => [field, value ?? undefined])),
    };
    const about = [
      this.say(room.floor),
      room.capacity === undefined ? '' : panel.words.seats(room.capacity),
      this.say(room.wayfinding),
    ];
    return html`<div class="line wraps">
        <span class="grow"><b>${name}</b><span class="quiet">${about.filter(Boolean).join(' · ')}</span></span>
        ${
          this.organises
            ? html`<button
                  class="button plain"
                  type="button"
                  aria-label=${w.up(name)}
                  ?disabled=${index === 0}
                  @click=${() => this.#move(index, -1)}
                >
                  ↑
                </button>
                <button
                  class="button plain"
                  type="button"
                  aria-label=${w.down(name)}
                  ?disabled=${index === count - 1}
                  @click=${() => this.#move(index, 1)}
                >
                  ↓
                </button>`
            : nothing
        }
        ${this.#toggle(w, `room/${room.id}`, name)}
      </div>
      ${
        this.open_ === `room/${room.id}`
          ? html`<form class="form" novalidate @submit=${(event: Event) => this.#saveRoom(event, room.id)}>
              <room-fields
                .panel=${panel}
                .w=${w}
                .facts=${facts}
                .tags=${panel.schedule.live.settings.languages ?? panel.schedule.programme.conference.languages}
                .others=${panel.schedule.rooms.filter(({ id }) => id !== room.id)}
                @fact-set=${({ field, value }: FactSet) =>
                  this.#keep({ ...kept, rooms: { ...kept.rooms, [room.id]: { ...wish, [field]: value ?? null } } })}
              ></room-fields>
              <button class="button primary" ?disabled=${Object.keys(wish).length === 0}>${w.save}</button>
            </form>`
          : nothing
      }`;
  }

  #track(w: SetupWords, track: Track): TemplateResult {
    const { panel, kept } = this;
    const name = this.say(track.name);
    const wish = kept.tracks[track.id] ?? {};
    const facts = {
      ...track,
      ...Object.fromEntries(Object.entries(wish).map(([field, value]) => [field, value ?? undefined])),
    };
    return html`<div class="line">
        <span class="grow"><b>${name}</b><span class="quiet">${track.colour ?? ''}</span></span>
        <span class="swatch" .style=${facts.colour ? `background: ${facts.colour}` : ''}></span>
        ${this.#toggle(w, `track/${track.id}`, name)}
      </div>
      ${
        this.open_ === `track/${track.id}`
          ? html`<form class="form" novalidate @submit=${(event: Event) => this.#saveTrack(event, track.id)}>
              <track-fields
                .panel=${panel}
                .w=${w}
                .facts=${facts}
                .tags=${panel.schedule.programme.conference.languages}
                @track-set=${({ facts: set }: TrackSet) => {
                  const told = Object.entries(set).map(([field, value]) => [field, value ?? null] as const);
                  this.#keep({
                    ...kept,
                    tracks: { ...kept.tracks, [track.id]: { ...wish, ...Object.fromEntries(told) } },
                  });
                }}
              ></track-fields>
              <button class="button primary" ?disabled=${Object.keys(wish).length === 0}>${w.save}</button>
            </form>`
          : nothing
      }`;
  }

  #move(index: number, by: 1 | -1): void {
    const order = this.#rooms.map(({ id }) => id);
    [order[index], order[index + by]] = [order[index + by]!, order[index]!];
    this.#keep({ ...this.kept, order });
  }

  #saveRoom(event: Event, room: string): void {
    event.preventDefault();
    this.#send({ type: 'edit-room', room, ...this.kept.rooms[room] });
  }

  #saveTrack(event: Event, track: string): void {
    event.preventDefault();
    this.#send({ type: 'edit-track', track, ...this.kept.tracks[track] });
  }

  #send(command: Command): void {
    this.open({ kind: 'command', command });
  }
}
