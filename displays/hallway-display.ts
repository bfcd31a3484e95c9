/** The root of every screen: reads the address, follows the conference, chooses the view. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import {
  announcementsAt,
  board,
  dayOf,
  inScope,
  type Announcement,
  type Place,
  type Schedule,
  type ScheduledSession,
} from '../core/index.js';
import { memoryCache } from '../live/offline-cache.js';
import { ScheduleController } from '../live/schedule-controller.js';
import './announcement-bar.js';
import { drift } from './drift.js';
import './emergency-view.js';
import { fitInto, fitSoon, type Frame } from './fitting.js';
import './link-footer.js';
import { isNight, named, parametersOf, type Parameters } from './parameters.js';
import { roomScene, type Row } from './room-scene.js';
import './room-view.js';
import './screen-header.js';
import './session-rows.js';
import { shared } from './styles.js';
import { languagesOf, Voice } from './voice.js';
import { language, wordsOf, type Words } from './words/index.js';

/** When what is not needed for the first picture is fetched, ms. */
const LATER = 2_000;

export class HallwayDisplay extends LitElement implements Frame {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--air, 2.6vmin);
        height: 100%;
        padding: 4.6vmin 5vmin 3.4vmin;
      }
      /* Less air and smaller print, when what must be said is too much for the screen: see Frame. */
      :host([tight='1']) {
        --air: 1.9vmin;
        --gap: 2.2vmin;
        --name: 7.2vmin;
        --banner: 4vmin;
        --who: 3.8vmin;
        --times: 4.8vmin;
        --next: 5.4vmin;
        --extra: none;
      }
      :host([tight='2']),
      :host([tight='3']) {
        --air: 1.4vmin;
        --gap: 1.5vmin;
        --name: 7.2vmin;
        --banner: 3.1vmin;
        --way: 2.6vmin;
        --chips: 2.6vmin;
        --chip-lines: nowrap;
        --facts: 4.6vmin;
        --who: 3.1vmin;
        --who-lines: 1;
        --times: 3.8vmin;
        --next: 3.6vmin;
        --extra: none;
      }
      :host([tight='2']),
      :host([tight='3']) {
        padding-block: 3vmin 2.4vmin;
      }
      /* The last resort: where somebody must go stays, how to get there does not, and one announcement of two. */
      :host([tight='3']) {
        --second: none;
      }
      room-view,
      overview-view,
      screen-list {
        flex: 1 1 0;
        min-height: 0;
      }
      screen-header,
      announcement-bar,
      link-footer {
        flex: none;
      }
      .unverified {
        color: var(--late-text);
        font-size: 3.6vmin;
        font-weight: 600;
      }
      .waiting {
        margin: auto;
        color: var(--quiet);
        font-size: 4.6vmin;
      }
      screen-list {
        margin: -4.6vmin -5vmin -3.4vmin;
      }
    `,
  ];

  private readonly parameters: Parameters = parametersOf(location.search);
  private readonly live: ScheduleController | null = this.follow();
  private voice: Voice | null = null;
  private upkeep: Promise<unknown> | null = null;
  private readonly ground: string;

  constructor() {
    super();
    document.documentElement.dataset['theme'] = this.parameters.theme;
    fitInto(this);
    this.ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
  }

  readonly tightest = 3;

  tighten(level: number): void {
    this.setAttribute('tight', String(level));
  }

  get cramped(): boolean {
    return this.renderRoot.querySelector('room-view')?.cramped ?? false;
  }

  private follow(): ScheduleController | null {
    const { conference, at, room, view, track, understudy } = this.parameters;
    if (conference === null) return null;
    const shown = view ?? (room === null ? (track === null ? 'list' : 'track') : 'room');
    const about = { view: at !== null || understudy ? 'preview' : shown, ...(room === null ? {} : { room }) };
    return new ScheduleController(this, {
      conference,
      about,
      ...(at === null ? {} : { at }),
      // What is kept belongs to the page that shows.
      ...(understudy ? { cache: memoryCache() } : {}),
    });
  }

  protected override updated(): void {
    fitSoon();
    if (this.live?.schedule || this.live?.unknown) this.upkeep ??= this.tend(this.live);
  }

  /** Hands what is not showing to `upkeep.ts`; a preview needs none of it. */
  private async tend(live: ScheduleController): Promise<void> {
    const { at, understudy } = this.parameters;
    if (at !== null) return;
    try {
      if (!understudy) await new Promise((resolve) => setTimeout(resolve, LATER));
      const { Upkeep } = await import('./upkeep.js');
      new Upkeep(this, live, understudy);
    } catch {
      // Not to be had now: the next update tries again.
      this.upkeep = null;
    }
  }

  protected override render(): unknown {
    const { parameters, live } = this;
    if (live?.schedule && !live.unknown) {
      const voice = this.speak(live.schedule);
      return voice ? this.screen(live, live.schedule, voice) : nothing;
    }
    // Before a conference is known, its languages are not.
    const spoken = language(parameters.language === null ? navigator.languages : [parameters.language]);
    const words = wordsOf(spoken, () => this.requestUpdate());
    if (!words) return nothing;
    if (live && !live.unknown) return live.ready ? html`<p class="waiting">${words.waiting}</p>` : nothing;
    return this.list(words, spoken, live ? words.noConference(parameters.conference!) : '', null);
  }

  /** The view that the address asks for, with what surrounds every view. */
  private screen(live: ScheduleController, schedule: Schedule, voice: Voice): unknown {
    const { parameters } = this;
    const { words } = voice;
    const { rooms, tracks } = schedule.programme;
    const room = parameters.room === null ? undefined : named(rooms, parameters.room);
    const track = parameters.track === null ? undefined : named(tracks, parameters.track);
    if (parameters.room !== null && !room) return this.listFor(voice, words.noRoom(parameters.room));
    if (parameters.track !== null && !track) return this.listFor(voice, words.noTrack(parameters.track));
    if (!room && !track && parameters.view !== 'overview') return this.listFor(voice, '');

    const at = live.now();
    const on = room && board(schedule, room.id, at);
    const place: Place = { ...(room ? { room: room.id } : {}), tracks: track ? [track.id] : [] };
    const said = on && live.verified ? on.announcements : announcements(schedule, place, live.verified ? at : null);
    const emergencies = said.filter(({ level }) => level === 'emergency');
    const others = said.filter(({ level }) => level !== 'emergency');
    document.title = `${room ? voice.text(room.name) : words.overview} · ${voice.text(schedule.programme.conference.name)}`;
    const tape = this.tape(live, voice);
    this.style.translate = '';
    if (emergencies.length > 0)
      return html`${tape}<emergency-view .voice=${voice} .announcements=${emergencies}></emergency-view>`;
    if (live.kind !== 'preview') this.style.translate = drift(at);
    const time = voice.times.time(at);
    if (live.verified && parameters.night && isNight(parameters.night, time)) {
      void import('./night-clock.js');
      return html`${tape}<night-clock .time=${time} .at=${at}></night-clock>`;
    }
    return html`
      ${tape}
      ${
        !live.verified
          ? this.agenda(schedule, voice, room?.id)
          : on
            ? html`<room-view .voice=${voice} .scene=${roomScene(schedule, on, at)} .at=${at}></room-view>`
            : this.overview(schedule, voice, at, track?.id ?? null)
      }
      ${
        others.length === 0
          ? nothing
          : html`<announcement-bar .voice=${voice} .announcements=${others}></announcement-bar>`
      }
      <link-footer
        .voice=${voice}
        .link=${live.link}
        .sample=${live.kind === 'sample'}
        .at=${live.verified ? at : null}
      ></link-footer>
    `;
  }

  /** K1: the clock is not the real one. A sample has nothing real that it could be mistaken for. */
  private tape({ kind }: ScheduleController, { words, times }: Voice): unknown {
    if (kind === 'real' || kind === 'sample') return nothing;
    void import('./rehearsal-bar.js');
    const at = this.parameters.at ?? 0;
    const text = kind === 'preview' ? words.preview(`${times.weekday(times.date(at))} ${times.time(at)}`) : words[kind];
    return html`<rehearsal-bar .text=${text}></rehearsal-bar>`;
  }

  private overview(schedule: Schedule, voice: Voice, at: number, track: string | null): TemplateResult {
    void import('./overview-view.js');
    return html`<overview-view .voice=${voice} .schedule=${schedule} .at=${at} .track=${track}></overview-view>`;
  }

  /** K2: without a clock that can be believed there is a day, but no now. */
  private agenda(schedule: Schedule, voice: Voice, room: string | undefined): TemplateResult {
    const { live } = this;
    const day = dayOf(schedule.programme.days, live!.link.asOf ?? live!.now())?.date;
    const sessions = schedule.sessions.filter(
      (session) => session.day === day && !session.background && (room === undefined || session.room === room),
    );
    return html`
      <screen-header
        .name=${room === undefined ? voice.text(schedule.programme.conference.name) : voice.room(room)}
        .about=${day === undefined ? '' : voice.times.day(day)}
      ></screen-header>
      <p class="unverified">${voice.words.unverified}</p>
      ${room === undefined ? this.wholeAgenda(voice, sessions) : this.roomAgenda(voice, sessions, room)}
    `;
  }

  private roomAgenda(voice: Voice, sessions: readonly ScheduledSession[], room: string): TemplateResult {
    const rows = sessions.map((session): Row => ({
      as: session.status === 'cancelled' ? 'cancelled' : 'here',
      session,
      day: null,
    }));
    return html`<session-rows agenda .voice=${voice} .rows=${rows} .room=${room}></session-rows>`;
  }

  private wholeAgenda(voice: Voice, sessions: readonly ScheduledSession[]): TemplateResult {
    void import('./day-agenda.js');
    return html`<day-agenda .voice=${voice} .sessions=${sessions}></day-agenda>`;
  }

  private listFor(voice: Voice, problem: string): TemplateResult {
    return this.list(voice.words, voice.language, problem, this.parameters.conference);
  }

  private list(words: Words, spoken: string, problem: string, conference: string | null): TemplateResult {
    void import('./screen-list.js');
    return html`<screen-list
      .words=${words}
      .language=${spoken}
      .problem=${problem}
      .conference=${conference}
    ></screen-list>`;
  }

  /** How this conference is put into words; null while those are on their way. */
  private speak({ programme }: Schedule): Voice | null {
    if (this.voice?.programme === programme) return this.voice;
    const wanted = this.parameters.language;
    const spoken = language(languagesOf(programme, wanted));
    const words = wordsOf(spoken, () => this.requestUpdate());
    if (!words) return null;
    document.documentElement.lang = spoken;
    this.voice = new Voice(programme, spoken, words, wanted, this.ground);
    return this.voice;
  }
}

/** Announcements at a place; without a clock, the emergencies that were not withdrawn (A2). */
function announcements(schedule: Schedule, place: Place, at: number | null): readonly Announcement[] {
  const holding =
    at === null ? schedule.announcements.filter(({ level }) => level === 'emergency') : announcementsAt(schedule, at);
  return holding.filter((announcement) => inScope(announcement, place));
}

customElements.define('hallway-display', HallwayDisplay);

declare global {
  interface HTMLElementTagNameMap {
    'hallway-display': HallwayDisplay;
  }
}
