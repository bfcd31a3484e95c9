/**
 * The words of Hallway as types (docs/SPEC.md, "Words"). Everything here is plain JSON data, so that the
 * server, the wire, IndexedDB and the browser share one shape.
 */

/** A point in time: milliseconds since the Unix epoch. */
export type Instant = number & { readonly __unit?: 'instant' };

/** A length of time in whole minutes. */
export type Minutes = number & { readonly __unit?: 'minutes' };

export const MINUTE = 60_000;

/** Text in one language that is not told (`string`), or the same text by BCP 47 language tag. */
export type Text = string | { readonly [language: string]: string };

export const SESSION_KINDS = [
  'talk',
  'keynote',
  'workshop',
  'panel',
  'bof',
  'lightning',
  'break',
  'registration',
  'social',
  'other',
] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** One calendar part of the conference. `start` and `end` are half-open and computed once, at import, in the conference's zone. */
export interface Day {
  /** Local date of the day, `YYYY-MM-DD`; it is also the day's id. */
  readonly date: string;
  readonly start: Instant;
  readonly end: Instant;
}

export interface Room {
  readonly id: string;
  readonly name: Text;
  readonly capacity?: number;
  readonly floor?: Text;
  /** How to get there, shown on screens and in the guide. */
  readonly wayfinding?: Text;
}

export interface Track {
  readonly id: string;
  readonly name: Text;
  /** `#rrggbb`; never the only bearer of meaning. */
  readonly colour?: string;
}

/** A speaker as a session names one. */
export interface SpeakerRef {
  readonly id: string;
  readonly name: string;
}

export interface Speaker extends SpeakerRef {
  readonly biography?: Text;
  readonly url?: string;
  readonly avatar?: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
  /** `slides`, `paper`, `recording` …, as the producer wrote it. */
  readonly type?: string;
}

/** One programme item, as planned. */
export interface Session {
  readonly id: string;
  readonly title: Text;
  readonly subtitle?: Text;
  readonly kind: SessionKind;
  /** Track id. */
  readonly track?: string;
  /** Room id; absent: the whole house (breaks, registration) or not yet known. */
  readonly room?: string;
  readonly start: Instant;
  /** Absent: no planned end (rule T1). */
  readonly end?: Instant;
  readonly speakers: readonly SpeakerRef[];
  /** BCP 47 tag of the language spoken, or several separated by a comma. */
  readonly language?: string;
  readonly abstract?: Text;
  readonly description?: Text;
  readonly links?: readonly Link[];
  readonly attachments?: readonly Link[];
  readonly url?: string;
  readonly doNotRecord?: boolean;
  /** Marked as running in the background (rule B4), such as an assembly or an exhibition. */
  readonly background?: boolean;
  /** The extra session stands in for this cancelled one (rule C2). */
  readonly replaces?: string;
  /** Identity the producer gave, kept for exports. */
  readonly guid?: string;
  readonly code?: string;
  readonly slug?: string;
  /** The producer's own word for the kind, kept for exports and filters ("Talk 40"). */
  readonly type?: string;
}

/** Facts about the conference that came with the programme. */
export interface ConferenceFacts {
  readonly name: Text;
  readonly acronym?: string;
  /** IANA zone. */
  readonly timezone: string;
  /** BCP 47 tags, the first is the main one. */
  readonly languages: readonly string[];
  readonly url?: string;
  readonly colour?: string;
  readonly logo?: string;
}

/** What was planned; immutable, named by the hash of its bytes. */
export interface Programme {
  /** The producer's label, such as "1.4"; never compared. */
  readonly version?: string;
  readonly conference: ConferenceFacts;
  readonly days: readonly Day[];
  readonly rooms: readonly Room[];
  readonly tracks: readonly Track[];
  readonly speakers: readonly Speaker[];
  readonly sessions: readonly Session[];
}

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
}

export type RoomStatus = 'open' | 'full' | 'closed';

export interface RoomLive {
  readonly status?: 'full' | 'closed';
  /** Room id that takes the overflow while full (R1). */
  readonly overflow?: string;
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
}

export const SETTINGS = { turnover: 0, minBreak: 5 } as const;

/** Everything that changes have laid over the programme. */
export interface LiveState {
  readonly sessions: { readonly [session: string]: SessionLive };
  /** Extra sessions and local breaks (C3). */
  readonly extras: { readonly [session: string]: Session };
  readonly rooms: { readonly [room: string]: RoomLive };
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
  readonly programme: Programme;
  readonly live: LiveState;
  /** All sessions, ordered by expected start, then room, then id. */
  readonly sessions: readonly ScheduledSession[];
  readonly byId: ReadonlyMap<string, ScheduledSession>;
  /** Sessions by room id, ordered by expected start; under '' those without a room. */
  readonly byRoom: ReadonlyMap<string, readonly ScheduledSession[]>;
  readonly rooms: readonly (Room & { readonly status: RoomStatus; readonly overflow?: string })[];
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
