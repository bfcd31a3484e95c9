import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { keyed } from 'lit/directives/keyed.js';
import { MINUTE, nextBoundary } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import { timesIn, type Times } from '../../live/look/times.js';
import { ScheduleController } from '../../live/schedule-controller.js';
import type { AnnounceView } from '../announce/announce-view.js';
import type { ConferenceInfo } from '../api/conferences.js';
import type { Me } from '../api/login.js';
import { draft, forgetTyped, remember } from '../parts/drafts.js';
import { icon } from '../parts/icon.js';
import {
  may,
  OpenSheet,
  VIEWS,
  type CloseSheet,
  type Done,
  type Panel,
  type PinRoom,
  type Sheet,
} from '../parts/panel.js';
import type { LiveBoard } from '../board/live-board.js';
import type { Route } from './route.js';
import { ServerNews } from './server-news.js';
import { sheetContent } from './sheet-content.js';
import { sheetTitle } from './sheet-title.js';
import { shortcutOf } from './shortcuts.js';
import { focused, isNetworkThere } from './page.js';
import { shared } from '../parts/styles.js';
import type { ToastArea } from './toast-area.js';
import type { Words } from '../words/index.js';
import { frame } from './conference-panel.styles.js';
import '../announce/announce-view.js';
import './alarm-bar.js';
import '../journal/journal-view.js';
import { isMorePage } from './more-page.js';
import './more-view.js';
import './panel-sheet.js';
import '../board/live-board.js';
import '../sources/source-attention.js';
import './toast-area.js';
import './zone-notice.js';

/** One conference at work: the live schedule, the views, the sheet over them, and what was just done. */
@customElement('conference-panel')
export class ConferencePanel extends LitElement {
  @property({ attribute: false }) conference!: ConferenceInfo;
  @property({ attribute: false }) words!: Words;
  @property() language = 'en';
  @property({ attribute: false }) me!: Me;
  @property({ attribute: false }) route!: Route;
  /** Nobody is logged in just now: nothing modal may stand in the way of the door. */
  @property({ type: Boolean }) paused = false;
  @state() private sheets: readonly Sheet[] = [];
  @state() private pinned: ReadonlySet<string> = new Set();
  @query('toast-area') private toasts!: ToastArea;
  private live!: ScheduleController;
  private readonly news = new ServerNews();
  private panel: Panel | null = null;
  private times: Times | null = null;
  /** Until this instant the panel as built stays true without a change. */
  private validUntil = 0;
  /** Whether the link has stood since the page was opened, and whether it was lost since. */
  private wasOnline = false;
  private lost = false;
  /** Somebody wants to search and is on the way to where that is done. */
  private seeks = false;
  /** What had the focus before the first sheet. */
  private opener: HTMLElement | null = null;

  static override styles = [shared, frame];

  override connectedCallback(): void {
    this.live ??= new ScheduleController(this, {
      conference: this.conference.slug,
      about: { view: 'admin' },
      heard: (message) => this.news.hear(message) && this.requestUpdate(),
    });
    this.pinned = new Set(draft<string[]>(this.#pinsName) ?? []);
    super.connectedCallback();
    addEventListener('keydown', this.#pressed);
    for (const news of ['online', 'offline']) addEventListener(news, this.#networkChanged);
  }

  override disconnectedCallback(): void {
    removeEventListener('keydown', this.#pressed);
    for (const news of ['online', 'offline']) removeEventListener(news, this.#networkChanged);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#refresh(changed);
    if (changed.has('route') && changed.get('route') !== undefined) this.sheets = [];
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('sheets') && this.sheets.length === 0) this.#giveFocusBack();
    const board = this.seeks ? this.renderRoot.querySelector<LiveBoard>('live-board') : null;
    if (board) {
      this.seeks = false;
      void board.updateComplete.then(() => board.focus());
    }
    const { online } = this;
    if (online && this.lost) this.toasts.mention(this.words.backOnline);
    this.lost = !online && (this.lost || this.wasOnline);
    this.wasOnline ||= online;
  }

  /** Makes the panel anew if anything in it has changed. */
  #refresh(changed: PropertyValues): void {
    const { live, words, me, conference, language, pinned } = this;
    const { schedule } = live;
    if (!schedule) return;
    const now = live.now();
    const { timezone: zone, languages } = schedule.programme.conference;
    const old = this.panel;
    const told = old?.online === this.online && old.presence === this.news.presence;
    const same = told && old.schedule === schedule && now < this.validUntil;
    const mine = ['words', 'me', 'conference', 'language', 'pinned'].some((name) => changed.has(name));
    if (same && !mine) return;
    if (!this.times || old?.zone !== zone || changed.has('language')) this.times = timesIn(zone, language);
    this.validUntil = Math.min(now - (now % MINUTE) + MINUTE, nextBoundary(schedule, now) ?? Infinity);
    this.panel = {
      words,
      languages: [language, ...languages],
      times: this.times,
      me,
      conference,
      schedule,
      revision: live.revision ?? 0,
      now,
      zone,
      online: this.online,
      presence: this.news.presence,
      pinned,
    };
  }

  protected override render(): TemplateResult {
    const { panel, words, live } = this;
    if (!panel) return html`<main class="waiting"><p role="status">${this.#waiting()}</p></main>`;
    return html`<div
      class="frame"
      @open-sheet=${this.#open}
      @close-sheet=${this.#close}
      @pin-room=${this.#pin}
      @done=${this.#done}
    >
      ${this.#header(panel)}
      <main id="main" tabindex="-1">
        <zone-notice .panel=${panel}></zone-notice>
        ${this.news.readOnly ? html`<p class="banner" role="status">${words.readOnly}</p>` : nothing}
        ${live.verified ? nothing : html`<p class="banner" role="status">${words.clockUnverified}</p>`}
        ${
          this.route.detail === 'programme'
            ? nothing
            : html`<source-attention
                .words=${words}
                .revision=${panel.revision}
                .online=${panel.online}
                conference=${panel.conference.slug}
              ></source-attention>`
        }
        ${this.#view(panel)}
      </main>
      ${this.#nav()} ${this.paused ? nothing : this.#sheet(panel)}
      <toast-area .words=${words} ?raised=${this.route.view === 'announce'}></toast-area>
    </div>`;
  }

  #waiting(): string {
    if (this.live.unknown) return this.words.noConference;
    return this.live.revision === null ? this.words.connecting : this.words.noProgramme;
  }

  #header(panel: Panel): TemplateResult {
    const { words, live } = this;
    const asOf = live.link.asOf;
    const kind = live.kind === 'real' || live.kind === 'preview' ? null : words.clockKinds[live.kind];
    const name = textIn(panel.schedule.programme.conference.name, panel.languages);
    return html`<header>
        <h1>${name}${kind ? html` <span class="chip">${kind}</span>` : nothing}</h1>
        <p class="clock">
          <span class="time">${panel.times.time(panel.now)}</span>
          <span class="quiet" title=${panel.zone}>${panel.times.zone(panel.now)}</span>
        </p>
      </header>
      <div class="link">
        <div role="status" aria-live="assertive">
          ${
            panel.online
              ? nothing
              : html`<p class="offline">
                  ${icon('offline')}<span
                    >${asOf === null ? words.connecting : words.offlineSince(panel.times.time(asOf))}</span
                  >
                </p>`
          }
        </div>
        <alarm-bar .panel=${panel}></alarm-bar>
      </div>`;
  }

  #nav(): TemplateResult {
    const { words, route, conference } = this;
    return html`<nav aria-label=${words.panel}>
      ${VIEWS.map(
        (view) =>
          html`<a
            href="#/${conference.slug}/${view}"
            class=${classMap({ here: route.view === view })}
            aria-current=${route.view === view ? 'page' : nothing}
            >${icon(view)}<span>${words.views[view]}</span></a
          >`,
      )}
    </nav>`;
  }

  #view(panel: Panel): TemplateResult {
    switch (this.route.view) {
      case 'rooms':
        return html`<live-board .panel=${panel}></live-board>`;
      case 'announce':
        return html`${keyed(
          this.route.detail,
          html`<announce-view .panel=${panel} room=${this.route.detail}></announce-view>`,
        )}`;
      case 'journal':
        return html`<journal-view .panel=${panel}></journal-view>`;
      case 'more':
        if (isMorePage(this.route.detail))
          return html`${keyed(this.route.detail, html`<more-page .panel=${panel} name=${this.route.detail}></more-page>`)}`;
        return html`<more-view .panel=${panel} detail=${this.route.detail}></more-view>`;
    }
  }

  #sheet(panel: Panel): TemplateResult | typeof nothing {
    const sheet = this.sheets.at(-1);
    if (!sheet) return nothing;
    return html`<panel-sheet .words=${panel.words} heading=${sheetTitle(sheet, panel)} ?back=${this.sheets.length > 1}>
      ${keyed(sheet, sheetContent(sheet, panel))}
    </panel-sheet>`;
  }

  /**
   * The link takes seconds to notice that it is cut; a phone that knows that it has no network says so at once. While a
   * new programme is being fetched the old one is shown, and the link is none the worse for it.
   */
  private get online(): boolean {
    return (this.live.link.online || this.live.coming) && isNetworkThere();
  }

  readonly #networkChanged = (): void => this.requestUpdate();

  #giveFocusBack(): void {
    // What is not drawn any more cannot have it back; the next Tab then begins with the view.
    if (this.opener?.isConnected) this.opener.focus();
    else this.renderRoot.querySelector<HTMLElement>('main')?.focus();
    this.opener = null;
  }

  #open(event: OpenSheet): void {
    if (this.sheets.length === 0) this.opener = focused();
    this.sheets = [...this.sheets, event.sheet];
  }

  #close(event: CloseSheet): void {
    this.sheets = event.all ? [] : this.sheets.slice(0, -1);
  }

  get #pinsName(): string {
    return `pinned/${this.conference.slug}`;
  }

  #pin({ room }: PinRoom): void {
    const pinned = new Set(this.pinned);
    if (!pinned.delete(room)) pinned.add(room);
    this.pinned = pinned;
    remember(this.#pinsName, [...pinned]);
  }

  #done({ text, revision, request, programme }: Done): void {
    this.toasts.say(text, revision, programme);
    const command = request && 'command' in request ? request.command : null;
    if (command?.type === 'announce') this.renderRoot.querySelector<AnnounceView>('announce-view')?.clear();
    if (command) forgetTyped(this.conference.slug, command);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const shortcut = this.sheets.length > 0 || this.paused || !this.panel ? null : shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    switch (shortcut.do) {
      case 'search':
        return this.#search();
      case 'undo':
        return this.toasts.takeBack();
      case 'view':
        location.hash = `#/${this.conference.slug}/${shortcut.view}`;
        break;
      case 'sheet':
        this.#wish(shortcut.sheet);
    }
  };

  /** Opens a sheet that a key asks for, if this person may do what it is for. */
  #wish(sheet: Sheet): void {
    const needs = sheet.kind === 'all-minutes' ? 'delay-all' : sheet.kind === 'add' ? 'add' : null;
    if (needs === null || may(this, needs)) this.#open(new OpenSheet(sheet));
  }

  #search(): void {
    const board = this.renderRoot.querySelector<LiveBoard>('live-board');
    if (board) return board.focus();
    this.seeks = true;
    location.hash = `#/${this.conference.slug}/rooms`;
  }
}
