/** What every template of the guide is given, and small questions to it that many of them ask. */
import { textIn, type Instant, type Schedule, type ScheduledSession, type Text } from '../core/index.js';
import type { Clash } from './clashes.js';
import type { Filter } from './filter.js';
import { addressPart, type Kit } from './markup.js';
import type { GuideTimes } from './times.js';
import type { Words } from './words/en.js';

/** What only a browser with the app can do; absent on the pages that work without. */
export interface Interactive {
  /** Bookmarked sessions. */
  readonly marks: ReadonlySet<string>;
  readonly clashes: ReadonlyMap<string, readonly Clash[]>;
  /** The reader's own zone, where its times differ from the conference's. */
  readonly ownZone: string | null;
  /** Whether the link to the server is up and everything is current. */
  readonly online: boolean;
  /** When what is shown was last known to be current. */
  readonly asOf: Instant | null;
  /** Whether browsers let this address keep itself for times without network. */
  readonly secure: boolean;
  readonly canShare: boolean;
  /** The address of the page has just been copied. */
  readonly copied: boolean;
  /** Sessions of a list that are in the page by now; more come as somebody scrolls. */
  readonly limit: number;
  /** Whether sessions of today that are over are shown. */
  readonly earlier: boolean;
  /** Whether the filters are open. */
  readonly filtersOpen: boolean;
}

export interface View {
  readonly kit: Kit;
  readonly slug: string;
  readonly schedule: Schedule;
  /** The conference's clock (K1); null while it cannot be trusted (K2). */
  readonly now: Instant | null;
  /** Which clock that is (K1). */
  readonly clock: 'real' | 'sample' | 'rehearsal' | 'shifted' | 'preview';
  /** Zone in which times are told. */
  readonly zone: string;
  /** Language of the guide's own words. */
  readonly language: string;
  /** BCP 47 tags for the programme's texts, the most wanted first. */
  readonly languages: readonly string[];
  readonly words: Words;
  readonly times: GuideTimes;
  readonly filter: Filter;
  /** What the filter leaves of the schedule, the day apart. */
  readonly sessions: readonly ScheduledSession[];
  /** Origin of the server, for addresses that leave the page. */
  readonly origin: string;
  readonly app: Interactive | null;
}

/** A whole page. */
export interface Page {
  readonly title: string;
  readonly body: ReturnType<Kit['html']>;
}

export const text = ({ languages }: View, value: Text | undefined): string => textIn(value, languages);

export const conferenceName = (view: View): string =>
  text(view, view.schedule.live.settings.name ?? view.schedule.programme.conference.name);

export const conferencePath = ({ slug }: Pick<View, 'slug'>): string => `/c/${addressPart(slug)}`;
export const sessionPath = (view: Pick<View, 'slug'>, id: string): string =>
  `${conferencePath(view)}/sessions/${addressPart(id)}`;
export const speakerPath = (view: Pick<View, 'slug'>, id: string): string =>
  `${conferencePath(view)}/speakers/${addressPart(id)}`;
export const roomPath = (view: Pick<View, 'slug'>, id: string): string =>
  `${conferencePath(view)}/rooms/${addressPart(id)}`;
export const screenPath = ({ slug }: Pick<View, 'slug'>, room: string): string =>
  `/display?conference=${addressPart(slug)}&room=${addressPart(room)}`;

/** Where links to one session in a list lead. */
export const anchorOf = (id: string): string => `session=${id}`;

type Room = Schedule['rooms'][number];

/** Rooms and tracks by id: lists ask for them hundreds of times. */
interface Directory {
  readonly rooms: ReadonlyMap<string, Room>;
  readonly tracks: ReadonlyMap<string, { readonly name: Text; readonly index: number }>;
}

const directories = new WeakMap<Schedule, Directory>();

function directoryOf(schedule: Schedule): Directory {
  let directory = directories.get(schedule);
  if (!directory) {
    directory = {
      rooms: new Map(schedule.rooms.map((room) => [room.id, room])),
      tracks: new Map(schedule.programme.tracks.map(({ id, name }, index) => [id, { name, index }])),
    };
    directories.set(schedule, directory);
  }
  return directory;
}

export const roomOf = (schedule: Schedule, id: string | undefined): Room | undefined =>
  id === undefined ? undefined : directoryOf(schedule).rooms.get(id);

export const roomName = (view: View, id: string | undefined): string =>
  id === undefined ? '' : text(view, roomOf(view.schedule, id)?.name ?? id);

export const trackName = (view: View, id: string): string =>
  text(view, directoryOf(view.schedule).tracks.get(id)?.name ?? id);

/** Class that gives an element the colour of a track. Classes count, since ids may hold anything. */
export function trackClass({ schedule }: Pick<View, 'schedule'>, id: string | undefined): string {
  const track = id === undefined ? undefined : directoryOf(schedule).tracks.get(id);
  return track === undefined ? '' : `t${track.index}`;
}

/** Rules that give those classes their colours, as `Track` has them. */
export const trackRules = ({ schedule }: Pick<View, 'schedule'>): string[] =>
  schedule.programme.tracks.flatMap(({ colour }, index) =>
    /^#[0-9a-f]{6}$/i.test(colour ?? '') ? [`.t${index}{--track:${colour}}`] : [],
  );

export const isOver = ({ status, end }: ScheduledSession, now: Instant | null): boolean =>
  now !== null && status !== 'cancelled' && (status === 'ended' || end <= now);
