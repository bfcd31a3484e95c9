import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { dayOf, type ScheduledSession } from '../../core/index.js';
import { icon } from '../parts/icon.js';
import { CloseSheet, may, PinRoom } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import '../parts/session-facts.js';

/** One room: its state, what can be done to it, and its sessions day by day. */
@customElement('room-sheet')
export class RoomSheet extends PanelElement {
  /** Room id. */
  @property() of = '';
  @state() private day = '';
  @state() private past = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: 6px 20px calc(20px + env(safe-area-inset-bottom));
      }
      .note {
        padding-bottom: 12px;
        line-height: 1.4;
      }
      .actions {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 8px;
      }
      .actions .button {
        padding-inline: 10px;
      }
      .days {
        margin: 18px 0 6px;
      }
      .days select {
        width: auto;
      }
      .session {
        display: block;
        width: 100%;
        min-height: 56px;
        padding: 10px 0;
        border: 0;
        border-top: 1.5px solid var(--line);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .past {
        width: 100%;
        margin: 6px 0;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.day = dayOf(this.panel.schedule.programme.days, this.panel.now)?.date ?? '';
  }

  protected override render(): TemplateResult {
    const { panel, words } = this;
    const room = panel.schedule.rooms.find((candidate) => candidate.id === this.of);
    if (!room) return html`<p>${words.problems['unknown-room']}</p>`;
    const seats = room.capacity === undefined ? '' : words.seats(room.capacity);
    const note = [this.say(room.floor), seats, this.say(room.wayfinding)].filter(Boolean).join(' · ');
    const overflow = room.overflow === undefined ? '' : this.roomName(room.overflow);
    const status = { open: '', full: words.fullChip(overflow), closed: words.closedChip }[room.status];
    return html`<p class="note quiet">${note} ${status ? html`<span class="chip notice">${status}</span>` : nothing}</p>
      ${this.#actions()} ${this.#days()} ${this.#sessions()}`;
  }

  #actions(): TemplateResult {
    const { words, of, panel } = this;
    const pinned = panel.pinned.has(of);
    return html`<div class="actions">
      ${
        may(panel, 'delay-room', of)
          ? html`<button class="button" type="button" @click=${() => this.open({ kind: 'all-minutes', room: of })}>
              ${words.actions.delayRoom}
            </button>`
          : nothing
      }
      ${
        may(panel, 'room-status', of)
          ? html`<button class="button" type="button" @click=${() => this.open({ kind: 'room-status', room: of })}>
              ${words.actions.roomStatus}
            </button>`
          : nothing
      }
      ${
        may(panel, 'note', of)
          ? html`<button class="button" type="button" @click=${() => this.open({ kind: 'note', room: of })}>
              ${words.actions.note}
            </button>`
          : nothing
      }
      ${
        may(panel, 'add')
          ? html`<button class="button" type="button" @click=${() => this.open({ kind: 'add', room: of })}>
              ${words.actions.addHere}
            </button>`
          : nothing
      }
      ${
        may(panel, 'announce')
          ? html`<a
              class="button"
              href="#/${panel.conference.slug}/announce/${encodeURIComponent(of)}"
              @click=${() => this.dispatchEvent(new CloseSheet(true))}
            >
              ${words.actions.announceHere}
            </a>`
          : nothing
      }
      <button class="button" type="button" aria-pressed=${pinned} @click=${() => this.dispatchEvent(new PinRoom(of))}>
        ${icon(pinned ? 'pinned' : 'pin')} ${pinned ? words.unpin : words.pin}
      </button>
    </div>`;
  }

  #days(): TemplateResult | typeof nothing {
    const { days } = this.panel.schedule.programme;
    if (days.length < 2) return html`<div class="days"></div>`;
    return html`<label class="row days">
      <span class="label">${this.words.day}</span>
      <select @change=${(event: Event) => (this.day = (event.target as HTMLSelectElement).value)}>
        ${days.map(
          ({ date }) =>
            html`<option value=${date} ?selected=${date === this.day}>${this.panel.times.day(date)}</option>`,
        )}
      </select>
    </label>`;
  }

  #sessions(): TemplateResult {
    const { words, panel } = this;
    const all = (panel.schedule.byRoom.get(this.of) ?? []).filter((session) => session.day === this.day);
    if (all.length === 0) return html`<p class="quiet">${words.noSessions}</p>`;
    const over = all.filter((session) => session.end <= panel.now);
    const shown = this.past ? all : all.filter((session) => session.end > panel.now);
    return html`${
        over.length > 0 && !this.past
          ? html`<button class="button past" type="button" @click=${() => (this.past = true)}>
              ${words.earlierToday(over.length)}
            </button>`
          : nothing
      }
      <ul>
        ${shown.map((session) => this.#session(session))}
      </ul>`;
  }

  #session(session: ScheduledSession): TemplateResult {
    return html`<li>
      <button class="session" type="button" @click=${() => this.open({ kind: 'session', session: session.id })}>
        <session-facts .panel=${this.panel} .of=${session} whole></session-facts>
      </button>
    </li>`;
  }
}
