import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Patch } from '../../core/index.js';
import { listDisplays, type KnownDisplay } from '../api/displays.js';
import { disclosure } from '../parts/disclosure.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { screenName, sortScreens } from './screens.js';
import '../parts/screen-frame.js';

/** Rooms are named up to this many; a change of the whole house is told as one. */
const MOST = 6;
/** Screens of a room are named up to this many. */
const MOST_NAMES = 3;

/** Which rooms' screens a command changes at once, by name, and how many of them are connected. */
@customElement('screens-changing')
export class ScreensChanging extends PanelElement {
  /** Room ids. */
  @property({ attribute: false }) rooms: readonly string[] = [];
  /** Ids of screens that change wherever they stand. */
  @property({ attribute: false }) single: readonly string[] = [];
  /** Whether what shows several rooms at once changes, too. */
  @property({ type: Boolean }) overviews = false;
  /** What the command lays over the live state, to be seen on the first room's screen; null: it is seen elsewhere. */
  @property({ attribute: false }) draft: Patch | null = null;
  /** Whether somebody wants to see it. */
  @state() private looked = false;
  /** Null while nobody has said, or may say, which there are. */
  @state() private displays: readonly KnownDisplay[] | null = null;

  static override styles = [
    shared,
    disclosure,
    css`
      :host {
        display: block;
      }
      .screens {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        padding-top: 4px;
        line-height: 1.35;
      }
      h3 {
        font-size: 0.9375rem;
        font-weight: 600;
        color: var(--quiet);
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    // How many are there is told where it is known; the preview does not wait for it.
    listDisplays().then(
      (displays) => (this.displays = displays),
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const { words, panel, rooms, displays, draft, single } = this;
    const known = displays && sortScreens(displays, panel.conference.slug, panel.schedule.rooms);
    const overviews = this.overviews && known ? known.overviews : [];
    if (rooms.length + single.length + overviews.length === 0) return html`<p class="quiet">${words.screensNone}</p>`;
    const chosen = displays?.filter(({ id }) => single.includes(id)) ?? [];
    const shown = rooms.slice(0, MOST);
    return html`<h3>${words.screensChange}</h3>
      <ul class="screens">
        ${shown.map((id) => html`<li>${this.roomName(id)}${known ? this.#told(known.byRoom.get(id) ?? [], true) : nothing}</li>`)}
        ${rooms.length > MOST ? html`<li class="quiet">${words.andMore(rooms.length - MOST)}</li>` : nothing}
        ${single.length > 0 ? html`<li>${words.singleScreens(single.length)}${this.#told(chosen, false)}</li>` : nothing}
        ${overviews.length > 0 ? html`<li>${words.overviews}${this.#told(overviews, true)}</li>` : nothing}
      </ul>
      ${
        draft
          ? html`<details @toggle=${(event: ToggleEvent) => (this.looked ||= event.newState === 'open')}>
              <summary>${words.asOnScreen} · ${this.roomName(rooms[0])}</summary>
              ${
                this.looked
                  ? html`<screen-frame
                      .panel=${panel}
                      .draft=${draft}
                      room=${rooms[0]!}
                      says=${words.asOnScreen}
                    ></screen-frame>`
                  : nothing
              }
            </details>`
          : nothing
      }`;
  }

  /** How many of these are connected, and what those with a name are called. */
  #told(screens: readonly KnownDisplay[], counted: boolean): TemplateResult {
    const { words, panel } = this;
    const online = screens.filter((screen) => screen.online).length;
    const names = screens
      .filter(({ name }) => !counted || name)
      .map((screen) => screenName(screen, panel.schedule.rooms, panel.languages));
    const left = names.length - MOST_NAMES;
    const told = [...names.slice(0, MOST_NAMES), ...(left > 0 ? [words.andMore(left)] : [])].join(', ');
    return html` <span class="quiet">${words.screens(online, screens.length)}${told === '' ? '' : ` (${told})`}</span>`;
  }
}
