import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { MINUTE, type Minutes, type ScheduledSession } from '../../core/index.js';
import { backToPlan, currentMinutes, laterType, MOST_MINUTES, type Lateness } from '../parts/minutes.js';
import { PanelElement } from '../parts/panel-element.js';
import { Choose } from './request.js';
import { shared } from '../parts/styles.js';
import './minutes-steps.js';
import type { StepChosen } from './minutes-steps.js';

/**
 * Later or longer. People think "ten more than now", the command says "so many in all" (T7): the sum is fixed when it
 * is chosen, so that somebody else's ten minutes meanwhile are not added to it.
 */
@customElement('minutes-form')
export class MinutesForm extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  /** Minutes that were tapped already on the way here. */
  @property({ attribute: false }) step: Minutes | null = null;
  @state() private type: Lateness['type'] = 'delay';
  @state() private total: Minutes | null = null;
  @state() private chosen: Minutes | null = null;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .sum {
        font-size: 1.0625rem;
        font-weight: 600;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.type = laterType(this.of, this.panel.now);
    if (this.step !== null) this.#choose(this.step);
  }

  protected override render(): TemplateResult {
    const { words, type, of } = this;
    const running = laterType(of, this.panel.now) === 'extend';
    const own = type === 'extend' ? of.extension : of.delay;
    return html`<minutes-steps
        .words=${words}
        .chosen=${this.chosen}
        .least=${type === 'extend' ? -Math.round((of.end - of.start) / MINUTE) : -MOST_MINUTES}
        @step-chosen=${(event: StepChosen) => this.#choose(event.minutes, event.typing)}
      ></minutes-steps>
      <p class="sum">
        ${this.total === null ? words.minutesSum[type](currentMinutes(of, type)) : words.minutesSum[type](this.total)}
      </p>
      <div class="row">
        ${
          own !== 0
            ? html`<button class="button" type="button" aria-pressed=${this.total === 0} @click=${this.#plan}>
                ${words.asPlanned}
              </button>`
            : nothing
        }
        ${
          running && of.started === undefined
            ? html`<button class="button" type="button" aria-pressed=${type === 'delay'} @click=${this.#turn}>
                ${words.notStarted}
              </button>`
            : nothing
        }
      </div>`;
  }

  /** Its time has come, and yet it may not have begun: then it is late, not longer (T8). */
  #turn(): void {
    this.type = this.type === 'extend' ? 'delay' : 'extend';
    this.#choose(this.chosen);
  }

  #choose(step: Minutes | null, typing = false): void {
    this.chosen = step;
    this.total = step === null ? null : currentMinutes(this.of, this.type) + step;
    this.#tell(step, typing);
  }

  #plan(): void {
    this.chosen = null;
    this.total = backToPlan(this.of, this.type).minutes;
    this.#tell(null, false);
  }

  #tell(step: Minutes | null, typing: boolean): void {
    const { total } = this;
    const request =
      total === null ? null : { command: { type: this.type, session: this.of.id, minutes: total } as const };
    this.dispatchEvent(new Choose(request, step, typing));
  }
}
