import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ScheduledSession } from '../../core/index.js';
import { PanelElement } from '../parts/panel-element.js';
import { Choose } from './request.js';
import { swappable } from '../board/rooms.js';
import { matches } from '../parts/search.js';
import { shared } from '../parts/styles.js';
import '../parts/session-facts.js';

/** Candidates are listed up to this many; the search finds the others. */
const MOST = 40;

/** The other session of a swap (M2), those at about the same time first. */
@customElement('swap-form')
export class SwapForm extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  @state() private other = '';
  @state() private search = '';

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      label.option {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 12px;
        align-items: center;
        min-height: 56px;
        padding: 10px 0;
        border-top: 1.5px solid var(--line);
        cursor: pointer;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, panel } = this;
    const chosen = this.session(this.other);
    if (chosen) {
      return html`<p class="label">${words.swapWith}</p>
        <session-facts .panel=${panel} .of=${chosen} room></session-facts>
        <button class="button" type="button" @click=${() => this.#choose('')}>${words.otherSession}</button>`;
    }
    const found = swappable(panel.schedule, this.of, panel.now).filter((session) =>
      matches(this.search, [
        this.say(session.title),
        this.roomName(session.room),
        ...session.speakers.map((speaker) => speaker.name),
      ]),
    );
    return html`<label class="field">
        <span>${words.searchRooms}</span>
        <input
          type="search"
          autocomplete="off"
          placeholder=${words.find}
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
      </label>
      <fieldset>
        <legend>${words.swapWith}</legend>
        ${found.slice(0, MOST).map((session) => this.#option(session))}
        ${found.length > MOST ? html`<p class="quiet">${words.andMore(found.length - MOST)}</p>` : ''}
      </fieldset>`;
  }

  #option(session: ScheduledSession): TemplateResult {
    const { panel } = this;
    return html`<label class="option">
      <input type="radio" name="other" @change=${() => this.#choose(session.id)} />
      <span>
        ${session.day === this.of.day ? '' : html`<span class="label">${panel.times.day(session.day)}</span>`}
        <session-facts .panel=${panel} .of=${session} room whole></session-facts>
      </span>
    </label>`;
  }

  #choose(other: string): void {
    this.other = other;
    const command = { type: 'swap', sessions: [this.of.id, other] } as const;
    this.dispatchEvent(new Choose(other === '' ? null : { command }));
  }
}
