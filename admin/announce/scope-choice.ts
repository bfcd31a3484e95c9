import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Text } from '../../core/index.js';
import type { ManyChosen } from '../parts/many-choice.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { AnnouncementDraft } from './announcement-draft.js';
import '../parts/many-choice.js';

type Place = Pick<AnnouncementDraft, 'where' | 'rooms' | 'tracks'>;

export class ScopeChosen extends Event {
  constructor(readonly change: Partial<Place>) {
    super('scope-chosen');
  }
}

/** On which screens an announcement is shown: all, those of some rooms, those where a track is on or comes next. */
@customElement('scope-choice')
export class ScopeChoice extends PanelElement {
  @property({ attribute: false }) of!: Place;

  static override styles = [shared];

  protected override render(): TemplateResult {
    const { words, panel, of } = this;
    const { rooms } = panel.schedule;
    const { tracks } = panel.schedule.programme;
    return html`<fieldset>
      <legend>${words.scope}</legend>
      <div class="row">
        ${this.#where('all', words.scopeAll)} ${this.#where('rooms', words.scopeRooms)}
        ${tracks.length > 0 ? this.#where('tracks', words.scopeTracks) : nothing}
      </div>
      ${of.where === 'rooms' ? this.#many(words.room, rooms, of.rooms, words.chosen, (ids) => ({ rooms: ids })) : nothing}
      ${
        of.where === 'tracks'
          ? this.#many(words.track, tracks, of.tracks, words.tracksChosen, (ids) => ({ tracks: ids }))
          : nothing
      }
    </fieldset>`;
  }

  #where(where: Place['where'], label: string): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-pressed=${this.of.where === where}
      @click=${() => this.dispatchEvent(new ScopeChosen({ where }))}
    >
      ${label}
    </button>`;
  }

  #many(
    label: string,
    options: readonly { readonly id: string; readonly name: Text }[],
    chosen: readonly string[],
    count: (n: number) => string,
    change: (ids: readonly string[]) => Partial<Place>,
  ): TemplateResult {
    return html`<many-choice
      .words=${this.words}
      .options=${options.map(({ id, name }) => ({ id, name: this.say(name) }))}
      .chosen=${chosen}
      .count=${count}
      label=${label}
      @many-chosen=${(event: ManyChosen) => this.dispatchEvent(new ScopeChosen(change(event.ids)))}
    ></many-choice>`;
  }
}
