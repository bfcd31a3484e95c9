import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { entryAsked } from '../frame/route.js';
import { draft, forget } from '../parts/drafts.js';
import { icon } from '../parts/icon.js';
import { pageFrame, pageStyles } from '../parts/page-styles.js';
import { matches } from '../parts/search.js';
import { shared } from '../parts/styles.js';
import { WordedPage } from '../parts/worded-page.js';
import type { Language } from '../words/index.js';
import {
  alterScreens,
  inviteScreens,
  listScreens,
  orderScreens,
  revokeScreen,
  type Invitation,
  type Screen,
  type ScreenWish,
} from './api.js';
import type { ScreenPaired } from './pair-screen.js';
import type { ScreensPrepared } from './prepare-screens.js';
import type { ScreenDeed } from './screen-row.js';
import type { ManyDeed } from './screens-chosen.js';
import { fleetWords, type FleetWords } from './words/index.js';
import './pair-screen.js';
import './prepare-screens.js';
import './proof-list.js';
import './qr-sheet.js';
import './screen-row.js';
import './screens-chosen.js';
import './screens-shown.js';

/** How often the list is read again while nothing is heard, ms: memory and clocks change without a word. */
const AGAIN = 10_000;

/** Every screen: pairing, watching, steering. */
@customElement('fleet-page')
export class FleetPage extends WordedPage<FleetWords> {
  @state() private screens: readonly Screen[] | null = null;
  /** The code of a screen that somebody has scanned. */
  private readonly code = draft<string>('pair') ?? '';
  @state() private pairing = this.code !== '';
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private search = '';
  @state() private tag = '';
  @state() private said = '';
  @state() private error = '';
  private timer: ReturnType<typeof setInterval> | undefined;
  private reading = false;
  private stale = false;

  static override styles = [
    shared,
    pageStyles,
    pageFrame,
    css`
      :host {
        max-width: 980px;
      }
      li {
        grid-template-columns: auto 1fr;
        align-items: start;
      }
      li.bare {
        grid-template-columns: 1fr;
      }
      .tick {
        display: grid;
        place-items: center;
        min-width: 40px;
        min-height: 48px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    forget('pair');
    this.timer = setInterval(() => void this.#read(), AGAIN);
    void this.#read();
  }

  override disconnectedCallback(): void {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override wordsIn(language: Language): Promise<FleetWords> {
    return fleetWords(language);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const before = changed.get('panel');
    if (before && before.presence !== this.panel.presence) void this.#read();
  }

  /** Reads the list; news that come meanwhile are read right after. */
  async #read(): Promise<void> {
    if (this.reading) return void (this.stale = true);
    this.reading = true;
    try {
      this.screens = await listScreens();
    } catch (error) {
      if (this.screens === null) this.error = this.#problem(error);
    }
    this.reading = false;
    if (this.stale) {
      this.stale = false;
      void this.#read();
    }
  }

  protected override page(w: FleetWords): TemplateResult {
    const { panel, screens } = this;
    return html`<a class="back" href="#/${panel.conference.slug}/more">${icon('back')}${panel.words.views.more}</a>
      <h2>${w.title}</h2>
      <screens-shown .panel=${panel} .w=${w}></screens-shown>
      <p role="status" ?hidden=${this.said === ''}>${this.said}</p>
      <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      ${this.organises ? this.#door(w) : nothing}
      ${screens === null ? nothing : screens.length === 0 ? html`<p class="quiet">${w.noneYet}</p>` : this.#list(w, screens)}
      <proof-list .panel=${panel} .w=${w} ?organises=${this.organises} wanted=${entryAsked(location.hash)}></proof-list>
      ${
        this.chosen.size > 0
          ? html`<screens-chosen
              .panel=${panel}
              .w=${w}
              count=${this.chosen.size}
              @many-deed=${this.#many}
            ></screens-chosen>`
          : nothing
      }`;
  }

  #door(w: FleetWords): TemplateResult {
    if (!this.pairing)
      return html`<button class="button" type="button" @click=${() => (this.pairing = true)}>${w.pair}</button>
        <prepare-screens
          .panel=${this.panel}
          .w=${w}
          @screens-prepared=${({ invitations }: ScreensPrepared) => {
            this.#print(invitations);
            void this.#read();
          }}
        ></prepare-screens>`;
    return html`<pair-screen
      .panel=${this.panel}
      .w=${w}
      code=${this.code}
      @screen-paired=${({ name }: ScreenPaired) => {
        this.pairing = false;
        [this.said, this.error] = [w.paired(name), ''];
        void this.#read();
      }}
    ></pair-screen>`;
  }

  #list(w: FleetWords, screens: readonly Screen[]): TemplateResult {
    const tags = [...new Set(screens.flatMap((screen) => screen.tags))].sort();
    const found = screens.filter(
      ({ name, room, tags: own, number }) =>
        (this.tag === '' || own.includes(this.tag)) &&
        matches(this.search, [name ?? '', this.roomName(room ?? undefined), room ?? '', String(number ?? ''), ...own]),
    );
    const steerable = found.filter(({ paired }) => paired);
    const all = steerable.length > 0 && steerable.every(({ id }) => this.chosen.has(id));
    return html`<section>
      <div class="pair">
        <label class="field"
          ><span>${w.search}</span
          ><input
            type="search"
            autocomplete="off"
            .value=${this.search}
            @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        /></label>
        ${
          tags.length > 0
            ? html`<label class="field"
                ><span>${w.group}</span
                ><select @change=${(event: Event) => (this.tag = (event.target as HTMLSelectElement).value)}>
                  <option value="" ?selected=${this.tag === ''}>${w.everyGroup}</option>
                  ${tags.map((tag) => html`<option value=${tag} ?selected=${this.tag === tag}>${tag}</option>`)}
                </select></label
              >`
            : nothing
        }
      </div>
      ${
        this.organises && steerable.length > 1
          ? html`<label class="check"
              ><input
                type="checkbox"
                .checked=${all}
                @change=${() => (this.chosen = new Set(all ? [] : steerable.map(({ id }) => id)))}
              />${w.chooseAll}</label
            >`
          : nothing
      }
      <ul class="list" @screen-deed=${this.#one}>
        ${repeat(
          found,
          ({ id }) => id,
          (screen) => this.#row(w, screen),
        )}
      </ul>
    </section>`;
  }

  #row(w: FleetWords, screen: Screen): TemplateResult {
    const { id, paired, name, number } = screen;
    const tick = this.organises && paired;
    return html`<li class=${tick ? '' : 'bare'}>
      ${
        tick
          ? html`<label class="tick"
              ><input
                type="checkbox"
                aria-label=${w.choose(name ?? String(number))}
                .checked=${this.chosen.has(id)}
                @change=${() => this.#toggle(id)}
            /></label>`
          : nothing
      }
      <screen-row .panel=${this.panel} .w=${w} .screen=${screen} ?organises=${this.organises}></screen-row>
    </li>`;
  }

  /** Over everything: it is what is printed. */
  #print(invitations: readonly Invitation[]): void {
    const sheet = document.createElement('qr-sheet');
    sheet.w = this.w!;
    sheet.codes = invitations.map(({ display: { number, name, target }, secret }) => ({
      number,
      name: name ?? '',
      place: target?.room && target.conference === this.panel.conference.slug ? this.roomName(target.room) : '',
      address: `${location.origin}/display#join=${secret}`,
    }));
    document.body.append(sheet);
  }

  #toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen = chosen;
  }

  readonly #many = async ({ deed }: ManyDeed): Promise<void> => {
    const ids = [...this.chosen];
    if (deed === 'print') return this.#do(async () => this.#print(await inviteScreens(ids)), '');
    if (typeof deed === 'string') return this.#order(ids, deed);
    await this.#alter(ids, deed.alter);
    if (this.error === '') this.chosen = new Set();
  };

  readonly #one = ({ deed, screen }: ScreenDeed): void => {
    if (deed === 'let-go') void this.#letGo(screen);
    else if (typeof deed === 'string') void this.#order([screen.id], deed);
    else void this.#alter([screen.id], deed.alter);
  };

  #order(ids: readonly string[], type: 'identify' | 'reload'): Promise<void> {
    return this.#do(() => orderScreens(ids, type), this.w!.ordered[type]);
  }

  #alter(ids: readonly string[], wish: ScreenWish): Promise<void> {
    return this.#do(() => alterScreens(ids, wish), this.w!.saved(ids.length));
  }

  #letGo({ id, name }: Screen): Promise<void> {
    return this.#do(() => revokeScreen(id), this.w!.gone(name ?? ''));
  }

  async #do(deed: () => Promise<void>, said: string): Promise<void> {
    [this.said, this.error] = ['', ''];
    try {
      await deed();
      this.said = said;
    } catch (error) {
      this.error = this.#problem(error);
    }
    await this.#read();
  }

  #problem(error: unknown): string {
    return error instanceof Problem ? problemWords(error, this.words) : this.words.unreachable;
  }
}
