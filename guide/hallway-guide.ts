/** The guide as an app: it takes the place of the page that the server wrote, and keeps it true. */
import '../live/look/older-styles.js';
import { LitElement, type PropertyValues } from 'lit';
import type { Schedule } from '../core/index.js';
import { ScheduleController } from '../live/schedule-controller.js';
import { NO_FILTER, queryOf, type Filter } from '../reading/filter.js';
import { gonePage } from '../reading/gone-page.js';
import { listPage } from '../reading/list-page.js';
import { roomPage } from '../reading/room-page.js';
import { sessionPage } from '../reading/session-page.js';
import { speakerIn, speakerPage } from '../reading/speaker-page.js';
import { anchorOf, conferencePath, type Page, type View } from '../reading/view.js';
import type { Words } from '../reading/words/en.js';
import { languageFor, type Language } from '../reading/words/languages.js';
import { Door } from './account/door.js';
import { BookmarkShelf } from './bookmarks.js';
import { filterOf, syncForm } from './form.js';
import { FIRST, GrowingList } from './growing-list.js';
import { History, type Entry } from './history.js';
import { keepForLater } from './keeper.js';
import { fieldsOf, routeOf, slugIn, type Route } from './route.js';
import { browserStorage, readSettings, writeSettings, type Settings } from './settings.js';
import { canShare, share } from './sharing.js';
import { Sleeper } from './sleeper.js';
import { wordsOf } from './speech.js';
import { placeIn, returnTo } from './takeover.js';
import { colourTracks } from './track-colours.js';
import { Viewing } from './viewing.js';

/** How long "copied" stays, ms. */
const SAID = 3_000;

/** The conference of this page: by its address, or, on the front page, by what the server says. */
function slugHere(): string | undefined {
  const manifest = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')?.href;
  return slugIn(location.pathname) ?? (manifest === undefined ? undefined : slugIn(new URL(manifest).pathname));
}

export class HallwayGuide extends LitElement {
  private readonly slug = slugHere();
  private readonly live: ScheduleController | null;
  private readonly sleeper: Sleeper | null = null;
  private readonly list = new GrowingList(this);
  private readonly viewing = new Viewing();
  private readonly bookmarks: BookmarkShelf | null = null;
  private readonly door: Door | null = null;
  private readonly history: History | null = null;
  private route: Route = { page: 'list', id: '', filter: NO_FILTER };
  private settings: Settings = readSettings();
  private words: Words | null = null;
  private language: Language = 'en';
  private earlier = false;
  private printing = false;
  private copied = false;
  /** Whether the guide opens without network; taken for granted until a worker says otherwise. */
  private kept = true;
  private filtersOpen = matchMedia('(min-width: 64rem)').matches;
  private began = false;

  constructor() {
    super();
    const { slug } = this;
    if (slug === undefined) {
      this.live = null;
      return;
    }
    this.live = new ScheduleController(this, { conference: slug, about: { view: 'guide' } });
    this.sleeper = new Sleeper(this, this.live);
    this.bookmarks = new BookmarkShelf(slug, browserStorage());
    this.door = new Door(slug, this.bookmarks, () => this.language);
    this.history = new History(slug, {
      leaving: () => ({ y: scrollY, limit: this.list.limit, earlier: this.earlier }),
      arrived: (route, back) => this.arrive(route, back),
    });
    this.route = routeOf(location, slug) ?? this.route;
    this.speak();
  }

  /** The page is the document's own: its styles, anchors and print rules hold. */
  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.history?.listen();
    this.bookmarks?.subscribe(() => this.requestUpdate());
    this.addEventListener('click', this.clicked);
    this.addEventListener('focusin', this.entered);
    this.addEventListener('input', this.typed);
    this.addEventListener('change', this.chosen);
    this.addEventListener('submit', this.submitted);
    this.addEventListener('toggle', this.toggled, true);
    addEventListener('storage', this.stored);
    addEventListener('beforeprint', this.print);
    addEventListener('afterprint', this.print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.history?.stop();
    removeEventListener('storage', this.stored);
    removeEventListener('beforeprint', this.print);
    removeEventListener('afterprint', this.print);
  }

  private speak(): void {
    const served = document.documentElement.lang;
    const asked = fieldsOf(location.search)['lang'] ?? [];
    this.language = languageFor([...asked, this.settings.language ?? served, ...navigator.languages]);
    this.words = wordsOf(this.language, () => this.speak());
    if (this.words) document.documentElement.lang = this.language;
    this.requestUpdate();
  }

  /** Until there is something to show, what the server wrote stays. */
  protected override shouldUpdate(): boolean {
    return Boolean(this.live?.schedule && this.words);
  }

  protected override update(changed: PropertyValues): void {
    if (this.began) return super.update(changed);
    this.began = true;
    const place = placeIn(this);
    const { y, limit, earlier } = this.history!.opened;
    if (place) this.reveal(place.id);
    if (limit !== undefined) this.list.reset(limit);
    this.earlier ||= earlier === true;
    const anchor = decodeURIComponent(location.hash.slice(1));
    if (anchor) this.reveal(anchor);
    const box = this.querySelector<HTMLInputElement>('#earlier');
    this.earlier ||= box?.checked === true;
    this.replaceChildren();
    super.update(changed);
    if (!slugIn(location.pathname)) history.replaceState(history.state, '', conferencePath({ slug: this.slug! }));
    this.dataset['ready'] = '';
    if (y !== undefined) scrollTo(0, y);
    else if (place) returnTo(place);
    else if (anchor) document.getElementById(anchor)?.scrollIntoView();
  }

  /** Sees to it that a session of the list is in the page. */
  private reveal(anchor: string): void {
    const { schedule } = this.live!;
    const index = schedule!.sessions.findIndex(({ id }) => anchorOf(id) === anchor);
    if (index < 0) return;
    this.list.grow(index + FIRST);
    this.earlier = true;
  }

  protected override render(): unknown {
    const page = this.page(this.live!.schedule!);
    document.title = page.title;
    return page.body;
  }

  private page(schedule: Schedule): Page {
    const { page, id } = this.route;
    const view = this.view(schedule);
    const session = page === 'sessions' ? schedule.byId.get(id) : undefined;
    if (session) return sessionPage(session, view);
    const speaker = page === 'speakers' ? speakerIn(schedule, id) : undefined;
    if (speaker) return speakerPage(id, speaker, view);
    const room = page === 'rooms' ? schedule.rooms.find((known) => known.id === id) : undefined;
    if (room) return roomPage(room, view);
    return page === 'list' ? listPage(view) : gonePage(view);
  }

  private view(schedule: Schedule): View {
    const live = this.live!;
    const all = this.printing;
    return this.viewing.view({
      slug: this.slug!,
      live,
      schedule,
      language: this.language,
      words: this.words!,
      filter: this.route.filter,
      ownTime: this.settings.ownTime === true,
      marks: this.bookmarks!.marks,
      app: {
        online: this.sleeper!.online,
        asOf: live.link.asOf,
        secure: isSecureContext && 'serviceWorker' in navigator && this.kept,
        canShare: canShare(),
        copied: this.copied,
        limit: all ? Infinity : this.list.limit,
        earlier: all || this.earlier,
        filtersOpen: this.filtersOpen,
      },
    });
  }

  protected override updated(): void {
    const schedule = this.live!.schedule!;
    syncForm(this.querySelector('form.filters'), this.route.filter);
    const box = this.querySelector<HTMLInputElement>('#earlier');
    if (box) box.checked = this.earlier;
    colourTracks(schedule);
    this.viewing.prepare(schedule);
    if (this.live!.link.online) keepForLater((kept) => this.keep(kept));
    this.door!.begin();
    if (this.querySelector('[data-feedback]')) void this.door!.feedback(this).catch(() => undefined);
  }

  private keep(kept: boolean): void {
    if (this.kept === kept) return;
    this.kept = kept;
    this.requestUpdate();
  }

  /** Renders at once instead of soon. */
  private renderNow(): void {
    this.requestUpdate();
    this.performUpdate();
  }

  private arrive(route: Route, back: Entry | null): void {
    const samePage = route.page === this.route.page && route.id === this.route.id;
    this.route = route;
    this.list.reset(back?.limit);
    this.earlier = back?.earlier === true;
    this.renderNow();
    if (back) scrollTo(0, back.y ?? 0);
    else if (!samePage) {
      scrollTo(0, 0);
      this.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    }
  }

  /** The filter changes, the page stays. */
  private ask(filter: Filter): void {
    this.route = { ...this.route, filter };
    this.list.reset();
    this.history!.replace(conferencePath({ slug: this.slug! }) + queryOf(filter));
    this.requestUpdate();
  }

  private readonly clicked = (event: MouseEvent): void => {
    if (!this.began) return;
    const target = event.target as Element;
    const marked = target.closest<HTMLElement>('[data-bookmark]')?.dataset['bookmark'];
    if (marked !== undefined) return this.bookmarks!.toggle(marked);
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (act === 'zone') return this.choose({ ownTime: this.settings.ownTime !== true });
    if (act === 'share') return void this.share();
    if (act === 'account') return void this.door!.open().catch(() => undefined);
    const language = target.closest<HTMLElement>('[data-language]')?.dataset['language'];
    if (language !== undefined) {
      event.preventDefault();
      this.choose({ language });
      return this.speak();
    }
    const linked = this.history!.linked(event);
    if (!linked) return;
    const { url, route, link } = linked;
    // A way to a place in this page is the browser's to go.
    if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
    event.preventDefault();
    if ('back' in link.dataset && this.history!.back()) return;
    if ('filter' in link.dataset) this.ask(route.filter);
    else this.history!.visit(url, route);
  };

  private choose(settings: Settings): void {
    this.settings = { ...this.settings, ...settings };
    writeSettings(this.settings);
    this.requestUpdate();
  }

  private async share(): Promise<void> {
    this.copied = await share(document.title, location.href);
    this.requestUpdate();
    setTimeout(() => {
      this.copied = false;
      this.requestUpdate();
    }, SAID);
  }

  /** Whoever is about to search does not wait at the first letter for hundreds of sessions, far below, to leave the page. */
  private readonly entered = (event: Event): void => {
    if (!this.began || (event.target as HTMLInputElement).type !== 'search' || scrollY > innerHeight) return;
    this.list.reset();
    this.requestUpdate();
  };

  private readonly typed = (event: Event): void => {
    const target = event.target as HTMLInputElement;
    if (this.began && target.type === 'search' && target.form) this.ask(filterOf(target.form));
  };

  private readonly chosen = (event: Event): void => {
    const target = event.target as HTMLInputElement;
    if (!this.began) return;
    if (target.id === 'earlier') {
      this.earlier = target.checked;
      this.requestUpdate();
    } else if (target.form?.matches('.filters')) this.ask(filterOf(target.form));
  };

  private readonly submitted = (event: Event): void => {
    if (!this.began) return;
    event.preventDefault();
    this.ask(filterOf(event.target as HTMLFormElement));
    (document.activeElement as HTMLElement | null)?.blur();
  };

  private readonly toggled = (event: Event): void => {
    const target = event.target as HTMLDetailsElement;
    if (target.matches('.filters > details')) this.filtersOpen = target.open;
  };

  private readonly stored = (): void => this.bookmarks?.refresh();

  /** Paper has no end to scroll to. */
  private readonly print = ({ type }: Event): void => {
    this.printing = type === 'beforeprint';
    if (this.began) this.renderNow();
  };
}

customElements.define('hallway-guide', HallwayGuide);
