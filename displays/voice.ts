/** How the screens put a conference into words: one language, one zone, one theme. Pure. */
import type { Minutes, Programme, Room, ScheduledSession, Text } from '../core/index.js';
import { readable } from '../live/look/colour.js';
import { textIn } from '../live/look/text.js';
import { timesIn, type Times } from '../live/look/times.js';
import type { Fact } from './session-facts.js';
import type { Language, Words } from './words/index.js';

/** Contrast that a track's colour has at least on the ground (WCAG 2.2, 1.4.3). */
const CONTRAST = 4.5;
/** Names of speakers that are written out; with one more than these, all are. */
const NAMES = 4;

/** What is said of a track: its name, and the colour that never stands alone. */
export interface SaidTrack {
  readonly name: string;
  readonly colour: string | null;
}

/** Chips that alarm are filled; the others are outlines. */
export interface Chip {
  readonly text: string;
  readonly tone: 'late' | 'strong' | 'plain';
}

/** Languages of a screen: the one asked for in its address, then those of the conference. */
export const languagesOf = ({ conference }: Programme, wanted: string | null): readonly string[] =>
  wanted === null ? conference.languages : [wanted, ...conference.languages];

const listed = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

export class Voice {
  readonly times: Times;
  private readonly languages: readonly string[];
  private readonly rooms: ReadonlyMap<string, Room>;
  private readonly tracks: ReadonlyMap<string, SaidTrack>;
  private readonly numbers: Intl.NumberFormat;

  /**
   * @param wanted language asked for in the address, if any.
   * @param ground the theme's background, `#rrggbb`.
   */
  constructor(
    readonly programme: Programme,
    /** Language of the words. */
    readonly language: Language,
    readonly words: Words,
    wanted: string | null,
    ground: string,
  ) {
    const { conference, rooms, tracks } = programme;
    this.languages = languagesOf(programme, wanted);
    this.times = timesIn(conference.timezone, this.language);
    this.numbers = new Intl.NumberFormat(this.language);
    this.rooms = new Map(rooms.map((room) => [room.id, room]));
    this.tracks = new Map(
      tracks.map(({ id, name, colour }) => [
        id,
        { name: this.text(name), colour: colour === undefined ? null : readable(colour, ground, CONTRAST) },
      ]),
    );
  }

  /** Content in the language of the screen, or the nearest there is. */
  text(text: Text | undefined): string {
    return textIn(text, this.languages);
  }

  /** Text in emergencies: in two languages where there are two. */
  get contentLanguages(): readonly string[] {
    return this.languages;
  }

  room(id: string | undefined): string {
    return id === undefined ? '' : this.text(this.rooms.get(id)?.name) || id;
  }

  /** `Floor 2`; what is more than a number is taken as it is. */
  floor({ floor }: Pick<Room, 'floor'>): string {
    const said = this.text(floor);
    return /^-?\d+$/.test(said) ? this.words.floor(said) : said;
  }

  /** The floor, and how to get there. */
  way(id: string | undefined): string {
    const room = id === undefined ? undefined : this.rooms.get(id);
    return room ? listed(this.floor(room), this.text(room.wayfinding)) : '';
  }

  /** What stands beside a room's name: floor and seats. */
  about(room: Room): string {
    const { capacity } = room;
    return listed(
      this.floor(room),
      capacity === undefined ? '' : this.words.seats(capacity, this.numbers.format(capacity)),
    );
  }

  track(session: ScheduledSession): SaidTrack | null {
    return (session.track !== undefined && this.tracks.get(session.track)) || null;
  }

  speakers({ speakers }: ScheduledSession): string {
    if (speakers.length <= NAMES + 1) return speakers.map(({ name }) => name).join(', ');
    const names = speakers.slice(0, NAMES).map(({ name }) => name);
    return `${names.join(', ')} ${this.words.more(speakers.length - NAMES)}`;
  }

  /** `EN`, where it is worth saying: not for what is held in the conference's main language, nor in the screen's. */
  spoken({ language: spoken }: ScheduledSession): string {
    const main = this.programme.conference.languages[0];
    const alone = this.programme.conference.languages.length < 2;
    return spoken === undefined || (alone && spoken === main) ? '' : spoken.toUpperCase();
  }

  /** The kind of a session, where it is more than a talk. */
  kind({ kind }: ScheduledSession): string {
    return kind === 'talk' || kind === 'other' ? '' : this.words.kinds[kind];
  }

  length(minutes: Minutes): string {
    return this.times.duration(minutes);
  }

  chip(fact: Fact): Chip {
    const { words } = this;
    switch (fact.kind) {
      case 'cancelled':
        return { text: words.cancelled, tone: 'strong' };
      case 'new-time':
        return { text: words.newTime, tone: 'late' };
      case 'not-recorded':
        return { text: words.notRecorded, tone: 'plain' };
      case 'moved-from':
        return { text: words.movedFrom(this.room(fact.room)), tone: 'strong' };
      case 'late':
      case 'early':
      case 'over':
      case 'shorter':
        return { text: words[fact.kind](this.length(fact.minutes)), tone: 'late' };
    }
  }
}
