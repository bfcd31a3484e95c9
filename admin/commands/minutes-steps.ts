import type { nothing } from 'lit';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Minutes } from '../../core/index.js';
import { MOST_MINUTES } from '../parts/minutes.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';

/** Minutes were chosen, null for none; `typing` while the field may not be finished. */
export class StepChosen extends Event {
  constructor(
    readonly minutes: Minutes | null,
    readonly typing: boolean,
  ) {
    super('step-chosen');
  }
}

const QUICK = [5, 10, 15] as const;

/** "−5", "+5", "+10", "+15" and any other number of minutes. */
@customElement('minutes-steps')
export class MinutesSteps extends LitElement {
  @property({ attribute: false }) words!: Words;
  @property({ attribute: false }) chosen: Minutes | null = null;
  /** The fewest minutes that make sense; below zero means earlier or shorter. */
  @property({ attribute: false }) least: Minutes = -MOST_MINUTES;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .steps {
        grid-auto-columns: minmax(0, 1fr);
      }
      input:not([type='x']) {
        padding: 8px 4px;
        font-size: 1.1875rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        text-align: center;
        appearance: textfield;
        -moz-appearance: textfield;
      }
      input::-webkit-inner-spin-button {
        display: none;
      }
      input::placeholder {
        color: var(--quiet);
        font-weight: 600;
        font-size: 1rem;
        opacity: 1;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, chosen, least } = this;
    const quick: readonly Minutes[] = least < 0 ? [-5, ...QUICK] : QUICK;
    const other = chosen !== null && !quick.includes(chosen);
    return html`<div class="steps" role="group" aria-label=${words.howMuch}>
      ${quick.map((minutes) => this.#step(minutes))}
      <label>
        <span class="visually-hidden">${words.minutesField}</span>
        <input
          type="number"
          inputmode="numeric"
          step="1"
          min=${least}
          max=${MOST_MINUTES}
          placeholder="… min"
          .value=${other ? String(chosen) : ''}
          @input=${this.#typed}
        />
      </label>
    </div>`;
  }

  #step(minutes: Minutes): TemplateResult | typeof nothing {
    const label = minutes < 0 ? this.words.minusMinutes(-minutes) : this.words.plusMinutes(minutes);
    return html`<button
      class="button"
      type="button"
      aria-pressed=${this.chosen === minutes}
      @click=${() => this.#tell(minutes, false)}
    >
      <span aria-hidden="true">${minutes < 0 ? `−${-minutes}` : `+${minutes}`}</span
      ><span class="visually-hidden">${label}</span>
    </button>`;
  }

  #typed(event: Event): void {
    const minutes = (event.target as HTMLInputElement).valueAsNumber;
    this.#tell(Number.isInteger(minutes) ? minutes : null, true);
  }

  #tell(minutes: Minutes | null, typing: boolean): void {
    const bounded = minutes === null ? null : Math.max(this.least, Math.min(MOST_MINUTES, minutes));
    this.dispatchEvent(new StepChosen(bounded, typing));
  }
}
