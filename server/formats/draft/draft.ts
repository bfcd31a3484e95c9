/**
 * What a reader found in a file, before any of Hallway's rules: texts and times as the producer wrote them.
 * Every reader makes a draft and `assemble` makes a programme of it, so that identity, days, rooms and
 * speakers are decided in one place for all formats.
 */
import type { SessionKind, Text } from '../../../core/model.js';

export interface DraftRoom {
  readonly name: string;
  readonly guid?: string;
  readonly slug?: string;
  readonly capacity?: number;
  readonly wayfinding?: Text;
}

export interface DraftTrack {
  readonly name: string;
  readonly guid?: string;
  readonly slug?: string;
  readonly colour?: string;
}

export interface DraftPerson {
  readonly name: string;
  readonly guid?: string;
  readonly code?: string;
  readonly id?: string;
  readonly biography?: Text;
  readonly url?: string;
  readonly avatar?: string;
}

export interface DraftLink {
  readonly title?: string;
  /** May be relative to the conference's `baseUrl`. */
  readonly url: string;
  readonly type?: string;
}

/** A day as the file names it; none of it is trusted before `days.ts` has compared it with the sessions. */
export interface DraftDay {
  /** `YYYY-MM-DD`. */
  readonly date?: string;
  /** ISO 8601, with or without offset. */
  readonly start?: string;
  readonly end?: string;
}

/** Identifiers and times come without white space around them. */
export interface DraftSession {
  readonly guid?: string;
  readonly id?: string;
  readonly code?: string;
  readonly slug?: string;
  readonly title?: Text;
  readonly subtitle?: Text;
  readonly abstract?: Text;
  readonly description?: Text;
  /** The producer's word for the kind. */
  readonly type?: string;
  /** Where the format itself says the kind. */
  readonly kind?: SessionKind;
  readonly track?: DraftTrack;
  readonly room?: DraftRoom;
  /** Index into `Draft.days`. */
  readonly day?: number;
  /** ISO 8601 date and time of the start, with or without offset; preferred to `start`. */
  readonly date?: string;
  /** Wall time of the start, `HH:MM`. */
  readonly start?: string;
  /** ISO 8601 date and time of the end; preferred to `duration`. */
  readonly end?: string;
  /** `H:MM` or `D:HH:MM`. */
  readonly duration?: string;
  readonly language?: string;
  readonly speakers: readonly DraftPerson[];
  readonly links: readonly DraftLink[];
  readonly attachments: readonly DraftLink[];
  readonly url?: string;
  readonly doNotRecord?: boolean;
}

export interface Draft {
  readonly version?: string;
  readonly title?: Text;
  readonly acronym?: string;
  readonly timezone?: string;
  readonly url?: string;
  /** What relative addresses are relative to. */
  readonly baseUrl?: string;
  readonly logo?: string;
  readonly colour?: string;
  /** Wall time `HH:MM[:SS]` before which a session without `date` belongs to the following calendar date. */
  readonly dayChange?: string;
  readonly days: readonly DraftDay[];
  readonly rooms: readonly DraftRoom[];
  readonly tracks: readonly DraftTrack[];
  readonly sessions: readonly DraftSession[];
}
