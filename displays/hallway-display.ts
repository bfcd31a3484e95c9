/** The root of every screen: reads the address, follows the conference, chooses the view. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { announcementsAt, board, dayOf, inScope, type Announcement, type Place, type Schedule } from '../core/index.js';
import { ScheduleController } from '../live/schedule-controller.js';
import './announcement-bar.js';
import './day-agenda.js';
import './emergency-view.js';
import { fitSoon } from './fitting.js';
import './link-footer.js';
import { named, parametersOf, type Parameters } from './parameters.js';
import { roomScene } from './room-scene.js';
import './room-view.js';
import './screen-header.js';
import { shared } from './styles.js';
import { Voice } from './voice.js';
import { direction, language, wordsOf } from './words/index.js';

@customElement('hallway-display')
export class HallwayDisplay extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 2.6vmin;
        height: 100%;
        padding: 4.6vmin 5vmin 3.4vmin;
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
  private readonly ground: string;

  constructor() {
    super();
    document.documentElement.dataset['theme'] = this.parameters.theme;
    this.ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
  }

  private follow(): ScheduleController | null {
    const { conference, at, room, view, track } = this.parameters;
    if (conference === null) return null;
    const about = {
      view: view ?? (room === null ? (track === null ? 'list' : 'track') : 'room'),
      ...(room ? { room } : {}),
    };
    return new ScheduleController(this, { conference, about, ...(at === null ? {} : { at }) });
  }

  protected override updated(): void {
    fitSoon();
  }

  protected override render(): unknown {
    const { parameters, live } = this;
    if (!live || live.unknown) {
      const words = this.wordsAlone();
      return this.list(live ? words.noConference(parameters.conference!) : '', null);
    }
    if (!live.schedule) return html`<p class="waiting">${this.wordsAlone().waiting}</p>`;
    const voice = this.speak(live.schedule);
    return this.screen(live, live.schedule, voice);
  }

  /** The view that the address asks for, with what surrounds every view. */
  private screen(live: ScheduleController, schedule: Schedule, voice: Voice): unknown {
    const { parameters } = this;
    const { words } = voice;
    const { rooms, tracks } = schedule.programme;
    const room = parameters.room === null ? undefined : named(rooms, parameters.room);
    const track = parameters.track === null ? undefined : named(tracks, parameters.track);
    if (parameters.room !== null && !room) return this.list(words.noRoom(parameters.room), voice);
    if (parameters.track !== null && !track) return this.list(words.noTrack(parameters.track), voice);
    if (!room && !track && parameters.view !== 'overview') return this.list('', voice);

    const at = live.now();
    const on = room && board(schedule, room.id, at);
    const place: Place = { ...(room ? { room: room.id } : {}), tracks: track ? [track.id] : [] };
    const said = on && live.verified ? on.announcements : announcements(schedule, place, live.verified ? at : null);
    const emergencies = said.filter(({ level }) => level === 'emergency');
    const others = said.filter(({ level }) => level !== 'emergency');
    document.title = `${room ? voice.text(room.name) : words.overview} · ${voice.text(schedule.programme.conference.name)}`;
    return html`
      ${
        !live.verified
          ? this.agenda(schedule, voice, room?.id)
          : on
            ? html`<room-view .voice=${voice} .scene=${roomScene(schedule, on, at)} .at=${at}></room-view>`
            : this.overview(schedule, voice, at, track?.id)
      }
      ${
        others.length === 0
          ? nothing
          : html`<announcement-bar .voice=${voice} .announcements=${others}></announcement-bar>`
      }
      <link-footer .voice=${voice} .link=${live.link} .kind=${live.kind} .at=${live.verified ? at : null}></link-footer>
      ${
        emergencies.length === 0
          ? nothing
          : html`<emergency-view .voice=${voice} .announcements=${emergencies}></emergency-view>`
      }
    `;
  }

  private overview(_schedule: Schedule, _voice: Voice, _at: number, _track: string | undefined): TemplateResult {
    return html`<div class="filler"></div>`;
  }

  /** K2: without a clock that can be believed there is a day, but no now. */
  private agenda(schedule: Schedule, voice: Voice, room: string | undefined): TemplateResult {
    const { live } = this;
    const day = dayOf(schedule.programme.days, live!.link.asOf ?? live!.now())?.date;
    const sessions = schedule.sessions.filter(
      (session) => session.day === day && !session.background && (room === undefined || session.room === room),
    );
    const { programme } = schedule;
    return html`
      <screen-header
        .name=${room === undefined ? voice.text(programme.conference.name) : voice.room(room)}
        .about=${day === undefined ? '' : voice.times.day(day)}
      ></screen-header>
      <p class="unverified">${voice.words.unverified}</p>
      <day-agenda .voice=${voice} .sessions=${sessions} .room=${room}></day-agenda>
    `;
  }

  private list(problem: string, voice: Voice | null): TemplateResult {
    const spoken = voice?.language ?? this.spoken();
    void import('./screen-list.js');
    return html`<screen-list
      .words=${voice?.words ?? this.wordsAlone()}
      .language=${spoken}
      .problem=${problem}
      .conference=${voice ? this.parameters.conference : null}
    ></screen-list>`;
  }

  private speak(schedule: Schedule): Voice {
    if (this.voice?.programme !== schedule.programme) {
      this.voice = new Voice(schedule.programme, this.parameters.language, this.ground);
      document.documentElement.lang = this.voice.language;
      document.documentElement.dir = direction(this.voice.language);
    }
    return this.voice;
  }

  /** Before a conference is known, its languages are not. */
  private spoken(): ReturnType<typeof language> {
    const wanted = this.parameters.language;
    return language(wanted === null ? navigator.languages : [wanted]);
  }

  private wordsAlone(): ReturnType<typeof wordsOf> {
    return wordsOf(this.spoken());
  }
}

/** Announcements at a place; without a clock, the emergencies that were not withdrawn (A2). */
function announcements(schedule: Schedule, place: Place, at: number | null): readonly Announcement[] {
  const holding =
    at === null ? schedule.announcements.filter(({ level }) => level === 'emergency') : announcementsAt(schedule, at);
  return holding.filter((announcement) => inScope(announcement, place));
}

declare global {
  interface HTMLElementTagNameMap {
    'hallway-display': HallwayDisplay;
  }
}
