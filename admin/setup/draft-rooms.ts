import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Room } from '../../core/index.js';
import { moved, told, withItem } from './draft.js';
import { DraftPart } from './draft-part.js';
import type { FactSet } from './room-fields.js';
import './room-fields.js';

/** The rooms of the draft, in their order. */
@customElement('draft-rooms')
export class DraftRooms extends DraftPart {
  protected override render(): TemplateResult {
    const { w, programme, wrong } = this;
    const { rooms } = programme;
    const items = rooms.map((room, index) => {
      const name = this.say(room.name);
      const set = (part: Partial<Room>): void => this.change(withItem(programme, 'rooms', told({ ...room, ...part })));
      return this.item(
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
              .others=${rooms.filter((other) => other.id !== room.id && this.say(other.name) !== '')}
              ?nameless=${wrong.rooms.has(room.id)}
              @fact-set=${({ field, value }: FactSet) => set({ [field]: field === 'name' ? (value ?? '') : value } as Partial<Room>)}
            ></room-fields>
            ${this.removal('rooms', room.id)}`,
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
    });
    return this.list('rooms', w.rooms, items, w.addRoom);
  }
}
