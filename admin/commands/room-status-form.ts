import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RoomStatus } from '../../core/index.js';
import { PanelElement } from '../parts/panel-element.js';
import { Choose } from './request.js';
import { shared } from '../parts/styles.js';

const STATUSES: readonly RoomStatus[] = ['full', 'closed', 'open'];

/** Room full (with the room that takes the overflow), closed, or open again (R1). */
@customElement('room-status-form')
export class RoomStatusForm extends PanelElement {
  /** Room id. */
  @property() of = '';
  @state() private status: RoomStatus | null = null;
  @state() private overflow = '';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 14px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const room = this.panel.schedule.rooms.find(({ id }) => id === this.of);
    this.status = room?.status ?? null;
    this.overflow = room?.overflow ?? room?.overflowRoom ?? '';
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const others = this.panel.schedule.rooms.filter((room) => room.id !== this.of);
    return html`<div class="steps" role="group" aria-label=${words.actions.roomStatus}>
        ${STATUSES.map(
          (status) =>
            html`<button
              class="button"
              type="button"
              aria-pressed=${this.status === status}
              @click=${() => this.#choose(status)}
            >
              ${words.statuses[status]}
            </button>`,
        )}
      </div>
      ${
        this.status === 'full'
          ? html`<label class="field">
              <span>${words.overflow}</span>
              <select @change=${this.#redirect}>
                <option value="" ?selected=${this.overflow === ''}>${words.noOverflow}</option>
                ${others.map(
                  (room) =>
                    html`<option value=${room.id} ?selected=${room.id === this.overflow}>
                      ${this.say(room.name)}
                    </option>`,
                )}
              </select>
            </label>`
          : nothing
      }`;
  }

  #redirect(event: Event): void {
    this.overflow = (event.target as HTMLSelectElement).value;
    this.#choose('full');
  }

  #choose(status: RoomStatus): void {
    this.status = status;
    const overflow = status === 'full' ? { overflow: this.overflow === '' ? null : this.overflow } : {};
    this.dispatchEvent(new Choose({ command: { type: 'room-status', room: this.of, status, ...overflow } }));
  }
}
