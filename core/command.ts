/** Commands: what organisers ask for (`POST /api/conferences/{c}/changes`). */
import type {
  AnnouncementLevel,
  Change,
  Effect,
  Instant,
  LiveState,
  Minutes,
  RoomFacts,
  RoomStatus,
  Schedule,
  Scope,
  SessionKind,
  Settings,
  SpeakerRef,
  Text,
  TrackFacts,
  Warning,
} from './model.js';

/** What a session is about, as against when and where it is: the fields that `edit` may set. */
export const DETAILS = [
  'title',
  'subtitle',
  'abstract',
  'description',
  'speakers',
  'language',
  'kind',
  'track',
  'url',
  'doNotRecord',
  'background',
  'contentNote',
  'accessibility',
] as const satisfies readonly (keyof SessionEdit)[];

/** Fields of a session that `edit` may set; `null` gives the planned value back. */
export interface SessionEdit {
  readonly title?: Text | null;
  readonly subtitle?: Text | null;
  readonly abstract?: Text | null;
  readonly description?: Text | null;
  readonly speakers?: readonly (SpeakerRef | { readonly name: string })[] | null;
  readonly language?: string | null;
  readonly kind?: SessionKind | null;
  readonly track?: string | null;
  readonly url?: string | null;
  readonly doNotRecord?: boolean | null;
  readonly background?: boolean | null;
  readonly contentNote?: Text | null;
  readonly accessibility?: Text | null;
}

/** An extra session as a command names it (C2, C3). With `replaces`, room, start and end default to those of the replaced one. */
export interface ExtraSession {
  /** Makes the command safe to repeat: an extra session with this id and content is not added twice. */
  readonly id?: string;
  readonly title: Text;
  readonly subtitle?: Text;
  readonly kind?: SessionKind;
  readonly track?: string;
  readonly room?: string;
  readonly start?: Instant;
  readonly end?: Instant;
  readonly speakers?: readonly (SpeakerRef | { readonly name: string })[];
  readonly language?: string;
  readonly abstract?: Text;
  readonly description?: Text;
  readonly url?: string;
  readonly doNotRecord?: boolean;
  readonly background?: boolean;
  readonly contentNote?: Text;
  readonly accessibility?: Text;
  readonly replaces?: string;
}

export type Command =
  | { readonly type: 'delay'; readonly session: string; readonly minutes: Minutes; readonly hold?: boolean }
  | { readonly type: 'delay-room'; readonly room: string; readonly minutes: Minutes }
  | { readonly type: 'delay-all'; readonly minutes: Minutes }
  | { readonly type: 'extend'; readonly session: string; readonly minutes: Minutes }
  | { readonly type: 'move'; readonly session: string; readonly room?: string; readonly start?: Instant }
  | { readonly type: 'swap'; readonly sessions: readonly [string, string] }
  | { readonly type: 'cancel'; readonly session: string; readonly reason?: Text }
  | { readonly type: 'restore'; readonly session: string }
  | ({ readonly type: 'edit'; readonly session: string } & SessionEdit)
  | { readonly type: 'add'; readonly session: ExtraSession }
  | { readonly type: 'start'; readonly session: string; readonly at?: Instant }
  | { readonly type: 'end'; readonly session: string; readonly at?: Instant }
  | {
      readonly type: 'room-status';
      readonly room: string;
      readonly status: RoomStatus;
      /** Absent: the room's overflow room, if one is set; null: none. */
      readonly overflow?: string | null;
    }
  /** Facts of a room; null gives the programme's back (R2). */
  | ({ readonly type: 'edit-room'; readonly room: string } & { readonly [K in keyof RoomFacts]?: RoomFacts[K] | null })
  /** Facts of a track; null gives the programme's back (R2). */
  | ({ readonly type: 'edit-track'; readonly track: string } & {
      readonly [K in keyof TrackFacts]?: TrackFacts[K] | null;
    })
  | {
      readonly type: 'announce';
      readonly text: Text;
      readonly level: AnnouncementLevel;
      readonly scope?: Scope;
      readonly until?: Instant;
    }
  | { readonly type: 'withdraw'; readonly announcement: string }
  /** Tells the speaker in a room something, on the timer; null takes it back (A3). */
  | { readonly type: 'note'; readonly room: string; readonly text: Text | null }
  | ({ readonly type: 'settings' } & { readonly [K in keyof Settings]?: Settings[K] | null });

export type CommandType = Command['type'];

/** Codes of refusals, for people's languages and for tests; the HTTP status is the server's business. */
export type RuleCode =
  | 'unknown-session'
  | 'unknown-room'
  | 'unknown-track'
  | 'unknown-announcement'
  | 'unknown-revision'
  | 'invalid-minutes'
  | 'invalid-time'
  | 'invalid-session'
  | 'invalid-settings'
  | 'invalid-facts'
  | 'invalid-overflow'
  | 'outside-days'
  | 'not-free'
  | 'session-started'
  | 'session-cancelled'
  | 'nothing-to-delay'
  | 'same-session'
  | 'invalid-rename'
  | 'undo-conflict'
  | 'already-undone';

/** A command that is against a rule; the state is unchanged. */
export class RuleError extends Error {
  constructor(
    readonly code: RuleCode,
    message: string,
    /** What it is about: a session, a room, the revision of the obstructing entry. */
    readonly about: { readonly session?: string; readonly room?: string; readonly revision?: number } = {},
  ) {
    super(message);
    this.name = 'RuleError';
  }
}

/** What a command would do. `change` is null when it changes nothing (J2). */
export interface Decision {
  readonly change: Change | null;
  readonly effects: readonly Effect[];
  /** Warnings that hold afterwards and did not before, and those about the command itself (W1). */
  readonly warnings: readonly Warning[];
  /** Live state and schedule afterwards. */
  readonly live: LiveState;
  readonly schedule: Schedule;
}

/** What `decide` may look at besides programme and live state. */
export interface Context {
  /** The conference's clock (K1). */
  readonly at: Instant;
  /** The revision that the change will have; new ids are made from it. */
  readonly revision: number;
}
