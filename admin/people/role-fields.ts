import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Role } from '../api/login.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import type { ManyChosen } from '../parts/many-choice.js';
import { shared } from '../parts/styles.js';
import type { PeopleWords } from './words/index.js';
import '../parts/many-choice.js';

export const ROLES: readonly Role[] = ['viewer', 'helper', 'organiser', 'admin'];

/** Somebody has chosen what an account or token may do. */
export class RoleChosen extends Event {
  constructor(
    readonly role: Role,
    readonly rooms: readonly string[],
  ) {
    super('role-chosen');
  }
}

/** A role, and the rooms of a helper. */
@customElement('role-fields')
export class RoleFields extends PanelElement {
  @property({ attribute: false }) w!: PeopleWords;
  @property({ attribute: 'role-name' }) role_: Role = 'viewer';
  @property({ attribute: false }) rooms: readonly string[] = [];
  /** The choice of rooms is not complete. */
  @property({ type: Boolean }) missing = false;

  static override styles = [shared, pageStyles];

  protected override render(): TemplateResult {
    const { w, words, panel } = this;
    const known = new Set(panel.schedule.rooms.map(({ id }) => id));
    const others = this.rooms.filter((room) => !known.has(room));
    return html`<label class="field"
        ><span>${w.role}</span
        ><select
          aria-describedby="about-role"
          @change=${(event: Event) => this.#tell((event.target as HTMLSelectElement).value as Role, this.rooms)}
        >
          ${ROLES.map(
            (role) => html`<option value=${role} ?selected=${role === this.role_}>${words.roles[role]}</option>`,
          )}
        </select></label
      >
      <p id="about-role" class="quiet">${w.roleHints[this.role_]}</p>
      ${
        this.role_ === 'helper'
          ? html`<fieldset>
              <legend>${w.rooms}</legend>
              <many-choice
                .words=${panel.words}
                .options=${panel.schedule.rooms.map(({ id, name }) => ({ id, name: this.say(name) }))}
                .count=${panel.words.chosen}
                label=${panel.words.room}
                .chosen=${this.rooms}
                @many-chosen=${({ ids: rooms }: ManyChosen) => this.#tell('helper', [...new Set([...rooms, ...others])])}
              ></many-choice>
              ${others.length > 0 ? html`<p class="quiet">${w.otherRooms(others.join(', '))}</p>` : nothing}
              ${this.missing ? html`<p class="error" role="alert">${w.roomsMissing}</p>` : nothing}
            </fieldset>`
          : nothing
      }`;
  }

  #tell(role: Role, rooms: readonly string[]): void {
    this.dispatchEvent(new RoleChosen(role, rooms));
  }
}
