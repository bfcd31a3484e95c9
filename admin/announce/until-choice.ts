import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MINUTE } from '../../core/index.js';
import { endOf, type Until } from './announcement-draft.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';

export class UntilChosen extends Event {
  constructor(readonly until: Until) {
    super('until-chosen');
  }
}

const MINUTES = [15, 30, 60] as const;

/** When an announcement ends: when taken off, after some minutes, or at a time in the conference's zone. */
@customElement('until-choice')
export class UntilChoice extends PanelElement {
  @property({ attribute: false }) until: Until = 'withdrawn';

  static override styles = [
    shared,
    css`
      .end {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, until, panel } = this;
    const clock = typeof until === 'object' && 'clock' in until ? until.clock : null;
    const end = endOf(until, panel.now, panel.times.time);
    return html`<fieldset>
      <legend>${words.until}</legend>
      <div class="row">
        ${this.#option('withdrawn', until === 'withdrawn', words.untilWithdrawn)}
        ${MINUTES.map((minutes) =>
          this.#option(
            { minutes },
            typeof until === 'object' && 'minutes' in until && until.minutes === minutes,
            words.untilMinutes(minutes),
          ),
        )}
        ${this.#option({ clock: this.time(panel.now + 30 * MINUTE) }, clock !== null, words.untilTime)}
      </div>
      ${
        clock === null
          ? nothing
          : html`<label class="field">
              <span>${words.untilTime} (${panel.times.zone(panel.now)})</span>
              <input
                type="time"
                .value=${clock}
                @input=${(event: Event) => this.#tell({ clock: (event.target as HTMLInputElement).value })}
              />
            </label>`
      }
      ${typeof end === 'number' ? html`<p class="quiet end">${words.untilSays(this.time(end))}</p>` : nothing}
    </fieldset>`;
  }

  #option(until: Until, pressed: boolean, label: string): TemplateResult {
    return html`<button class="button" type="button" aria-pressed=${pressed} @click=${() => this.#tell(until)}>
      ${label}
    </button>`;
  }

  #tell(until: Until): void {
    this.dispatchEvent(new UntilChosen(until));
  }
}
