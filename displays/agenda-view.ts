/** The day as a departure board, by time or by room, of all rooms, one room or one track; with or without a now. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { agendaOf, HEAD, paged, type Agenda, type Head, type Line } from './agenda-lines.js';
import './agenda-row.js';
import { fitSoon, fitted } from './fitting.js';
import { Glow, glowing } from './glow.js';
import { logo } from './logo-image.js';
import type { Moment } from './moment.js';
import { told } from './overview-rows.js';
import { pages, PageTurning } from './page-turning.js';
import './screen-header.js';
import { startPair } from './session-facts.js';
import { shared, trackStyle } from './styles.js';

/** Least and greatest height of a line, vmin: in columns, and below each other. */
const HEIGHTS = { wide: [10.2, 14], narrow: [14.4, 18] } as const;
/** How much more a line may have where a screen has few. */
const ROOMY = 1.25;
/** Pages of a day by time; what is later than these is counted only. */
const MOST = 8;

const isPortrait = (): boolean => matchMedia('(orientation: portrait)').matches;

export class AgendaView extends LitElement {
  static override properties = {
    moment: { attribute: false },
    height: { state: true },
    portrait: { state: true },
  };

  static override styles = [
    shared,
    pages,
    glowing,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 2vmin;
        min-height: 0;
      }
      .unverified {
        color: var(--late-text);
        font-size: 3.4vmin;
        font-weight: 600;
        line-height: 1.25;
      }
      .statement {
        margin-block: auto;
        font-size: 9vmin;
        font-weight: 750;
        line-height: 1.12;
        text-wrap: balance;
      }
      .of {
        padding-inline-start: 2vmin;
        border-inline-start: 1.2vmin solid var(--track, var(--accent));
      }
      .page {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        column-gap: 4vmin;
      }
      .column {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .head {
        flex: none;
        height: var(--head);
        padding-block-start: 1.2vmin;
        overflow: hidden;
        font-size: 2.6vmin;
        line-height: 1.12;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .row {
        flex: none;
        height: var(--row);
        padding-block: 1vmin;
        border-block-start: 0.2vmin solid var(--line);
      }
      .small {
        display: flex;
        flex: none;
        gap: 3vmin;
        justify-content: space-between;
        font-size: 2.5vmin;
        line-height: 1.3;
      }
    `,
  ];

  moment!: Moment;
  /** Of a page, vmin; 0 until it was measured. */
  private height = 0;
  private portrait = isPortrait();
  private agenda!: Agenda;
  private readonly turning = new PageTurning(this);
  private readonly glow = new Glow(this);
  override connectedCallback(): void {
    super.connectedCallback();
    fitted.add(this);
    fitSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    fitted.delete(this);
  }

  /** Measures how high a page is. */
  fit(): void {
    const available = this.renderRoot.querySelector('.page')?.clientHeight ?? 0;
    if (available === 0) return;
    this.height = available / (Math.min(innerWidth, innerHeight) / 100);
    this.portrait = isPortrait();
  }

  protected override updated(): void {
    fitSoon();
  }

  protected override willUpdate(properties: PropertyValues<this>): void {
    if (!properties.has('moment')) return;
    const { schedule, choice, at, known, by } = this.moment;
    const { room, track } = choice;
    this.agenda = agendaOf(schedule, { at, known, by, room: room?.id, track: track?.id });
    this.glow.note(
      new Map(
        this.agenda.lines.flatMap((line) =>
          'session' in line ? [[line.session.id, JSON.stringify(told(line.session))]] : [],
        ),
      ),
    );
  }

  protected override render(): unknown {
    const { moment, agenda } = this;
    const { voice, choice, at } = moment;
    const { words, times } = voice;
    const { day, over } = agenda;
    const name = voice.text((choice.track ?? choice.room)?.name) || voice.name;
    const track = choice.track && voice.trackOf(choice.track.id);
    const about = day === null ? '' : over ? `${moment.more.nothingMore} · ${times.day(day)}` : times.day(day);
    return html`
      <screen-header
        class=${track ? 'of' : ''}
        .style=${trackStyle(track ?? null)}
        .name=${name}
        .about=${about}
        .time=${at === null ? '' : times.time(at)}
        >${logo(voice)}</screen-header
      >
      ${at === null ? html`<p class="unverified">${moment.more.unverified}</p>` : nothing}
      ${
        day === null
          ? html`<p class="statement">
              ${moment.schedule.sessions.length === 0 ? words.nothingPlanned : words.thanks}
            </p>`
          : this.pages()
      }
    `;
  }

  private pages(): unknown {
    const { moment, agenda, portrait } = this;
    const byRoom = moment.by === 'room' && !moment.choice.room;
    const columns = byRoom && !portrait ? 2 : 1;
    const narrow = portrait || byRoom;
    const [least, most] = HEIGHTS[narrow ? 'narrow' : 'wide'];
    const filledAt = (height: number): Line[][] =>
      paged(agenda.lines, Math.max(1, Math.floor((this.height / height) * 2) / 2));
    const dense = filledAt(least);
    const large = moment.choice.track || moment.choice.room ? filledAt(least * ROOMY) : dense;
    // Larger lines are not worth a page that people would have to wait for.
    const filled = large.length > dense.length ? dense : large;
    const roomy = moment.choice.track || moment.choice.room ? ROOMY : 1;
    const count = Math.ceil(filled.length / columns);
    const shown = byRoom || moment.choice.room ? count : Math.min(count, MOST);
    const { page, leaving } = this.turning.of(shown);
    const columnsOf = (index: number): Line[][] => filled.slice(index * columns, (index + 1) * columns);
    const later = filled
      .slice(shown * columns)
      .flat()
      .filter((line) => 'session' in line).length;
    const draw = (index: number): unknown => this.page(columnsOf(index), most * roomy, narrow, index === leaving);
    return html`<div class="pages">${draw(page)}${leaving === null ? nothing : draw(leaving)}</div>
      ${
        shown + later < 2
          ? nothing
          : html`<p class="small quiet">
              <span>${later === 0 ? nothing : moment.more.moreLater(later)}</span>
              <span class="number">${shown < 2 ? nothing : `${page + 1}/${shown}`}</span>
            </p>`
      }`;
  }

  /** @param most height of a line, vmin. */
  private page(columns: readonly (readonly Line[])[], most: number, narrow: boolean, leaving: boolean): unknown {
    const height = Math.min(most, this.height / Math.max(...columns.map(lengthOf), 1));
    const paired = columns.flat().some((line) => 'session' in line && startPair(line.session).planned !== null);
    const style = `--row: ${height}vmin; --head: ${height * HEAD}vmin; --time: ${paired ? 5.4 : 2.9}`;
    return html`<div class="page ${leaving ? 'leaving' : ''}" .style=${style} aria-hidden=${leaving}>
      ${columns.map((lines) => html`<div class="column">${lines.map((line) => this.line(line, height, narrow))}</div>`)}
    </div>`;
  }

  private line(line: Line, height: number, narrow: boolean): unknown {
    const { moment } = this;
    if ('head' in line) return html`<h2 class="head label">${this.head(line.head)}</h2>`;
    const { session, on } = line;
    return html`<div class="row ${this.glow.of(session.id)}">
      <agenda-row
        .voice=${moment.voice}
        .session=${session}
        .on=${on}
        .height=${height}
        ?narrow=${narrow}
        .placed=${!moment.choice.room && moment.by === 'time'}
      ></agenda-row>
    </div>`;
  }

  private head(head: Head): string {
    const { voice } = this.moment;
    if (head.kind === 'room') return voice.text(head.room.name);
    return head.kind === 'house' ? voice.name : voice.words[head.kind];
  }
}

const lengthOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + ('head' in line ? HEAD : 1), 0);

customElements.define('agenda-view', AgendaView);

declare global {
  interface HTMLElementTagNameMap {
    'agenda-view': AgendaView;
  }
}
