import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import type { Screen, ScreenWish } from './api.js';
import { browserName, isEmpty, lasted, miniatureOf, standingOf } from './screen-words.js';
import type { WishChanged } from './screen-form.js';
import type { FleetWords } from './words/index.js';
import '../parts/screen-frame.js';
import './screen-form.js';

/** Something is to be done with one screen. */
export class ScreenDeed extends Event {
  constructor(
    readonly deed: 'identify' | 'reload' | 'let-go' | { readonly alter: ScreenWish },
    readonly screen: Screen,
  ) {
    super('screen-deed', { bubbles: true, composed: true });
  }
}

/** One screen: who it is, how it stands; on request all that is known of it, a look at it, and what can be done with it. */
@customElement('screen-row')
export class ScreenRow extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;
  @property({ attribute: false }) screen!: Screen;
  /** May change it. */
  @property({ type: Boolean }) organises = false;
  @state() private opened = false;
  @state() private looking = false;
  @state() private wish: ScreenWish | null = null;
  @state() private sure = false;
  @state() private error = '';

  static override styles = [
    shared,
    pageStyles,
    css`
      :host {
        gap: 10px;
      }
      .line {
        flex-wrap: wrap;
      }
      .line > .grow {
        flex: 1 1 190px;
      }
      .number {
        min-width: 1.6em;
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 10px 16px;
      }
      dt {
        color: var(--quiet);
        font-size: 0.9375rem;
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  get #name(): string {
    const { screen, w } = this;
    return screen.name || (screen.room ? this.roomName(screen.room) : '') || `${screen.number ?? w.unpaired}`;
  }

  protected override render(): TemplateResult {
    const { w, screen, opened } = this;
    return html`<div class="line">
        <span class="number quiet">${screen.number ?? '–'}</span>
        <span class="grow">
          <b>${this.#name}</b>
          <span class="quiet">${this.#place()}</span>
        </span>
        ${this.#standing()}
        <button
          class="button"
          type="button"
          aria-expanded=${opened}
          aria-label="${w.details}: ${this.#name}"
          @click=${() => ([this.opened, this.looking, this.wish, this.sure] = [!opened, false, null, false])}
        >
          ${w.details}
        </button>
      </div>
      ${opened ? this.#details() : nothing}`;
  }

  #place(): string {
    const { w, screen, panel } = this;
    const view = screen.view ?? (screen.room ? 'room' : screen.target?.track ? 'track' : 'overview');
    const here = screen.conference === panel.conference.slug;
    const room = screen.room && (here ? this.#roomOf(screen.room) : screen.room);
    const elsewhere = screen.conference !== null && !here ? screen.conference : null;
    const shown =
      screen.conference === null ? w.views.list : ((w.views as Readonly<Record<string, string>>)[view] ?? view);
    return [shown, room, elsewhere, ...screen.tags, screen.paired ? null : w.unpaired].filter(Boolean).join(' · ');
  }

  #roomOf(id: string): string {
    return this.panel.schedule.rooms.some((room) => room.id === id) ? this.roomName(id) : id;
  }

  #standing(): TemplateResult {
    const { w, screen } = this;
    const standing = standingOf(screen);
    if (standing === 'offline' && screen.offlineSince !== null)
      return html`<span class="chip warning">${w.offlineSince(this.#when(screen.offlineSince))}</span>`;
    return html`<span class="chip ${standing === 'current' ? '' : 'warning'}">${w.states[standing]}</span>`;
  }

  /** The wall clock of whoever reads: screens are away in real time, whatever the conference's clock says. */
  #when(instant: string): string {
    const at = new Date(instant);
    const today = at.toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(this.panel.languages[0], {
      timeStyle: 'short',
      hourCycle: 'h23',
      ...(today ? {} : { dateStyle: 'medium' }),
    }).format(at);
  }

  #details(): TemplateResult {
    const { w, screen } = this;
    const name = this.#name;
    const look = miniatureOf(screen);
    const tall = (screen.status?.viewport?.[0] ?? 1) < (screen.status?.viewport?.[1] ?? 0);
    return html`${this.#facts()}
      <div class="row">
        ${
          look
            ? html`<button
                class="button"
                type="button"
                aria-pressed=${this.looking}
                @click=${() => (this.looking = !this.looking)}
              >
                ${w.look}
              </button>`
            : nothing
        }
        ${this.organises ? this.#deeds(name) : nothing}
      </div>
      ${this.looking && look ? html`<screen-frame .panel=${this.panel} .search=${look} ?tall=${tall} says=${w.lookTitle(name)}></screen-frame>` : nothing}
      ${this.wish ? this.#form(this.wish) : nothing}`;
  }

  #deeds(name: string): TemplateResult {
    const { w, screen, panel } = this;
    const idle = !panel.online;
    return html`${
      screen.prepared
        ? nothing
        : html`<button class="button" type="button" ?disabled=${idle} @click=${() => this.#do('identify')}>
              ${w.identify}
            </button>
            <button class="button" type="button" ?disabled=${idle} @click=${() => this.#do('reload')}>
              ${w.reload}
            </button>`
    }
    ${
      screen.paired
        ? html`<button
              class="button"
              type="button"
              aria-expanded=${this.wish !== null}
              @click=${() => (this.wish = this.wish ? null : {})}
            >
              ${w.edit}
            </button>
            <button
              class="button danger"
              type="button"
              ?disabled=${idle}
              @click=${() => (this.sure ? this.#do('let-go') : (this.sure = true))}
            >
              ${this.sure ? w.letGoSure(name) : w.letGo}
            </button>`
        : nothing
    }`;
  }

  #do(deed: ScreenDeed['deed']): void {
    this.sure = false;
    this.dispatchEvent(new ScreenDeed(deed, this.screen));
  }

  #form(wish: ScreenWish): TemplateResult {
    const { w, screen } = this;
    const name = wish.name ?? screen.name ?? '';
    return html`<form class="form" novalidate @submit=${this.#save}>
      <screen-form
        single
        .panel=${this.panel}
        .w=${w}
        .target=${screen.target}
        .wish=${wish}
        .tags=${wish.tags ?? screen.tags}
        name=${name}
        @wish-changed=${(event: WishChanged) => (this.wish = event.wish)}
      ></screen-form>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      <button class="button primary" ?disabled=${!this.panel.online}>${w.save}</button>
    </form>`;
  }

  readonly #save = (event: Event): void => {
    event.preventDefault();
    const wish = this.wish ?? {};
    const { night } = wish;
    this.error = wish.name?.trim() === '' ? this.w.nameMissing : '';
    if (night && (night.from === '' || night.until === '')) this.error = this.w.nightWrong;
    if (this.error !== '') return;
    this.wish = null;
    if (!isEmpty(wish)) this.#do({ alter: wish });
  };

  #facts(): TemplateResult {
    const { facts } = this.w;
    const { shown, current, status } = this.screen;
    const ms = (value: number | undefined): string | null => (value === undefined ? null : `${value} ms`);
    const lines: (readonly [string, string | null | undefined])[] = [
      [facts.revision, current === null ? null : facts.of(String(shown?.revision ?? '–'), String(current))],
      [facts.clockError, ms(status?.clockError)],
      [facts.roundTrip, ms(status?.roundTrip)],
      [facts.viewport, status?.viewport?.join(' × ')],
      [facts.browser, status?.browser && browserName(status.browser)],
      [facts.version, status?.version],
      [facts.memory, status?.memory === undefined ? null : `${Math.round(status.memory / 1e6)} MB`],
      [facts.uptime, status?.uptime === undefined ? null : lasted(status.uptime)],
      [facts.offlineReady, status?.offlineReady === undefined ? null : status.offlineReady ? facts.yes : facts.no],
      [facts.error, status?.error],
    ];
    return html`<dl>
      ${lines.map(([label, value]) =>
        value == null || value === ''
          ? nothing
          : html`<div>
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>`;
  }
}
