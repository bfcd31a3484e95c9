/** The root of every screen: reads the address, follows the conference, chooses the view. */
import { html, LitElement, nothing, supportsAdoptingStyleSheets } from 'lit';
import { board, type HelloMessage, type Place, type Schedule } from '../core/index.js';
import { browserEnvironment } from '../live/environment.js';
import { ScheduleController } from '../live/schedule-controller.js';
// What an organiser may put on any screen at any time must not wait for a server that may have another version by then.
import './announcement-bar.js';
import { announced } from './announced.js';
import './emergency-view.js';
import { fitInto, fitSoon, type Frame } from './fitting.js';
import './link-footer.js';
import type { Identity } from './fleet/identity.js';
import type { Steering } from './fleet/steering.js';
import type { Moment } from './moment.js';
import type { otherView } from './other-views.js';
import { isNight, parametersOf, type Parameters } from './parameters.js';
import { roomScene } from './room-scene.js';
import './room-view.js';
import type { ScreenList } from './screen-list.js';
import { shared } from './styles.js';
import { surround } from './surround.js';
import type { Upkeep } from './upkeep.js';
import { chosen } from './view-choice.js';
import { languagesOf, turnsOf, Voice } from './voice.js';
import { language, wordsOf, type Language } from './words/index.js';

/** How long a screen speaks one of its two languages, ms. */
const TURN = 15_000;
/** When what is not needed for the first picture is fetched, ms. */
const LATER = 2_000;

export class HallwayDisplay extends LitElement implements Frame {
  static override styles = [shared, surround];

  private parameters: Parameters = parametersOf(location.search);
  /** What is followed; a paired screen may come to follow another conference. */
  live: ScheduleController | null = null;
  /** Of a paired screen. */
  private identity: Identity | null = null;
  private steering: Promise<Steering> | null = null;
  private voice: Voice | null = null;
  /** What the voice was made for: the theme, and the language whose turn it is. */
  private spoken = '';
  private turn = 0;
  private turning: ReturnType<typeof setTimeout> | undefined;
  /** Every view but that of a room, once it is there. */
  private others: typeof otherView | null = null;
  private upkeep: Promise<Upkeep | null> | null = null;
  /** Lays what an organiser is about to do over the schedule; without it a page that is to show a draft shows nothing. */
  private drafted: ((schedule: Schedule) => Schedule) | null = null;

  constructor() {
    super();
    document.documentElement.dataset['theme'] = this.parameters.theme ?? 'night';
    fitInto(this);
    if (this.parameters.draft) this.hear();
    if (this.parameters.conference === null) void this.steer();
    else this.live = this.follow();
  }

  /** Whatever organisers order; fetched when they do, or when the address says nothing. */
  private steer(): Promise<Steering> {
    const load = (): Promise<Steering> =>
      import('./fleet/steering.js').then(
        (fleet) => new fleet.Steering(this),
        // Not to be had now: there is nothing else that could be done.
        () => new Promise((resolve) => setTimeout(resolve, LATER)).then(load),
      );
    this.steering ??= load();
    return this.steering;
  }

  /** Becomes another screen, without leaving the page. */
  become(parameters: Parameters, identity: Identity | null): void {
    const { live } = this;
    const same = this.parameters.conference === parameters.conference;
    [this.parameters, this.identity] = [parameters, identity];
    if (live && same) live.show(this.about, identity?.token);
    else {
      if (live) {
        live.hostDisconnected();
        this.removeController(live);
      }
      this.live = this.follow();
    }
    this.requestUpdate();
  }

  private hear(): void {
    void import('./draft.js').then((draft) =>
      draft.hearDrafts((drafted) => {
        this.drafted = drafted;
        this.requestUpdate();
      }),
    );
  }

  readonly tightest = 3;

  tighten(level: number): void {
    this.setAttribute('tight', String(level));
  }

  get cramped(): boolean {
    return this.renderRoot.querySelector<HTMLElement & { cramped?: boolean }>('.view')?.cramped ?? false;
  }

  private follow(): ScheduleController | null {
    const { conference, at, understudy, draft } = this.parameters;
    if (conference === null) return null;
    const about = at !== null || understudy || draft ? { view: 'preview' } : this.about;
    return new ScheduleController(this, {
      conference,
      environment: browserEnvironment('?for=display'),
      about,
      display: this.identity?.token,
      heard: (message) => {
        if (message.type === 'command' || (message.type === 'error' && message.code === 'unknown-display'))
          void this.steer().then((steering) => steering.order(message));
      },
      at: at ?? undefined,
      // What is kept belongs to the page that shows.
      cache: understudy || draft ? null : undefined,
    });
  }

  /** What this screen is to its server. */
  private get about(): HelloMessage['about'] {
    const { room, view, track } = this.parameters;
    const shown = view ?? (room === null ? (track === null ? 'list' : 'track') : 'room');
    return { view: shown, room: room ?? undefined, name: this.identity?.display.name };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.turning);
  }

  protected override updated(): void {
    fitSoon();
    if (this.live?.schedule || this.live?.unknown) this.upkeep ??= this.tend();
  }

  /** Hands what is not showing to `upkeep.ts`; a preview needs none of it. */
  private async tend(): Promise<Upkeep | null> {
    const { at, understudy, draft } = this.parameters;
    if (at !== null || draft) return null;
    try {
      if (!understudy) await new Promise((resolve) => setTimeout(resolve, LATER));
      const Upkeep = await import('./upkeep.js').then((module) => module.Upkeep);
      if (this.live) return new Upkeep(this, understudy);
    } catch {
      // Not to be had now.
    }
    // The next update tries again.
    this.upkeep = null;
    return null;
  }

  /** It was an understudy, and is the one that shows now. */
  enter(): void {
    if (this.steering) void this.steering.then((steering) => steering.enter());
    else this.live?.show(this.about);
  }

  protected override render(): unknown {
    const { parameters, live } = this;
    if (live?.schedule && !live.unknown) {
      if (parameters.draft && !this.drafted) return nothing;
      const schedule = this.drafted?.(live.schedule) ?? live.schedule;
      const voice = this.speak(schedule);
      return voice ? this.screen(live, schedule, voice) : nothing;
    }
    if (!live && this.steering) return nothing;
    // Before a conference is known, its languages are not.
    const { languages } = parameters;
    const spoken = language(languages.length > 0 ? languages : navigator.languages);
    const words = wordsOf(spoken, () => this.requestUpdate());
    if (!words) return nothing;
    if (live && !live.unknown) return live.ready ? html`<p class="waiting">${words.waiting}</p>` : nothing;
    return this.list(spoken, live ? 'noConference' : null, parameters.conference, null);
  }

  /** The view that the address asks for, with what surrounds every view. */
  private screen(live: ScheduleController, schedule: Schedule, voice: Voice): unknown {
    const { parameters } = this;
    const choice = chosen(parameters, schedule);
    const { view, room, track } = choice;
    document.documentElement.dataset['view'] = view;
    if (view === 'list') {
      return this.list(voice.language, choice.problem, parameters.room ?? parameters.track, voice);
    }

    const { verified } = live;
    const at = live.now();
    const display = this.identity?.display.id;
    const on = room && board(schedule, room.id, at, display);
    const place: Place = { room: room?.id, tracks: track && [track.id], display };
    const said = on && verified ? on.announcements : announced(schedule, place, verified ? at : null);
    const emergencies = said.filter(({ level }) => level === 'emergency');
    const others = said.filter(({ level }) => level !== 'emergency');
    document.title = `${voice.text((room ?? track)?.name) || 'Hallway'} · ${voice.name}`;
    const tape = this.tape(live, voice);
    if (emergencies.length > 0)
      return html`${tape}<emergency-view .voice=${voice} .announcements=${emergencies}></emergency-view>`;
    const time = voice.times.time(at);
    // A draft is looked at by somebody who is awake.
    const { night: dark } = voice.settings;
    const night = parameters.draft ? null : (parameters.night ?? (dark ? [dark.from, dark.until] : null));
    if (verified && night && view !== 'overlay' && isNight(night, time)) {
      void import('./night-clock.js');
      return html`${tape}<night-clock .time=${time} .at=${at}></night-clock>`;
    }
    const origin = live.publicUrl ?? location.origin;
    const shown =
      verified && view === 'room'
        ? html`<room-view
            class="view"
            .voice=${voice}
            .scene=${roomScene(schedule, on!, at)}
            .origin=${origin}
            .at=${at}
          ></room-view>`
        : this.other({
            voice,
            schedule,
            choice,
            by: parameters.by,
            at: verified ? at : null,
            now: () => live.now(),
            known: verified ? at : (live.link.asOf ?? at),
            origin,
          });
    if (view === 'overlay') return html`${tape} ${shown}`;
    return html`
      ${tape} ${shown}
      ${others.length === 0 ? nothing : html`<announcement-bar .voice=${voice} .announcements=${others}></announcement-bar>`}
      <link-footer
        .voice=${voice}
        .link=${live.link}
        .sample=${live.kind === 'sample'}
        .at=${verified ? at : null}
      ></link-footer>
    `;
  }

  /** K1: the clock is not the real one. A sample has nothing real that it could be mistaken for. */
  private tape({ kind }: ScheduleController, voice: Voice): unknown {
    if (kind === 'real' || kind === 'sample') return nothing;
    void import('./rehearsal-bar.js');
    return html`<rehearsal-bar .voice=${voice} .kind=${kind} .at=${this.parameters.at}></rehearsal-bar>`;
  }

  /** Every view but that of a room is fetched when it is wanted. */
  private other(moment: Omit<Moment, 'more'>): unknown {
    if (this.others) return this.others(moment, () => this.requestUpdate());
    import('./other-views.js').then(
      (module) => {
        this.others = module.otherView;
        this.requestUpdate();
      },
      // Not to be had now: the next update tries again.
      () => undefined,
    );
    return html`<div class="view"></div>`;
  }

  private list(spoken: Language, problem: ScreenList['problem'], wanted: string | null, known: Voice | null): unknown {
    void import('./screen-list.js');
    const { conference, view } = this.parameters;
    return html`<screen-list
      class="view"
      .language=${spoken}
      .problem=${problem}
      .wanted=${wanted ?? ''}
      .conference=${known && conference}
      .view=${view}
    ></screen-list>`;
  }

  /** How this conference is put into words now; null while those are on their way. */
  private speak({ programme, live: { settings } }: Schedule): Voice | null {
    const { languages: wanted, theme = null } = this.parameters;
    const turns = turnsOf(settings, wanted);
    if (turns.length > 1) {
      this.turning ??= setTimeout(() => {
        this.turning = undefined;
        this.turn++;
        this.requestUpdate();
      }, TURN);
    }
    const look = theme ?? settings.theme ?? 'night';
    const languages = [...new Set([...turns.slice(this.turn % 2), ...languagesOf(programme, settings, wanted)])];
    const key = [look, ...languages].join();
    const { voice } = this;
    if (voice?.programme === programme && voice.settings === settings && this.spoken === key) return voice;
    const spoken = language(languages);
    const words = wordsOf(spoken, () => this.requestUpdate());
    if (!words) return voice;
    this.spoken = key;
    const root = document.documentElement;
    root.lang = spoken;
    root.dataset['theme'] = look;
    const ground = getComputedStyle(root).getPropertyValue('--ground').trim();
    this.voice = new Voice({
      slug: this.parameters.conference!,
      programme,
      settings,
      language: spoken,
      words,
      languages,
      ground,
    });
    // An empty value takes the property away.
    root.style.setProperty('--accent', this.voice.accent ?? '');
    return this.voice;
  }
}

const define = (): void => customElements.define('hallway-display', HallwayDisplay);
if (supportsAdoptingStyleSheets) define();
else void import('../live/look/older-styles.js').then(define);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-display': HallwayDisplay;
  }
}
