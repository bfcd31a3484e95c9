import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AnnouncementLevel, Scope } from '../../core/index.js';
import { scopeWords } from '../announce/scope-words.js';
import { broughtBack, deedOf, type Answer } from '../api/changes.js';
import { alike } from './effects.js';
import { CloseSheet, Done, type Sheet } from '../parts/panel.js';
import { PanelElement } from '../parts/panel-element.js';
import { Proposal } from './proposal.js';
import { confirmWords, doneWords, isAlarm, type Choose, type Request } from './request.js';
import { shared } from '../parts/styles.js';
import { trackLine } from '../parts/track-line.js';
import './add-form.js';
import './all-minutes-form.js';
import './cancel-form.js';
import './edit-form.js';
import './minutes-form.js';
import './move-form.js';
import './note-form.js';
import './proposal-preview.js';
import './room-status-form.js';
import '../parts/session-facts.js';
import './swap-form.js';

/** What has just appeared is not what the last tap was about, ms. */
const TOO_SOON = 400;
/** When typing rests this long the server is asked, ms. */
const REST = 300;

/** Sheets in which something is written first, whatever could be sent already. */
const FORMS: ReadonlySet<Sheet['kind']> = new Set(['cancel', 'edit', 'add', 'replace', 'note']);

/** One action: what is chosen, what the server says it will do, one button that does it. */
@customElement('proposal-sheet')
export class ProposalSheet extends PanelElement {
  @property({ attribute: false }) sheet!: Sheet;
  /** Emergencies take two deliberate steps; this is the first. */
  @state() private armed = false;
  @state() private request: Request | null = null;
  @state() private step: number | null = null;
  @query('.primary') private button!: HTMLButtonElement;
  /** What the button would do has been there long enough to be what a tap is about. */
  @state() private settled = false;
  private settling = 0;
  private readonly proposal = new Proposal<Answer>(() => this.#proposed(), alike);

  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        flex: 1;
      }
      .content {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        display: grid;
        align-content: start;
        gap: 14px;
        padding: 6px 20px 20px;
      }
      .about {
        padding-inline-start: 12px;
        border-inline-start: 5px solid var(--accent);
      }
      .foot {
        flex: none;
        display: grid;
        gap: 10px;
        padding: 12px 20px calc(14px + env(safe-area-inset-bottom));
        border-top: 1.5px solid var(--line);
      }
      .counts {
        font-weight: 600;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    const { sheet } = this;
    if (sheet.kind === 'command') this.#choose({ command: sheet.command });
    if (sheet.kind === 'undo') this.#choose({ undo: sheet.revision });
  }

  override disconnectedCallback(): void {
    clearTimeout(this.settling);
    void this.proposal.choose(null);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('panel') as typeof this.panel | undefined;
    if (!before) return;
    if (before.revision !== this.panel.revision) void this.proposal.moved(this.panel.revision);
    if (!before.online && this.panel.online && this.proposal.state.step === 'offline') void this.proposal.again();
  }

  protected override firstUpdated(): void {
    // Whoever came here with everything chosen has one thing left to do.
    if (this.request && !FORMS.has(this.sheet.kind)) requestAnimationFrame(() => this.button?.focus());
  }

  protected override render(): TemplateResult {
    const { panel, request } = this;
    return html`<div class="content" @choose=${this.#chosen} @keydown=${this.#keyed}>
        ${this.#about()} ${this.#form()}
        <proposal-preview
          .panel=${panel}
          .state=${this.proposal.state}
          .request=${request}
          @again=${() => void this.proposal.again()}
        ></proposal-preview>
      </div>
      <div class="foot">${this.#foot()}</div>`;
  }

  #about(): TemplateResult | typeof nothing {
    const { sheet } = this;
    const command = sheet.kind === 'command' ? sheet.command : null;
    const id = 'session' in sheet ? sheet.session : command && 'session' in command ? command.session : null;
    const of = typeof id === 'string' ? this.session(id) : undefined;
    if (!of) return nothing;
    return html`<session-facts
      class="about"
      .panel=${this.panel}
      .of=${of}
      .style=${trackLine(this.panel, of)}
    ></session-facts>`;
  }

  #form(): TemplateResult | typeof nothing {
    const { panel, sheet } = this;
    if (sheet.kind === 'all-minutes') {
      return html`<all-minutes-form .panel=${panel} .of=${sheet.room}></all-minutes-form>`;
    }
    if (sheet.kind === 'add') return html`<add-form .panel=${panel} .room=${sheet.room}></add-form>`;
    if (sheet.kind === 'room-status')
      return html`<room-status-form .panel=${panel} .of=${sheet.room}></room-status-form>`;
    if (sheet.kind === 'note') return html`<note-form .panel=${panel} .of=${sheet.room}></note-form>`;
    const of = 'session' in sheet ? this.session(sheet.session) : undefined;
    if (!of) return nothing;
    switch (sheet.kind) {
      case 'minutes':
        return html`<minutes-form .panel=${panel} .of=${of} .step=${sheet.step}></minutes-form>`;
      case 'move':
        return html`<move-form .panel=${panel} .of=${of}></move-form>`;
      case 'swap':
        return html`<swap-form .panel=${panel} .of=${of}></swap-form>`;
      case 'cancel':
        return html`<cancel-form .panel=${panel} .of=${of}></cancel-form>`;
      case 'edit':
        return html`<edit-form .panel=${panel} .of=${of}></edit-form>`;
      case 'replace':
        return html`<add-form .panel=${panel} .replaces=${of.id}></add-form>`;
      default:
        return nothing;
    }
  }

  /** The announcement that would be put up: the one asked for, or one that an undo brings back. */
  get #announced(): { readonly level: AnnouncementLevel; readonly scope?: Scope } | null {
    const { request } = this;
    if (!request) return null;
    if ('command' in request) return request.command.type === 'announce' ? request.command : null;
    const { state } = this.proposal;
    return 'answer' in state ? broughtBack(state.answer) : null;
  }

  /** An undo that takes back a whole programme. */
  get #takesProgramme(): boolean {
    const { state } = this.proposal;
    return 'answer' in state && state.answer.programme !== undefined;
  }

  get #isEmergency(): boolean {
    return this.#announced?.level === 'emergency';
  }

  #foot(): TemplateResult {
    const { words, request } = this;
    const command = request && 'command' in request ? request.command : null;
    // The end of an alarm is as plain to see as the alarm.
    const allClear = command?.type === 'withdraw' && isAlarm(this.panel, command.announcement);
    if (!this.#isEmergency) return this.#confirm(allClear ? 'all-clear' : this.#takesProgramme ? 'emergency' : '');
    if (this.armed) return this.#confirm('emergency');
    return html`<p class="counts">${this.#covers()}</p>
      <button class="button primary" type="button" @click=${this.#arm}>${words.emergencyStep}</button>`;
  }

  #arm(): void {
    this.armed = true;
    // The second step is a tap of its own, not the rest of a double tap.
    this.#settle();
  }

  /** How much of the house an emergency takes over. */
  #covers(): string {
    const { words } = this;
    const scope = this.#announced?.scope;
    const { rooms = [], tracks = [], displays = [] } = scope ?? {};
    if (tracks.length + displays.length > 0) return words.emergencyScope(scopeWords(scope!, this.panel));
    return rooms.length > 0 ? words.emergencyCounts(rooms.length) : words.emergencyEverywhere;
  }

  #confirm(look: string): TemplateResult {
    const ready = this.settled && this.panel.online && this.proposal.sendable && !this.#changesNothing;
    return html`<button
      class="button primary ${ready ? look : ''}"
      type="button"
      aria-disabled=${!ready}
      aria-live="polite"
      @click=${this.#confirmed}
    >
      ${this.#label()}
    </button>`;
  }

  get #changesNothing(): boolean {
    const { state } = this.proposal;
    return state.step === 'ready' && !state.answer.changes;
  }

  #label(): string {
    const { words, panel, request } = this;
    const { state } = this.proposal;
    if (!panel.online || state.step === 'offline') return words.nothingSent;
    switch (state.step) {
      case 'choosing':
        return words.chooseFirst;
      case 'checking':
        return words.checking;
      case 'refused':
        return words.notPossible;
      case 'sending':
      case 'done':
        return words.sending;
      case 'unsure':
        return words.sendAgain;
      case 'ready': {
        if (!state.answer.changes) return words.nothingChanges;
        if (this.#isEmergency) return words.emergencyConfirm;
        const what = this.#takesProgramme ? words.confirm.undoProgramme : confirmWords(panel, request!, this.step);
        return state.before ? words.doAnyway(what) : what;
      }
    }
  }

  #chosen(event: Choose): void {
    event.stopPropagation();
    this.step = event.step;
    this.#choose(event.request, event.typing);
  }

  #choose(request: Request | null, typing = false): void {
    this.request = request;
    this.armed = false;
    const deed = request && deedOf(this.panel.conference.slug, request);
    void this.proposal.choose(
      deed && typing ? { ...deed, preview: (signal) => rest(signal).then(() => deed.preview(signal)) } : deed,
    );
  }

  #proposed(): void {
    if (this.proposal.state.step === 'ready') this.#settle();
    this.requestUpdate();
  }

  #settle(): void {
    clearTimeout(this.settling);
    this.settled = false;
    this.settling = window.setTimeout(() => (this.settled = true), TOO_SOON);
  }

  /** Enter in a field does what the one button does. */
  #keyed(event: KeyboardEvent): void {
    const field = event.composedPath()[0];
    if (event.key !== 'Enter' || !(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    void this.#confirmed();
  }

  async #confirmed(): Promise<void> {
    const { request, panel } = this;
    if (!request || !panel.online || !this.settled || this.#changesNothing || (this.#isEmergency && !this.armed))
      return;
    const done = await this.proposal.confirm();
    if (!done) return;
    const { words } = panel;
    const text = !done.changes
      ? words.done.already
      : done.programme === undefined
        ? doneWords(panel, request)
        : words.done.undoProgramme;
    this.dispatchEvent(new Done(text, done.changes ? done.revision : null, request, done.programme !== undefined));
    this.dispatchEvent(new CloseSheet(true));
  }
}

/** Waits until typing rests; a newer choice ends the wait. */
function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, REST);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('superseded', 'AbortError'));
    });
  });
}
