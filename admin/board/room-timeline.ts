import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { MINUTE, type Instant, type ScheduledSession } from '../../core/index.js';
import { isOver, isRunning } from '../parts/minutes.js';
import { may } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { lateWords } from './late-words.js';
import type { Glance } from './rooms.js';
import { grid } from './room-timeline.styles.js';
import { sessionBlock } from './session-block.js';
import { nearest, neighbour, rowOf, rowsOf, spanOf, type Arrow, type Row, type Span } from './timeline.js';

/** Widths and heights, px; those of the head and the axis stand in the styles as well. */
const HEAD = 330;
const AXIS = 36;
const MINUTE_WIDTH = 4;
const LANE = 70;
const GAP = 8;
/** What stands around the grid on a page, px: at its sides with the attention list, and above it. */
const BESIDE = 384;
const ABOVE = 190;
/** When less than this is drawn beyond what is in sight, more is drawn, px: scrolling shows no holes. */
const LEAST_BEYOND = 80;
/** How much is drawn beyond it then, px; at first, when people wait for it, no more than the least. */
const BEYOND = 480;
/** Sessions wider than this keep their words in sight while they are scrolled out of it, px. */
const LONG = 90 * MINUTE_WIDTH;

const STEPS = [5, 10] as const;

interface Sight {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is in sight of a grid that is scrolled so far, and some more; rooms' names cover its left. */
const grown = (left: number, top: number, width: number, height: number, by: number): Sight => ({
  left: left + HEAD - by,
  top: top - by,
  right: left + width + by,
  bottom: top + height + by,
});

/** All rooms side by side over a day; only what is in sight is drawn. */
@customElement('room-timeline')
export class RoomTimeline extends PanelElement {
  /** The rooms that are shown, in this order. */
  @property({ attribute: false }) glances: readonly Glance[] = [];
  /** Date of the day that is shown. */
  @property() day = '';
  /** Ids of sessions that a warning names. */
  @property({ attribute: false }) warned: ReadonlySet<string> = new Set();
  /** What is drawn, px. */
  @state() private sight: Sight = { left: 0, top: 0, right: 0, bottom: 0 };
  @query('.scroll') private scroller!: HTMLElement;
  private rows: readonly Row[] = [];
  private span: Span = { start: 0, end: 0 };
  /** Top of each row and of what comes after the last, px. */
  private tops: readonly number[] = [0];

  static override styles = [shared, grid];

  protected override willUpdate(changed: PropertyValues): void {
    if (!['panel', 'glances', 'day'].some((name) => changed.has(name))) return;
    const { schedule } = this.panel;
    const day = schedule.programme.days.find(({ date }) => date === this.day);
    const rooms = this.glances.map(({ room }) => room.id);
    this.rows = day ? rowsOf(schedule, rooms, this.day) : [];
    this.span = day ? spanOf(this.rows, day) : { start: 0, end: 0 };
    const tops = [AXIS];
    for (const { lanes } of this.rows) tops.push(tops.at(-1)! + lanes * LANE + GAP);
    this.tops = tops;
    // A browser that is asked how large things are has to lay them out first; what the window leaves is near enough.
    if (changed.has('day')) {
      const [width, height] = [innerWidth - BESIDE, Math.max(320, innerHeight - ABOVE)];
      this.sight = grown(this.#beginning, this.scroller?.scrollTop ?? 0, width, height, LEAST_BEYOND);
    }
  }

  protected override updated(changed: PropertyValues): void {
    // Scrolling lays the page out; by the next frame all of it is there, and it is laid out once.
    if (changed.has('day')) requestAnimationFrame(() => this.isConnected && this.toNow());
  }

  /** Scrolls so that now, or the first session of another day, stands a little right of the rooms' names. */
  toNow(): void {
    this.scroller.scrollLeft = this.#beginning;
    this.#look();
  }

  /** Where `toNow` scrolls to, px. */
  get #beginning(): number {
    const { now } = this.panel;
    return this.#x(this.#inSpan(now) ? now - 45 * MINUTE : this.span.start) - HEAD;
  }

  protected override render(): TemplateResult {
    const { panel, words, tops, span } = this;
    const width = this.#x(span.end);
    const hours: Instant[] = [];
    for (let at = span.start; at < span.end; at += 60 * MINUTE) hours.push(at);
    const now = this.#inSpan(panel.now) ? panel.now : null;
    const drawn = this.rows
      .map((row, index) => ({ row, index }))
      .filter(({ index }) => tops[index]! < this.sight.bottom && tops[index + 1]! > this.sight.top);
    return html`<div
      class="scroll"
      role="region"
      aria-label=${words.overTime}
      tabindex="0"
      @scroll=${this.#look}
      @keydown=${this.#walk}
    >
      <div class="sizer" .style=${`width:${width}px;height:${tops.at(-1)!}px`}>
        <div class="axis">
          <span class="zone">${panel.times.zone(panel.now)} · ${panel.zone}</span>
          ${hours.map((at) => html`<span .style=${`left:${this.#x(at)}px`}>${this.time(at)}</span>`)}
          ${now === null ? nothing : html`<span class="now-time" .style=${`left:${this.#x(now)}px`}>${this.time(now)}</span>`}
        </div>
        ${hours.map((at) => html`<div class="hour" .style=${`left:${this.#x(at)}px`}></div>`)}
        ${now === null ? nothing : html`<div class="line" .style=${`left:${this.#x(now)}px`}></div>`}
        ${repeat(
          drawn,
          ({ row }) => row.room,
          ({ row, index }) => this.#row(row, index),
        )}
      </div>
    </div>`;
  }

  #row(row: Row, index: number): TemplateResult {
    const glance = this.glances.find(({ room }) => room.id === row.room);
    const name = glance ? this.say(glance.room.name) : this.words.wholeHouse;
    const top = this.tops[index]!;
    const { left, right } = this.sight;
    // One stop for the Tab key in each row; arrow keys go on from there.
    const stop = glance?.subject ?? nearest(row, this.panel.now);
    return html`<div
      class="row"
      role="group"
      aria-label=${name}
      .style=${`top:${top}px;height:${this.tops[index + 1]! - top}px`}
    >
      <div class="head">${glance ? this.#head(glance, name) : html`<div class="room"><b>${name}</b></div>`}</div>
      ${repeat(
        row.blocks.filter(({ session }) => this.#x(session.start) < right && this.#x(session.end) > left),
        ({ session }) => session.id,
        ({ session, lane }) => this.#block(session, lane, session === stop),
      )}
    </div>`;
  }

  #head(glance: Glance, name: string): TemplateResult {
    const { panel, words } = this;
    const { room, late, doubtful } = glance;
    const overflow = room.overflow === undefined ? '' : this.roomName(room.overflow);
    const status = { open: '', full: words.fullChip(overflow), closed: words.closedChip }[room.status];
    return html`<button
        class="room"
        type="button"
        data-room=${room.id}
        @click=${() => this.open({ kind: 'room', room: room.id })}
      >
        <b>${name}</b>
        ${late ? html`<span class="chip late">${lateWords(late, panel)}</span>` : nothing}
        ${status ? html`<span class="chip notice">${status}</span>` : nothing}
        ${doubtful && !late && !status ? html`<span class="chip warning">${this.time(doubtful.end)} ?</span>` : nothing}
      </button>
      ${this.#steps(glance.subject)}`;
  }

  #steps(session: ScheduledSession | null): TemplateResult | typeof nothing {
    if (!session) return nothing;
    const { words, panel } = this;
    const running = isRunning(session, panel.now);
    if (!may(panel, running ? 'extend' : 'delay', session.room)) return nothing;
    const title = this.say(session.title);
    return html`<div
      class="steps"
      role="group"
      aria-label=${running ? words.extendGroup(title) : words.delayGroup(title)}
    >
      ${STEPS.map(
        (step) =>
          html`<button
            class="button"
            type="button"
            aria-label=${words.plusMinutes(step)}
            @click=${() => this.open({ kind: 'minutes', session: session.id, step })}
          >
            +${step}
          </button>`,
      )}
    </div>`;
  }

  #block(session: ScheduledSession, lane: number, stop: boolean): TemplateResult {
    const { panel } = this;
    const left = this.#x(session.start);
    const width = Math.max(14, this.#x(session.end) - left - 2);
    const top = GAP / 2 + lane * LANE;
    const slip = session.start - session.baseStart;
    const shows = !isOver(session, panel.now) && session.status !== 'cancelled' && slip > 0;
    return html`${
      shows
        ? html`<span
            class="slip"
            .style=${`left:${this.#x(session.baseStart)}px;width:${left - this.#x(session.baseStart)}px;top:${top + LANE - 12}px`}
          ></span>`
        : nothing
    }${sessionBlock(panel, session, {
      place: `left:${left}px;width:${width}px;top:${top}px;height:${LANE - 4}px`,
      narrow: width < 90,
      long: width > LONG,
      warned: this.warned.has(session.id),
      stop,
      open: () => this.open({ kind: 'session', session: session.id }),
    })}`;
  }

  #inSpan(at: Instant): boolean {
    return this.span.start <= at && at < this.span.end;
  }

  #x(at: Instant): number {
    return HEAD + ((at - this.span.start) / MINUTE) * MINUTE_WIDTH;
  }

  readonly #look = (): void => {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.scroller;
    const { sight } = this;
    const needed = grown(scrollLeft, scrollTop, clientWidth, clientHeight, LEAST_BEYOND);
    const drawn =
      sight.left <= Math.max(HEAD, needed.left) &&
      sight.top <= Math.max(0, needed.top) &&
      sight.right >= Math.min(this.#x(this.span.end), needed.right) &&
      sight.bottom >= Math.min(this.tops.at(-1)!, needed.bottom);
    if (!drawn) this.sight = grown(scrollLeft, scrollTop, clientWidth, clientHeight, BEYOND);
  };

  /** Arrow keys go from session to session; from a room's name they go to other rooms and into its sessions. */
  readonly #walk = async (event: KeyboardEvent): Promise<void> => {
    if (!/^Arrow(Left|Right|Up|Down)$/.test(event.key)) return;
    const arrow = event.key as Arrow;
    const target = event.target as HTMLElement;
    const session = target.dataset['session'];
    const room = target.closest<HTMLElement>('.room[data-room]')?.dataset['room'];
    if (session !== undefined) {
      event.preventDefault();
      const next = neighbour(this.rows, session, arrow);
      if (next) await this.#focus(next);
    } else if (room !== undefined) {
      event.preventDefault();
      const index = this.rows.findIndex((row) => row.room === room);
      if (arrow === 'ArrowRight') {
        const first = nearest(this.rows[index]!, this.panel.now);
        if (first) await this.#focus(first);
      } else if (arrow !== 'ArrowLeft') await this.#focusRoom(index + (arrow === 'ArrowUp' ? -1 : 1));
    }
  };

  async #focus(session: ScheduledSession): Promise<void> {
    const { scroller } = this;
    this.#reveal(rowOf(this.rows, session.id));
    const [left, right] = [this.#x(session.start), this.#x(session.end)];
    if (left - HEAD < scroller.scrollLeft) scroller.scrollLeft = left - HEAD - 40;
    else if (right > scroller.scrollLeft + scroller.clientWidth) {
      scroller.scrollLeft = Math.min(left - HEAD - 40, right - scroller.clientWidth + 40);
    }
    this.#look();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-session="${CSS.escape(session.id)}"]`)?.focus();
  }

  async #focusRoom(index: number): Promise<void> {
    const room = this.rows[index]?.room;
    if (!room) return;
    this.#reveal(index);
    this.#look();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-room="${CSS.escape(room)}"]`)?.focus();
  }

  /** Scrolls a row into sight, below the axis. */
  #reveal(index: number): void {
    const { scroller } = this;
    const [top, bottom] = [this.tops[index]!, this.tops[index + 1]!];
    if (top - AXIS < scroller.scrollTop) scroller.scrollTop = top - AXIS;
    else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
  }
}
