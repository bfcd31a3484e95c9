import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Command, Minutes } from '../../core/index.js';
import { roomMinutes } from '../parts/minutes.js';
import { PanelElement } from '../parts/panel-element.js';
import { Choose } from './request.js';
import { glances } from '../board/rooms.js';
import { shared } from '../parts/styles.js';
import './minutes-steps.js';
import type { StepChosen } from './minutes-steps.js';

/** A whole room, or all of them, later (rule T9: raised to so many minutes, never lowered). */
@customElement('all-minutes-form')
export class AllMinutesForm extends PanelElement {
  /** Room id; null for all rooms. */
  @property({ attribute: false }) of: string | null = null;
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
        font-weight: 600;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<p class="quiet">${this.of === null ? words.delayAllIntro : words.delayRoomIntro}</p>
      <minutes-steps
        .words=${words}
        .chosen=${this.chosen}
        .least=${1}
        @step-chosen=${(event: StepChosen) => this.#choose(event.minutes, event.typing)}
      ></minutes-steps>
      <p class="sum">${this.total === null ? '' : words.atLeastLate(this.total)}</p>`;
  }

  /** How late the room already is; all rooms together have no lateness of their own. */
  #sofar(): Minutes {
    if (this.of === null) return 0;
    const { schedule, now } = this.panel;
    const first = glances(schedule, now).find((glance) => glance.room.id === this.of)?.subject;
    return first ? roomMinutes(first, now) : 0;
  }

  #choose(step: Minutes | null, typing: boolean): void {
    this.chosen = step;
    this.total = step === null ? null : this.#sofar() + step;
    this.dispatchEvent(new Choose(this.total === null ? null : { command: this.#command(this.total) }, step, typing));
  }

  #command(minutes: Minutes): Command {
    return this.of === null ? { type: 'delay-all', minutes } : { type: 'delay-room', room: this.of, minutes };
  }
}
