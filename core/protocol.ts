/**
 * The wire (`GET /live`): what display and server say to each other. One JSON document a frame.
 * The socket only pushes; people write by HTTP.
 */
import type { Assignment } from './fleet.js';
import type { Change, Instant, LiveState, Patch } from './model.js';

/** Raised when a message changes its meaning; an older or newer peer is told `unsupported-protocol` and closed. */
export const PROTOCOL = 1;

/** Both ends treat a link as dead after this long without a sign of life, ms. */
export const DEAD_AFTER = 10_000;
/** How often a display asks for the time, which is also its sign of life, ms. */
export const TIME_EVERY = 4_000;

export interface HelloMessage {
  readonly type: 'hello';
  readonly protocol: number;
  readonly conference: string;
  /** Hash of the programme that the client holds. */
  readonly programme: string | null;
  /** Revision that the client holds; null for nothing. */
  readonly revision: number | null;
  /** Instant of that revision's entry: it tells whether the journal was replaced meanwhile (a backup, a new rehearsal). */
  readonly at?: Instant | null;
  /** Display token, once paired. */
  readonly display?: string | undefined;
  /** What the display says of itself, for the fleet's list. */
  readonly about?:
    | { readonly view?: string | undefined; readonly room?: string | undefined; readonly name?: string | undefined }
    | undefined;
}

/** Sent after the display has rendered a revision: the proof of display. */
export interface ShownMessage {
  readonly type: 'shown';
  readonly revision: number;
}

export interface TimeQuestion {
  readonly type: 'time';
  /** The client's own clock, echoed. */
  readonly sent: number;
}

/** What a display says of itself, for the fleet's list: all of it, whenever some of it has changed. */
export interface StatusMessage {
  readonly type: 'status';
  /** CSS pixels. */
  readonly viewport?: readonly [number, number];
  /** Version of its page. */
  readonly version?: string;
  /** JavaScript heap, bytes. */
  readonly memory?: number;
  /** Whether it would come back with its schedule if it were loaded anew while there is no server. */
  readonly offlineReady?: boolean;
  /** What went wrong last. */
  readonly error?: string;
  /** How far the machine's clock is ahead of the server's, ms. */
  readonly clockError?: number;
  /** From question to answer, ms. */
  readonly roundTrip?: number;
  /** How long its page has run, ms. */
  readonly uptime?: number;
  /** What browser it is, as it says. */
  readonly browser?: string;
}

export type ClientMessage = HelloMessage | ShownMessage | TimeQuestion | StatusMessage;

/** One change that a client missed. */
export interface MissedChange {
  readonly revision: number;
  readonly at: Instant;
  readonly change: Change;
}

export interface WelcomeMessage {
  readonly type: 'welcome';
  readonly protocol: number;
  /** Version of the screens' page that the server has, so that a screen can notice a newer one. */
  readonly version: string;
  readonly conference: string;
  /** Hash of the programme, or null while none is adopted. */
  readonly programme: string | null;
  readonly revision: number;
  /** The conference's clock (K1) at this moment. */
  readonly now: Instant;
  /** `sample` or `rehearsal` when that clock is not the real one (K1). */
  readonly clock?: 'sample' | 'rehearsal' | 'shifted';
  /** True while the server's clock is before its last entry (K2): show the agenda, not a now. */
  readonly unverified?: boolean;
  /** The address under which people reach the server, where it was told one. */
  readonly url?: string;
  /** Whole live state, or … */
  readonly live?: LiveState;
  /** … only what was missed since the client's revision. */
  readonly changes?: readonly MissedChange[];
}

export interface ChangeMessage {
  readonly type: 'change';
  readonly revision: number;
  readonly at: Instant;
  readonly change: Change;
}

export interface ProgrammeMessage {
  readonly type: 'programme';
  /** null where an undo leaves no programme. */
  readonly hash: string | null;
  readonly revision: number;
  readonly at: Instant;
  /** What adopting it retired from the live state (P2). */
  readonly set: Patch;
}

export interface TimeAnswer {
  readonly type: 'time';
  readonly sent: number;
  /** The conference's clock (K1). */
  readonly now: Instant;
}

/** To a display that said hello with a token: what it is to be, or null while it waits to be paired. */
export interface AssignMessage {
  readonly type: 'command';
  readonly command: 'assign';
  readonly display: Assignment | null;
}

/** Shows who it is, full-screen. */
export interface IdentifyMessage {
  readonly type: 'command';
  readonly command: 'identify';
  readonly name: string;
  readonly number: string;
  /** For how long, ms. */
  readonly for: number;
}

/** Loads its page anew. */
export interface ReloadMessage {
  readonly type: 'command';
  readonly command: 'reload';
}

/** An order to one display. */
export type CommandMessage = AssignMessage | IdentifyMessage | ReloadMessage;

/** A display that does not show what it should. */
export interface MissingDisplay {
  readonly id: string;
  readonly name: string | null;
  /** As its address or assignment has it. */
  readonly room: string | null;
  readonly online: boolean;
}

/** How far the displays of a conference are, for those who may see it; at most two a second. */
export interface PresenceMessage {
  readonly type: 'presence';
  /** Displays that are connected. */
  readonly displays: number;
  /** Those of them that show the current revision. */
  readonly current: number;
  /** Connected ones, and paired ones of this conference that are not. */
  readonly known: number;
  /** Some of those that do not show it, the absent ones first. */
  readonly missing: readonly MissingDisplay[];
  /** True while the server is cut off from its store: screens go on, nothing can be changed. */
  readonly readOnly?: boolean;
}

/** The conference was created, deleted or is unknown; the socket stays open and says so when that changes. */
export interface ErrorMessage {
  readonly type: 'error';
  readonly code: 'malformed' | 'unsupported-protocol' | 'unknown-conference' | 'unknown-display' | 'too-much';
  readonly detail: string;
  /** Slugs that exist, with `unknown-conference`. */
  readonly conferences?: readonly string[];
}

export type ServerMessage =
  WelcomeMessage | ChangeMessage | ProgrammeMessage | TimeAnswer | CommandMessage | PresenceMessage | ErrorMessage;
