/**
 * What was planned, as types. Everything here is plain JSON data, so that the server, the wire, IndexedDB and the
 * browser share one shape.
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
  /** Step-free access, induction loop and the like. */
  readonly accessibility?: Text;
  /** Room id that takes the overflow where nobody names one (R1). */
  readonly overflowRoom?: string;
}

export interface Track {
  readonly id: string;
  readonly name: Text;
  /** `#rrggbb`; never the only bearer of meaning. */
  readonly colour?: string;
}

/** Facts of a room that organisers set by hand, over those of the programme (R2). */
export interface RoomFacts {
  readonly name?: Text;
  readonly capacity?: number;
  readonly floor?: Text;
  readonly wayfinding?: Text;
  readonly accessibility?: Text;
  /** Room id that takes the overflow where nobody names one (R1). */
  readonly overflowRoom?: string;
}

/** Facts of a track that organisers set by hand, over those of the programme (R2). */
export interface TrackFacts {
  readonly name?: Text;
  /** `#rrggbb` */
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
  /** What people may want to know before they come in: age range, strobe light, hard subjects. */
  readonly contentNote?: Text;
  /** Sign language, live captions, translation and the like. */
  readonly accessibility?: Text;
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

/** IANA zone of a conference for which nobody has named one yet. */
export const NOBODYS_ZONE = 'UTC';

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
