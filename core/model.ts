/**
 * The words of Hallway as types (docs/SPEC.md, "Words"): what changes lay over a programme, the schedule that comes of
 * it, boards, warnings, effects.
 */
import type {
  Instant,
  Link,
  Minutes,
  Programme,
  Room,
  RoomFacts,
  Session,
  SessionKind,
  SpeakerRef,
  Text,
  TrackFacts,
} from './programme.js';

export * from './programme.js';

/** What changes have laid over one session. A field that is absent is as planned. */
export interface SessionLive {
  /** Own delay in minutes against the base start (T7). */
  readonly delay?: Minutes;
  /** Pinned to base + own delay (T4). */
  readonly hold?: true;
  /** Minutes against the planned length (T7). */
  readonly extension?: Minutes;
  /** Moved to this room (M1). */
  readonly room?: string;
  /** Moved to this base start (M1). */
  readonly start?: Instant;
  /** Actual start. */
  readonly started?: Instant;
  /** Actual end. */
  readonly ended?: Instant;
  readonly cancelled?: { readonly reason?: Text };
  readonly title?: Text;
  readonly subtitle?: Text;
  readonly abstract?: Text;
  readonly description?: Text;
  readonly speakers?: readonly SpeakerRef[];
  readonly language?: string;
  readonly kind?: SessionKind;
  readonly track?: string;
  readonly url?: string;
  readonly doNotRecord?: boolean;
  readonly background?: boolean;
  readonly contentNote?: Text;
  readonly accessibility?: Text;
}

export type RoomStatus = 'open' | 'full' | 'closed';

export interface RoomLive extends RoomFacts {
  readonly status?: 'full' | 'closed';
  /** Room id that takes the overflow while full (R1). */
  readonly overflow?: string;
  /** What organisers tell the speaker who is on, shown on the timer only (A3). */
  readonly note?: Text;
}

export type AnnouncementLevel = 'info' | 'warning' | 'emergency';

/** Where an announcement is shown; empty means everywhere (A1). */
export interface Scope {
  readonly rooms?: readonly string[];
  readonly tracks?: readonly string[];
  readonly displays?: readonly string[];
}

export interface Announcement {
  readonly id: string;
  readonly text: Text;
  readonly level: AnnouncementLevel;
  readonly scope: Scope;
  readonly from: Instant;
  readonly until?: Instant;
}

/** Settings of the conference that rules depend on; absent fields have the defaults of `SETTINGS`. */
export interface Settings {
  readonly name?: Text;
  /** Minutes needed between two sessions in a room (T2). */
  readonly turnover?: Minutes;
  /** The length that a break is never shrunk below (T3). */
  readonly minBreak?: Minutes;
  /** BCP 47 tags that screens speak by turns and announcements are asked for, the main one first; absent: those of the programme. */
  readonly languages?: readonly string[];
  /** Accent of screens and guide, `#rrggbb`; whoever draws corrects it until it can be read on its ground. */
  readonly colour?: string;
  /** Theme of screens whose address names none. */
  readonly theme?: Theme;
  readonly logo?: Picture;
  readonly slides?: readonly Slide[];
  /** How to get onto the venue's Wi-Fi, as one line of text. */
  readonly wifi?: Text;
  /** Where the QR codes of screens lead; absent: to the session's page of the guide. */
  readonly qr?: QrTarget;
  /** When screens rest. */
  readonly night?: NightHours;
  /** Room ids in the order in which they are listed; those it does not name come after, as in the programme (R2). */
  readonly roomOrder?: readonly string[];
  /** Whether attendees may say what they thought of sessions (F2). */
  readonly feedback?: boolean;
}

export const THEMES = ['night', 'paper', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** The page of the session, the guide's first page, no code at all, or a fixed address (`https://…`). */
export type QrTarget = 'session' | 'guide' | 'none' | `https://${string}` | `http://${string}`;

/** An image of the conference: served at `/api/conferences/{c}/images/{hash}`. */
export interface Picture {
  readonly hash: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** An image that screens show between sessions: a sponsor's, a map, a call for help. */
export interface Slide {
  readonly id: string;
  readonly picture: Picture;
  /** What the image says, for those who cannot see it. */
  readonly title: Text;
  readonly sponsor?: boolean;
  /** Room ids; absent: every room. */
  readonly rooms?: readonly string[];
  /** Shown from this instant, until that one. */
  readonly from?: Instant;
  readonly until?: Instant;
  /** Also while a session is on; else only between sessions. */
  readonly during?: boolean;
  /** Names of the sets that it is in: a display that is told one shows nothing else. */
  readonly sets?: readonly string[];
}

/** Local times of day in the conference's zone, `HH:MM`; over midnight if `until` is earlier. */
export interface NightHours {
  readonly from: string;
  readonly until: string;
}

export const SETTINGS = { turnover: 0, minBreak: 5, feedback: false } as const;

/** Everything that changes have laid over the programme. */
export interface LiveState {
  readonly sessions: { readonly [session: string]: SessionLive };
  /** Extra sessions and local breaks (C3). */
  readonly extras: { readonly [session: string]: Session };
  readonly rooms: { readonly [room: string]: RoomLive };
  /** Absent: none; states that were kept before there were any have no such field. */
  readonly tracks?: { readonly [track: string]: TrackFacts };
  readonly announcements: { readonly [announcement: string]: Announcement };
  readonly settings: Settings;
}

export const NOTHING_LIVE: LiveState = { sessions: {}, extras: {}, rooms: {}, announcements: {}, settings: {} };

/**
 * A merge patch over `LiveState` (as RFC 7396, two levels deep): a value replaces, `null` removes.
 * It is the only way in which live state changes.
 */
export interface Patch {
  readonly sessions?: { readonly [session: string]: { readonly [K in keyof SessionLive]?: SessionLive[K] | null } };
  readonly extras?: { readonly [session: string]: Session | null };
  readonly rooms?: { readonly [room: string]: { readonly [K in keyof RoomLive]?: RoomLive[K] | null } };
  readonly tracks?: { readonly [track: string]: { readonly [K in keyof TrackFacts]?: TrackFacts[K] | null } };
  readonly announcements?: { readonly [announcement: string]: Announcement | null };
  readonly settings?: { readonly [K in keyof Settings]?: Settings[K] | null };
}

/** One live alteration: what sort it was, and what it set. An entry of the journal holds exactly one (J1). */
export interface Change {
  /** The command's type, or `programme` for an adopted programme. */
  readonly type: string;
  readonly set: Patch;
  /** Hash of the adopted programme, on changes that adopt one; null where an undo leaves none. */
  readonly programme?: string | null;
  /** Revision that this change takes back, on `undo`. */
  readonly undoes?: number;
}

export type SessionStatus = 'planned' | 'started' | 'ended' | 'cancelled';

/** A session with planned AND expected start, end and room. */
export interface ScheduledSession {
  readonly id: string;
  readonly title: Text;
  readonly subtitle?: Text;
  readonly kind: SessionKind;
  readonly track?: string;
  readonly speakers: readonly SpeakerRef[];
  readonly language?: string;
  readonly abstract?: Text;
  readonly description?: Text;
  readonly links?: readonly Link[];
  readonly attachments?: readonly Link[];
  readonly url?: string;
  readonly doNotRecord?: boolean;
  readonly contentNote?: Text;
  readonly accessibility?: Text;
  readonly guid?: string;
  readonly code?: string;
  readonly slug?: string;
  readonly type?: string;
  readonly replaces?: string;

  readonly plannedStart: Instant;
  readonly plannedEnd?: Instant;
  readonly plannedRoom?: string;
  /** Expected start, end and room (T1). */
  readonly start: Instant;
  readonly end: Instant;
  readonly room?: string;
  readonly status: SessionStatus;
  /** Own delay, minutes; 0 if none. */
  readonly delay: Minutes;
  /** Extension, minutes; 0 if none. */
  readonly extension: Minutes;
  /** Minutes that the expected start lies after (or before) the planned start, rounded. */
  readonly lateness: Minutes;
  readonly hold: boolean;
  /** Runs behind the others of its room (B4). */
  readonly background: boolean;
  /** Added by a change, not in the programme (C3). */
  readonly extra: boolean;
  /** Moved-to, else planned (rules T1, M1). `baseEnd` is absent only where `plannedEnd` is. */
  readonly baseStart: Instant;
  /** The end of the base interval; the implied one when no end is planned. */
  readonly baseEnd: Instant;
  /** Date of the day to which the base start belongs. */
  readonly day: string;
  /** Actual start and end. */
  readonly started?: Instant;
  readonly ended?: Instant;
  readonly cancelled?: { readonly reason?: Text };
}

/** Programme + changes: what screens, feeds and the API show. */
export interface Schedule {
  /** The programme with the facts of rooms and tracks that were set by hand (R2). */
  readonly programme: Programme;
  readonly live: LiveState;
  /** All sessions, ordered by expected start, then room, then id. */
  readonly sessions: readonly ScheduledSession[];
  readonly byId: ReadonlyMap<string, ScheduledSession>;
  /** Sessions by room id, ordered by expected start; under '' those without a room. */
  readonly byRoom: ReadonlyMap<string, readonly ScheduledSession[]>;
  readonly rooms: readonly (Room & {
    readonly status: RoomStatus;
    readonly overflow?: string;
    readonly note?: Text;
  })[];
  readonly announcements: readonly Announcement[];
  /** Sessions whose changes found no session (P3). */
  readonly orphans: readonly string[];
}

/** What a room's screen shows at one instant. */
export interface Board {
  readonly room: string;
  /** Sessions that are on (B1, B3), the latest started first. */
  readonly now: readonly ScheduledSession[];
  /** The following one; `nextDay` is set when it is on a later day (B1). */
  readonly next: ScheduledSession | null;
  readonly nextDay: string | null;
  /** The rest of the day after `next`. */
  readonly later: readonly ScheduledSession[];
  /** Planned here, now elsewhere, until their expected end (M1). */
  readonly movedAway: readonly ScheduledSession[];
  /** Cancelled in this room, until their planned end (C1). */
  readonly cancelled: readonly ScheduledSession[];
  /** Running in the background (B4). */
  readonly background: readonly ScheduledSession[];
  readonly status: RoomStatus;
  readonly overflow: string | null;
  /** Announcements in scope at the instant, emergencies first (A1, A2). */
  readonly announcements: readonly Announcement[];
}

export interface Boards {
  readonly at: Instant;
  /** The day that the instant belongs to, or null between and outside days. */
  readonly day: string | null;
  readonly boards: readonly Board[];
}

export type WarningCode =
  'room-overlap' | 'speaker-overlap' | 'capacity' | 'past-day-end' | 'runs-into-hold' | 'session-over';

/** Something that an organiser should know; never blocks (W1). */
export interface Warning {
  readonly code: WarningCode;
  readonly sessions: readonly string[];
  readonly room?: string;
  readonly speaker?: string;
  /** How many minutes too long, where that makes sense. */
  readonly minutes?: Minutes;
}

/** Times, room and status of a session on one side of a change. */
export interface Placement {
  readonly start: Instant;
  readonly end: Instant;
  readonly room?: string;
  readonly status: SessionStatus;
}

/** What a command does to one session; `from` is null for a session that it adds, `to` for one that it removes. */
export interface Effect {
  readonly session: string;
  readonly from: Placement | null;
  readonly to: Placement | null;
}

/** One line of the journal as the core sees it. */
export interface Entry {
  /** Entry N has revision N. */
  readonly revision: number;
  readonly at: Instant;
  readonly change: Change;
}
