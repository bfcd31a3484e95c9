import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { onLoggedOut } from './api/ask.js';
import { listConferences, type ConferenceInfo } from './api/conferences.js';
import { logOut, whoAmI, type Me } from './api/login.js';
import { draft, remember } from './parts/drafts.js';
import type { LanguageChosen } from './parts/language-choice.js';
import type { LoggedIn } from './frame/log-in.js';
import { linkSecret, pairingCode, routeOf, setupSecret, type Route } from './frame/route.js';
import type { PasswordSet } from './people/set-password.js';
import { shared } from './parts/styles.js';
import { chooseLanguage, en, wordsOf, type Language, type Words } from './words/index.js';
import './setup/conference-list.js';
import './frame/conference-panel.js';
import './frame/log-in.js';

/** How soon to ask again when the server does not answer at the start, ms. */
const RETRY = 3_000;

/** The panel: who is there, which language, which conference. */
@customElement('hallway-admin')
export class HallwayAdmin extends LitElement {
  /** What is spoken, and its words; null until the first have come. */
  @state() private language: Language = 'en';
  @state() private words: Words | null = null;
  /** Undefined until the server has said. */
  @state() private me: Me | null | undefined;
  @state() private conferences: readonly ConferenceInfo[] | null = null;
  @state() private route: Route = routeOf(location.hash);
  @state() private secret: string | null = setupSecret(location);
  /** Secret of a link to a new password. */
  @state() private link: string | null = linkSecret(location.hash);
  @state() private thrownOut = false;
  /** Whether the code of a screen was scanned, which is to be typed in for somebody. */
  private pairs = false;
  @state() private unreachable = false;

  static override styles = [
    shared,
    css`
      .waiting {
        display: grid;
        min-height: 100dvh;
        place-content: center;
        padding: 20px;
        font-size: 1.25rem;
        text-align: center;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#learn(chooseLanguage(draft<string>('language'), navigator.languages));
    addEventListener('hashchange', this.#moved);
    this.#noteCode();
    onLoggedOut(() => {
      this.thrownOut = this.me !== null && this.me !== undefined;
      this.me = null;
    });
    void this.#start();
  }

  override disconnectedCallback(): void {
    removeEventListener('hashchange', this.#moved);
    super.disconnectedCallback();
  }

  async #start(): Promise<void> {
    try {
      if (this.link !== null) await import('./people/set-password.js');
      this.me = this.secret === null && this.link === null ? await whoAmI() : null;
      this.unreachable = false;
      if (this.me) await this.#arrive();
    } catch {
      this.unreachable = true;
      setTimeout(() => void this.#start(), RETRY);
    }
  }

  async #list(): Promise<void> {
    this.conferences = await listConferences();
  }

  /** Leads to where the work is: the only conference, or the one of last time. */
  async #arrive(): Promise<void> {
    await this.#list();
    const [only, another] = this.conferences!;
    const last = this.#known(draft<string>('conference') ?? '');
    const here = another === undefined ? only : last;
    if (this.route.conference === null && here) location.hash = `#/${here.slug}`;
  }

  readonly #moved = (): void => {
    const link = linkSecret(location.hash);
    if (link !== null) {
      [this.link, this.me] = [link, null];
      void import('./people/set-password.js').catch(() => undefined);
      return;
    }
    this.#noteCode();
    this.route = routeOf(location.hash);
    // Each view begins at its top, not where the last one was left.
    scrollTo(0, 0);
    const { conference } = this.route;
    if (conference !== null) remember('conference', conference);
    if (this.pairs && conference !== null) {
      this.pairs = false;
      location.hash = `#/${conference}/more/screens`;
    } else if (this.pairs && this.me) void this.#arrive().catch(() => undefined);
    // A conference that was just made is not in the list yet.
    if (this.me && (conference === null || !this.#known(conference))) void this.#list().catch(() => undefined);
  };

  #noteCode(): void {
    const code = pairingCode(location.hash);
    if (code === null) return;
    remember('pair', code);
    this.pairs = true;
  }

  #known(slug: string): ConferenceInfo | undefined {
    return this.conferences?.find((conference) => conference.slug === slug);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this;
    if (!words) return nothing;
    return html`<div @logged-in=${this.#loggedIn} @log-out=${this.#logOut} @language-chosen=${this.#speak}>
      ${this.me || this.thrownOut ? this.#work(words) : nothing} ${this.#door(words)}
    </div>`;
  }

  #door(words: Words): TemplateResult | typeof nothing {
    if (this.me) return nothing;
    if (this.me === undefined) {
      return html`<main class="waiting">
        <p role="status">${this.unreachable ? words.unreachable : words.loading}</p>
      </main>`;
    }
    if (this.link !== null) {
      return html`<set-password
        .words=${words}
        language=${this.language}
        secret=${this.link}
        @password-set=${({ me }: PasswordSet) => this.#loggedIn({ me })}
      ></set-password>`;
    }
    return html`<log-in
      .words=${words}
      language=${this.language}
      .secret=${this.secret}
      ?again=${this.thrownOut}
    ></log-in>`;
  }

  /** The work stays as it was while somebody who was logged out logs in again. */
  #work(words: Words): TemplateResult | typeof nothing {
    const { me, route, language, conferences } = this;
    if (!conferences) return me ? html`<main class="waiting"><p role="status">${words.loading}</p></main>` : nothing;
    const conference = route.conference === null ? undefined : this.#known(route.conference);
    if (!conference) {
      return html`<conference-list
        ?hidden=${!me}
        .words=${words}
        .languages=${[language]}
        .conferences=${conferences}
        .me=${me ?? this.lastMe}
      ></conference-list>`;
    }
    return html`${keyed(
      conference.slug,
      html`<conference-panel
        ?hidden=${!me}
        ?paused=${!me}
        .conference=${conference}
        .words=${words}
        language=${language}
        .me=${me ?? this.lastMe}
        .route=${route}
      ></conference-panel>`,
    )}`;
  }

  private lastMe!: Me;

  protected override willUpdate(): void {
    if (this.me) this.lastMe = this.me;
  }

  async #loggedIn({ me }: Pick<LoggedIn, 'me'>): Promise<void> {
    this.me = me;
    this.thrownOut = false;
    if (this.secret !== null || this.link !== null) {
      [this.secret, this.link] = [null, null];
      // The used secret has no business in the address, the history or a bookmark.
      history.replaceState(null, '', '/admin');
      this.route = routeOf('');
    }
    try {
      await this.#arrive();
    } catch {
      void this.#start();
    }
  }

  async #logOut(): Promise<void> {
    try {
      await logOut();
    } catch {
      // Without a server nobody can be logged out; staying is the truth.
      return;
    }
    this.me = null;
    this.thrownOut = false;
    this.conferences = null;
  }

  #speak({ language }: LanguageChosen): void {
    const chosen = chooseLanguage(language, []);
    remember('language', chosen);
    void this.#learn(chosen);
  }

  /** Speaks a language once its words are there; what cannot be fetched leaves the one that is spoken, at first English. */
  async #learn(language: Language): Promise<void> {
    try {
      this.words = await wordsOf(language);
      this.language = language;
    } catch {
      this.words ??= en;
    }
    document.documentElement.lang = this.language;
  }
}
