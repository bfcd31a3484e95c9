import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { MINUTE, type ScheduledSession } from '../../core/index.js';
import { isRunning } from './minutes.js';
import { PanelElement } from './panel-element.js';
import { shared } from './styles.js';

/**
 * A session in few words: planned and expected times, title, speakers, and what is not as planned.
 * `size` is `large` for what is on, `small` for what comes.
 */
@customElement('session-facts')
export class SessionFacts extends PanelElement {
  @property({ attribute: false }) of!: ScheduledSession;
  @property({ reflect: true }) size: 'large' | 'small' = 'small';
  /** Whether to name the room, where it is not plain from the place. */
  @property({ type: Boolean }) room = false;
  /** Id of the room whose place this is: a session that was moved out of it says where to. */
  @property() place = '';
  /** Whether the title may take all the lines it needs. */
  @property({ type: Boolean, reflect: true }) whole = false;

  static override styles = [
    shared,
    css`
      :host {
        display: block;
        min-width: 0;
        text-align: start;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 10px;
      }
      .times {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0 0.35em;
        font-size: 1.125rem;
      }
      :host([size='large']) .times {
        font-size: 1.375rem;
      }
      .until {
        margin-inline-start: auto;
        color: var(--quiet);
        font-size: 0.9375rem;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      .title {
        margin-top: 1px;
        font-size: 1rem;
        font-weight: 500;
        line-height: 1.28;
        overflow-wrap: anywhere;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      :host([size='large']) .title {
        margin-top: 2px;
        font-size: 1.1875rem;
        font-weight: 600;
        -webkit-line-clamp: 3;
      }
      :host([whole]) .title {
        display: block;
      }
      .people {
        margin-top: 2px;
        color: var(--quiet);
        font-size: 0.9375rem;
        line-height: 1.3;
        overflow-wrap: anywhere;
      }
      :host([size='small']) .people {
        display: none;
      }
      :host([size='small'][whole]) .people {
        display: block;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 6px;
      }
      .cancelled .title {
        text-decoration: line-through;
        color: var(--quiet);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { of } = this;
    const cancelled = of.status === 'cancelled';
    const chips = this.#chips();
    const people = of.speakers.map((speaker) => speaker.name).join(', ');
    const where = this.room ? this.roomName(of.room) : '';
    return html`<div class=${cancelled ? 'cancelled' : ''}>
      <div class="head"><span class="times">${this.#times()}</span><span class="until">${this.#until()}</span></div>
      <p class="title">${this.say(of.title)}</p>
      ${people || where ? html`<p class="people">${[where, people].filter(Boolean).join(' · ')}</p>` : nothing}
      ${chips.length ? html`<p class="chips">${chips}</p>` : nothing}
    </div>`;
  }

  /** Planned times struck through beside the expected ones, never one without the other. */
  #times(): TemplateResult {
    const { of, words } = this;
    const was = (planned: number): TemplateResult =>
      html`<s class="was"><span class="visually-hidden">${words.planned} </span>${this.time(planned)}</s>`;
    // The end is a pair only where the length has changed: the delay of a start moves it as everyone expects.
    const asLong = of.plannedEnd === undefined || of.end - of.start === of.plannedEnd - of.plannedStart;
    const plannedEnd = asLong || of.plannedEnd === of.end ? null : of.plannedEnd!;
    return html`${of.start === of.plannedStart ? nothing : was(of.plannedStart)}<span class="time"
        >${this.time(of.start)}&nbsp;–</span
      >${plannedEnd === null ? nothing : was(plannedEnd)}<span class="time">${this.time(of.end)}</span>`;
  }

  #until(): string {
    const { of, words } = this;
    const { now } = this.panel;
    if (of.status === 'cancelled' || of.status === 'ended' || of.end <= now) return '';
    if (isRunning(of, now)) return words.minutesLeft(Math.ceil((of.end - now) / MINUTE));
    const wait = Math.ceil((of.start - now) / MINUTE);
    return wait <= 60 ? words.inMinutes(wait) : '';
  }

  #chips(): TemplateResult[] {
    const { of, words } = this;
    const chip = (text: string, kind = ''): TemplateResult => html`<span class="chip ${kind}">${text}</span>`;
    if (of.status === 'cancelled') {
      const reason = this.say(of.cancelled?.reason);
      return [chip(words.cancelled, 'notice'), ...(reason ? [html`<span class="quiet">${reason}</span>`] : [])];
    }
    const chips: TemplateResult[] = [];
    if (of.baseStart !== of.plannedStart) chips.push(chip(words.newTime, 'notice'));
    if (of.lateness > 0) chips.push(chip(words.late(of.lateness), 'late'));
    if (of.lateness < 0) chips.push(chip(words.early(-of.lateness)));
    if (of.extension > 0) chips.push(chip(words.over(of.extension), 'late'));
    if (of.extension < 0) chips.push(chip(words.shorter(-of.extension)));
    if (this.place !== '' && of.room !== this.place) {
      chips.push(chip(words.movedTo(this.roomName(of.room)), 'notice'));
    } else if (of.room !== of.plannedRoom && of.plannedRoom !== undefined) {
      chips.push(chip(words.movedFrom(this.roomName(of.plannedRoom)), 'notice'));
    }
    if (of.status === 'ended') chips.push(chip(words.endedAt(this.time(of.end))));
    else if (of.status === 'started') chips.push(chip(words.startedAt(this.time(of.start))));
    if (of.hold) chips.push(chip(words.held));
    if (of.extra) chips.push(chip(words.extra));
    if (of.background) chips.push(chip(words.inBackground));
    return chips;
  }
}
