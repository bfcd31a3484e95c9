/** For the person who sets a screen up: which screens there are, and why this address shows none. */
import { css, html, LitElement, nothing } from 'lit';
import { textIn } from '../live/look/text.js';
import type { Text } from '../core/index.js';
import { displayUrl, get } from './directory.js';
import { shared } from './styles.js';
import type { Language } from './words/index.js';
import { moreWordsOf, type MoreWords } from './words/more/index.js';

/** How often the list is read again, ms. */
const AGAIN = 20_000;

interface ListedConference {
  readonly slug: string;
  readonly name: Text;
}

interface ListedRooms {
  readonly rooms: readonly { readonly id: string; readonly name: Text }[];
  readonly tracks: readonly { readonly id: string; readonly name: Text }[];
}

interface Listed extends ListedConference, ListedRooms {}

const listConferences = (): Promise<readonly ListedConference[]> => get('/api/conferences');

const listRooms = (conference: string): Promise<ListedRooms> =>
  get(`/api/conferences/${encodeURIComponent(conference)}/schedule`);

export class ScreenList extends LitElement {
  static override properties = {
    language: {},
    problem: {},
    wanted: {},
    conference: {},
    view: {},
    listed: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        height: 100%;
        /* To the edges of the screen. */
        margin: -4.6vmin -5vmin -3.4vmin;
        padding: 2.5rem clamp(1.2rem, 5vw, 5rem);
        overflow: auto;
        cursor: auto;
        font-size: clamp(1rem, 2vmin, 1.6rem);
        line-height: 1.5;
      }
      h1 {
        font-size: 2.4em;
        line-height: 1.15;
        letter-spacing: -0.01em;
        text-wrap: balance;
      }
      .hint {
        margin-block: 0.5em 1.5em;
        color: var(--quiet);
      }
      section {
        margin-block-start: 2em;
        padding-block-start: 1.2em;
        border-block-start: 1px solid var(--line);
      }
      h2 {
        font-size: 1.4em;
        line-height: 1.3;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
        gap: 0.6em;
        margin-block-start: 0.8em;
        list-style: none;
      }
      a {
        display: block;
        min-height: 48px;
        padding: 0.6em 1em;
        border-radius: 0.5em;
        background: var(--raised);
        color: var(--ink);
        box-shadow: inset 0 0 0 1px var(--line);
        font-weight: 600;
        text-decoration: none;
        overflow-wrap: anywhere;
      }
      a:hover,
      a:focus-visible {
        box-shadow: inset 0 0 0 2px var(--focus);
        outline: none;
      }
    `,
  ];

  language: Language = 'en';
  /** What is wrong with the address; null if nothing was asked for. */
  problem: 'noConference' | 'noRoom' | 'noTrack' | 'needsRoom' | null = null;
  /** The name in the address that there is not. */
  wanted = '';
  /** Lists this conference only. */
  conference: string | null = null;
  /** The view that the address asks for, which a room is to be chosen for. */
  view: string | null = null;
  private words!: MoreWords;
  private listed: readonly Listed[] | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  private async read(): Promise<void> {
    try {
      const conferences = await listConferences();
      const wanted = conferences.filter(({ slug }) => this.conference === null || slug === this.conference);
      this.listed = await Promise.all(
        (wanted.length > 0 ? wanted : conferences).map(async (conference) => ({
          ...conference,
          ...(await listRooms(conference.slug)),
        })),
      );
    } catch {
      // No server: what was listed stays, and the next try follows anyway.
    }
    if (this.isConnected) this.timer = setTimeout(() => void this.read(), AGAIN);
  }

  protected override render(): unknown {
    const { problem, listed } = this;
    const words = moreWordsOf(this.language, () => this.requestUpdate());
    if (!words) return nothing;
    this.words = words;
    const said = problem === 'needsRoom' ? words.needsRoom : problem && words[problem](this.wanted);
    return html`
      <h1>${said ?? words.chooseScreen}</h1>
      ${problem === null || problem === 'needsRoom' ? nothing : html`<p class="hint">${words.waitsForIt}</p>`}
      ${
        listed === null
          ? nothing
          : listed.length === 0
            ? html`<p class="hint">${words.noConferences}</p>`
            : listed.map((conference) => this.section(conference))
      }
    `;
  }

  private section({ slug, name, rooms, tracks }: Listed): unknown {
    const link = (query: Readonly<Record<string, string>>, text: string): unknown =>
      html`<li><a href=${displayUrl({ conference: slug, ...query })}>${text}</a></li>`;
    const { words, view } = this;
    const languages = [this.language];
    const ofRoom: Readonly<Record<string, string>> = view === 'timer' || view === 'overlay' ? { view } : {};
    const chosen = Object.keys(ofRoom).length > 0;
    return html`<section>
      <h2>${textIn(name, languages) || slug}</h2>
      ${
        chosen
          ? nothing
          : html`<ul>
              ${link({ view: 'overview' }, words.overview)} ${link({ view: 'agenda' }, words.agenda)}
              ${link({ view: 'agenda', by: 'room' }, words.agendaByRoom)} ${link({ view: 'slides' }, words.slides)}
              ${link({ view: 'timer' }, words.timer)} ${link({ view: 'overlay' }, words.overlay)}
            </ul>`
      }
      <ul>
        ${rooms.map((room) => link({ ...ofRoom, room: room.id }, textIn(room.name, languages)))}
      </ul>
      ${
        chosen
          ? nothing
          : html`<ul>
              ${tracks.map((track) => link({ track: track.id }, textIn(track.name, languages)))}
            </ul>`
      }
    </section>`;
  }
}

customElements.define('screen-list', ScreenList);

declare global {
  interface HTMLElementTagNameMap {
    'screen-list': ScreenList;
  }
}
