import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Text } from '../../core/index.js';
import { listDisplays, type KnownDisplay } from '../api/displays.js';
import { screenName } from '../commands/screens.js';
import type { ManyChosen } from '../parts/many-choice.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { WHERE, type AnnouncementDraft, type Where } from './announcement-draft.js';
import '../parts/many-choice.js';

type Place = Pick<AnnouncementDraft, 'where' | Where>;

interface Option {
  readonly id: string;
  readonly name: string;
}

export class ScopeChosen extends Event {
  constructor(readonly change: Partial<Place>) {
    super('scope-chosen');
  }
}

/**
 * On which screens an announcement is shown: all, or, added up, those of some rooms, those where a track is on or comes
 * next, and single ones.
 */
@customElement('scope-choice')
export class ScopeChoice extends PanelElement {
  @property({ attribute: false }) of!: Place;
  /** The screens that are paired with this conference; none while nobody has said, or may say, which there are. */
  @state() private screens: readonly KnownDisplay[] = [];

  static override styles = [
    shared,
    css`
      fieldset {
        gap: 12px;
      }
      .row .button {
        flex: 1 1 auto;
      }
      many-choice + many-choice {
        padding-top: 12px;
        border-top: 1.5px solid var(--line);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const { slug } = this.panel.conference;
    // Without an answer the other ways to choose remain.
    listDisplays().then(
      (all) => (this.screens = all.filter(({ paired, conference }) => paired && conference === slug)),
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const { words, of } = this;
    const options = this.#options();
    const labels = { rooms: words.scopeRooms, tracks: words.scopeTracks, displays: words.scopeDisplays };
    return html`<fieldset>
      <legend>${words.scope}</legend>
      <div class="row">
        ${this.#button(words.scopeAll, of.where.length === 0, [])}
        ${WHERE.filter((where) => options[where].length > 0 || of.where.includes(where)).map((where) =>
          this.#button(labels[where], of.where.includes(where), this.#toggled(where)),
        )}
      </div>
      ${of.where.length > 1 ? html`<p class="quiet">${words.scopeAdds}</p>` : nothing}
      ${WHERE.filter((where) => of.where.includes(where)).map((where) => this.#many(where, options[where]))}
    </fieldset>`;
  }

  #options(): Readonly<Record<Where, readonly Option[]>> {
    const { panel, screens, of } = this;
    const { rooms, programme } = panel.schedule;
    const named = screens.map((display) => ({ id: display.id, name: screenName(display, rooms, panel.languages) }));
    // One that was chosen and is paired no more can still be let go.
    const gone = screens.length === 0 ? [] : of.displays.filter((id) => !named.some((one) => one.id === id));
    const told = ({ id, name }: { readonly id: string; readonly name: Text }): Option => ({
      id,
      name: this.say(name),
    });
    return {
      rooms: rooms.map(told),
      tracks: programme.tracks.map(told),
      displays: [...named, ...gone.map((id) => ({ id, name: id }))],
    };
  }

  #toggled(where: Where): readonly Where[] {
    const chosen = this.of.where;
    return WHERE.filter((one) => (one === where) !== chosen.includes(one));
  }

  #button(label: string, pressed: boolean, where: readonly Where[]): TemplateResult {
    return html`<button
      class="button"
      type="button"
      aria-pressed=${pressed}
      @click=${() => this.dispatchEvent(new ScopeChosen({ where }))}
    >
      ${label}
    </button>`;
  }

  #many(where: Where, options: readonly Option[]): TemplateResult {
    const { words, of } = this;
    const label = { rooms: words.room, tracks: words.track, displays: words.display }[where];
    const count = { rooms: words.chosen, tracks: words.tracksChosen, displays: words.displaysChosen }[where];
    return html`<many-choice
      .words=${words}
      .options=${options}
      .chosen=${of[where]}
      .count=${count}
      label=${label}
      @many-chosen=${(event: ManyChosen) => this.dispatchEvent(new ScopeChosen({ [where]: event.ids }))}
    ></many-choice>`;
  }
}
