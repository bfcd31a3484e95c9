import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ScheduledSession } from '../../core/index.js';
import { isRunning } from '../parts/minutes.js';
import { may } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { lateWords } from './late-words.js';
import type { Glance } from './rooms.js';
import { shared } from '../parts/styles.js';
import { trackLine } from '../parts/track-line.js';
import '../parts/session-facts.js';
import './still-on.js';

const QUICK = [5, 10, 15] as const;

/** A room at a glance: how late it is, what is on, what comes, and the taps that are needed most. */
@customElement('room-card')
export class RoomCard extends PanelElement {
  @property({ attribute: false }) glance!: Glance;
  /** How many sessions after the next one are listed. */
  @property({ type: Number }) more = 0;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      article {
        display: flex;
        flex-direction: column;
        gap: 10px;
        padding: 10px 0 16px;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: flex-start;
        gap: 0 8px;
      }
      .name {
        flex: 1 1 11rem;
        min-width: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        align-content: center;
        gap: 0 10px;
        min-height: 48px;
        padding: 4px 0;
        border: 0;
        background: none;
        text-align: start;
        cursor: pointer;
      }
      h2 {
        font-size: 1.5rem;
        font-weight: 700;
        line-height: 1.15;
        overflow-wrap: anywhere;
      }
      .note {
        color: var(--quiet);
        font-size: 0.9375rem;
      }
      .states {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        gap: 4px;
        flex: 1 1 100%;
      }
      .line {
        display: block;
        width: 100%;
        min-height: 48px;
        padding: 2px 0 2px 12px;
        border: 0;
        border-inline-start: 5px solid var(--accent);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      .doubt {
        padding: 12px;
        border: 1.5px solid var(--line);
        border-radius: 10px;
      }
      .none {
        color: var(--quiet);
        font-size: 0.9375rem;
      }
    `,
  ];

  /** Puts the focus on the room's name. */
  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  protected override render(): TemplateResult {
    const { glance, words } = this;
    const { now, next, house, doubtful, subject, gone, later, tomorrow, board } = glance;
    const idle = now.length === 0;
    const small = (session: ScheduledSession): TemplateResult => this.#line(session, false);
    const empty = idle && !house && !next && !doubtful && gone.length + board.background.length === 0;
    return html`<article aria-labelledby="name">
      <header>
        <button class="name" type="button" @click=${() => this.open({ kind: 'room', room: glance.room.id })}>
          <h2 id="name">${this.say(glance.room.name)}</h2>
          <span class="note">${this.#note()}</span>
        </button>
        ${this.#states()}
      </header>
      ${
        doubtful && may(this.panel, 'extend', doubtful.room)
          ? html`<still-on class="doubt" .panel=${this.panel} .of=${doubtful}></still-on>`
          : nothing
      }
      ${now.map((session) => this.#line(session, true))} ${house && idle ? this.#line(house, true) : nothing}
      ${idle ? nothing : this.#steps(subject)} ${house && !idle ? small(house) : nothing}
      ${gone.filter(({ start }) => next === null || start <= next.start).map(small)}
      ${next ? this.#line(next, idle && house === null) : nothing} ${idle ? this.#steps(subject) : nothing}
      ${repeat(later.slice(0, this.more), (session) => session.id, small)} ${board.background.map(small)}
      ${empty ? html`<p class="none">${words.nothingMoreToday}</p>` : nothing}
      ${
        tomorrow && !next
          ? html`<p class="none">${this.panel.times.day(tomorrow.day)}</p>
              ${small(tomorrow)}`
          : nothing
      }
    </article>`;
  }

  #note(): string {
    const { room } = this.glance;
    const seats = room.capacity === undefined ? '' : this.words.seats(room.capacity);
    return [this.say(room.floor), seats].filter(Boolean).join(' · ');
  }

  #states(): TemplateResult | typeof nothing {
    const { room, late } = this.glance;
    const overflow = room.overflow === undefined ? '' : this.roomName(room.overflow);
    const status =
      room.status === 'full' ? this.words.fullChip(overflow) : room.status === 'closed' ? this.words.closedChip : '';
    if (!status && !late) return nothing;
    return html`<div class="states">
      ${late ? html`<span class="chip late">${lateWords(late, this.panel)}</span>` : nothing}
      ${status ? html`<span class="chip notice">${status}</span>` : nothing}
    </div>`;
  }

  #line(session: ScheduledSession, large: boolean): TemplateResult {
    return html`<button
      class="line"
      type="button"
      .style=${trackLine(this.panel, session)}
      @click=${() => this.open({ kind: 'session', session: session.id })}
    >
      <session-facts
        .panel=${this.panel}
        .of=${session}
        size=${large ? 'large' : 'small'}
        place=${session.room === undefined ? '' : this.glance.room.id}
      ></session-facts>
    </button>`;
  }

  /** The taps needed most: later or longer, by name of what they act on. */
  #steps(session: ScheduledSession | null): TemplateResult | typeof nothing {
    if (!session) return nothing;
    const running = isRunning(session, this.panel.now);
    if (!may(this.panel, running ? 'extend' : 'delay', session.room)) return nothing;
    const title = this.say(session.title);
    const tap = (step: number | null) => (): void => this.open({ kind: 'minutes', session: session.id, step });
    return html`<div
      class="steps"
      role="group"
      aria-label=${running ? this.words.extendGroup(title) : this.words.delayGroup(title)}
    >
      ${QUICK.map(
        (step) =>
          html`<button class="button" type="button" @click=${tap(step)}>
            <span aria-hidden="true">+${step}</span><span class="visually-hidden">${this.words.plusMinutes(step)}</span>
          </button>`,
      )}
      <button class="button" type="button" aria-label=${this.words.otherMinutes} @click=${tap(null)}>
        <span aria-hidden="true">± …</span>
      </button>
    </div>`;
  }
}
