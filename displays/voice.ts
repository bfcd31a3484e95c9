/** How the screens put a conference into words: one language, one zone, one theme. Pure. */
import type { Minutes, Programme, Room, ScheduledSession, Settings, Text } from '../core/index.js';
import { readable } from '../live/look/colour.js';
import { textIn } from '../live/look/text.js';
import { timesIn, type Times } from '../live/look/times.js';
import type { Fact } from './session-facts.js';
import type { Language, Words } from './words/index.js';

/** Contrast that a track's colour has at least on the ground (WCAG 2.2, 1.4.3). */
const CONTRAST = 4.5;
/** Names of speakers that are written out where there is little room; with one more than these, all are. */
const NAMES = 4;

const RTL = /[\u0590-\u08ff\ufb1d-\ufefc]/;
/** A name from right to left among others keeps to itself, and what follows stays in its place. */
const isolated = (text: string): string => (RTL.test(text) ? `\u2068${text}\u2069` : text);

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

/** Languages of a screen: those asked for in its address, those set for screens, then those of the programme. */
export const languagesOf = (
  { conference }: Programme,
  { languages = [] }: Settings,
  wanted: readonly string[],
): readonly string[] => [...new Set([...wanted, ...languages, ...conference.languages])];

/** The languages that a screen speaks by turns: two at the most, and only where somebody asked for them. */
export const turnsOf = ({ languages = [] }: Settings, wanted: readonly string[]): readonly string[] =>
  (wanted.length > 0 ? wanted : languages).slice(0, 2);

/** Parts that there are, with dots between. */
export const listed = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ');

export interface VoiceOptions {
  /** Of the conference. */
  readonly slug: string;
  readonly programme: Programme;
  readonly settings: Settings;
  /** Language of the words. */
  readonly language: Language;
  readonly words: Words;
  /** Languages of content, the most wanted first: emergencies are told in two of them where there are two. */
  readonly languages: readonly string[];
  /** The theme's background, `#rrggbb`. */
  readonly ground: string;
}

export class Voice implements VoiceOptions {
  declare readonly slug: string;
  declare readonly programme: Programme;
  declare readonly settings: Settings;
  declare readonly language: Language;
  declare readonly words: Words;
  declare readonly languages: readonly string[];
  declare readonly ground: string;
  readonly times: Times;
  /** Name of the conference. */
  readonly name: string;
  /** The conference's own colour, readable on the ground; null if it has none. */
  readonly accent: string | null;
  private readonly rooms: ReadonlyMap<string, Room>;
  private readonly tracks: ReadonlyMap<string, SaidTrack>;
  private readonly numbers: Intl.NumberFormat;

  constructor(options: VoiceOptions) {
    Object.assign(this, options);
    const { programme, settings, language, ground } = options;
    const { conference, rooms, tracks } = programme;
    const colour = settings.colour ?? conference.colour;
    this.accent = colour === undefined ? null : readable(colour, ground, CONTRAST);
    this.name = this.text(settings.name ?? conference.name);
    this.times = timesIn(conference.timezone, language);
    this.numbers = new Intl.NumberFormat(language);
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

  room(id: string | undefined): string {
    return id === undefined ? '' : isolated(this.text(this.rooms.get(id)?.name) || id);
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

  /** What stands beside a room's name: floor, seats, and how people get in and hear. */
  about(room: Room): string {
    const { capacity } = room;
    return listed(
      this.floor(room),
      capacity === undefined ? '' : this.words.seats(capacity, this.numbers.format(capacity)),
      this.text(room.accessibility),
    );
  }

  track({ track }: ScheduledSession): SaidTrack | null {
    return track === undefined ? null : this.trackOf(track);
  }

  /** The track with an id. */
  trackOf(id: string): SaidTrack | null {
    return this.tracks.get(id) ?? null;
  }

  /** All of them. */
  speakers({ speakers }: ScheduledSession): string {
    return speakers.map(({ name }) => isolated(name)).join(', ');
  }

  /** A handful of them, and how many more. */
  someSpeakers(session: ScheduledSession): string {
    const more = session.speakers.length - NAMES;
    if (more < 2) return this.speakers(session);
    return `${this.speakers({ ...session, speakers: session.speakers.slice(0, NAMES) })} ${this.words.more(more)}`;
  }

  /** `EN`, where it is worth saying: not for what is held in the conference's main language, nor in the screen's. */
  spoken({ language: spoken }: ScheduledSession): string {
    const { languages } = this.programme.conference;
    const [main] = languages;
    const alone = languages.length < 2;
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
