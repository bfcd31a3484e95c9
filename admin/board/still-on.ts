import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MINUTE, type Minutes, type ScheduledSession } from '../../core/index.js';
import { moreFrom } from '../parts/minutes.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';

const STEPS = [5, 10] as const;

/** Asks those of a room whether a session whose end has passed has ended, or goes on for some minutes from now. */
@customElement('still-on')
export class StillOn extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  /** Whether to name the room, where it is not plain from the place. */
  @property({ type: Boolean }) room = false;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 8px;
        line-height: 1.35;
      }
      .answers {
        display: grid;
        grid-template-columns: 1.2fr 1fr 1fr;
        gap: 8px;
      }
      .answers .button {
        padding-inline: 4px;
        font-size: 1rem;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { of, words } = this;
    return html`<p>
        ${this.room ? html`<b>${this.roomName(of.room)}</b><br />` : nothing}${words.stillOn(
          this.say(of.title),
          this.time(of.end),
        )}
      </p>
      <div class="answers">
        <button
          class="button"
          type="button"
          @click=${() => this.open({ kind: 'command', command: { type: 'end', session: of.id, at: of.end } })}
        >
          ${words.stillOnNo}
        </button>
        ${STEPS.map((step) => this.#step(step))}
      </div>`;
  }

  #step(step: Minutes): TemplateResult {
    const { of, panel, words } = this;
    const more = moreFrom(of, step, panel.now);
    const until = this.time(of.end + more * MINUTE);
    return html`<button
      class="button"
      type="button"
      aria-label=${words.moreLabel(step, until)}
      @click=${() => this.open({ kind: 'minutes', session: of.id, step: more })}
    >
      ${words.more(step, until)}
    </button>`;
  }
}
