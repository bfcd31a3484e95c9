import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Patch } from '../../core/index.js';
import { listDisplays, type ConnectedDisplay } from '../api/displays.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { countScreens } from './screens.js';
import '../parts/screen-frame.js';

/** Rooms are named up to this many; a change of the whole house is told as one. */
const MOST = 6;

/** Which rooms' screens a command changes at once, and how many of them are connected. */
@customElement('screens-changing')
export class ScreensChanging extends PanelElement {
  /** Room ids. */
  @property({ attribute: false }) rooms: readonly string[] = [];
  /** What the command lays over the live state, to be seen on the first room's screen; null: it is seen elsewhere. */
  @property({ attribute: false }) draft: Patch | null = null;
  /** Whether somebody wants to see it. */
  @state() private looked = false;
  /** Null while nobody has said, or may say, which there are. */
  @state() private displays: readonly ConnectedDisplay[] | null = null;

  static override styles = [
    shared,
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
      summary {
        display: flex;
        align-items: center;
        min-height: 48px;
        font-weight: 600;
        cursor: pointer;
      }
      summary::before {
        content: '▸';
        width: 1.2em;
      }
      [open] > summary::before {
        content: '▾';
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
    const { words, panel, rooms, displays, draft } = this;
    if (rooms.length === 0) return html`<p class="quiet">${words.screensNone}</p>`;
    const count = displays && countScreens(displays, panel.conference.slug, panel.schedule.rooms);
    const shown = rooms.slice(0, MOST);
    const many = (n: number | undefined): TemplateResult | typeof nothing =>
      n === undefined ? nothing : html` <span class="quiet">${words.screens(n)}</span>`;
    return html`<h3>${words.screensChange}</h3>
      <ul class="screens">
        ${shown.map((id) => html`<li>${this.roomName(id)}${many(count ? (count.byRoom.get(id) ?? 0) : undefined)}</li>`)}
        ${rooms.length > MOST ? html`<li class="quiet">${words.andMore(rooms.length - MOST)}</li>` : nothing}
        ${count && count.overviews > 0 ? html`<li>${words.overviews}${many(count.overviews)}</li>` : nothing}
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
}
