/** What every element of the panel is given: one immutable value, made anew by the root whenever something changed. */
import type { Command, CommandType, Instant, PresenceMessage, Schedule } from '../../core/index.js';
import type { Times } from '../../live/look/times.js';
import type { ConferenceInfo } from '../api/conferences.js';
import type { Me } from '../api/login.js';
import type { Request } from '../commands/request.js';
import type { Words } from '../words/index.js';

export interface Panel {
  readonly words: Words;
  /** BCP 47 tags: the reader's language, then those of the conference. */
  readonly languages: readonly string[];
  /** Instants in the conference's zone and the reader's language. */
  readonly times: Times;
  readonly me: Me;
  readonly conference: ConferenceInfo;
  readonly schedule: Schedule;
  readonly revision: number;
  /** The conference's clock, to the second or coarser. */
  readonly now: Instant;
  /** IANA zone of the conference. */
  readonly zone: string;
  /** Whether the live link stands; without it nothing can be sent. */
  readonly online: boolean;
  /** How far the screens are; null until the server has said. */
  readonly presence: PresenceMessage | null;
  /** Ids of the rooms that this person keeps on top. */
  readonly pinned: ReadonlySet<string>;
}

export type View = 'rooms' | 'announce' | 'journal' | 'more';
export const VIEWS: readonly View[] = ['rooms', 'announce', 'journal', 'more'];

/** What the bottom sheet shows. */
export type Sheet =
  | { readonly kind: 'session'; readonly session: string }
  | { readonly kind: 'room'; readonly room: string }
  /** Later or longer by `step` minutes more than now. */
  | { readonly kind: 'minutes'; readonly session: string; readonly step: number | null }
  /** A room, or with null all of them, later by so many minutes. */
  | { readonly kind: 'all-minutes'; readonly room: string | null }
  | { readonly kind: 'move'; readonly session: string }
  | { readonly kind: 'swap'; readonly session: string }
  | { readonly kind: 'cancel'; readonly session: string }
  | { readonly kind: 'edit'; readonly session: string }
  | { readonly kind: 'replace'; readonly session: string }
  /** An extra session, in a room or wherever. */
  | { readonly kind: 'add'; readonly room: string | null }
  | { readonly kind: 'room-status'; readonly room: string }
  /** What the speaker in a room is told. */
  | { readonly kind: 'note'; readonly room: string }
  | { readonly kind: 'command'; readonly command: Command }
  /** `programme`: whether the entry adopted a programme, which is no small thing to take back. */
  | { readonly kind: 'undo'; readonly revision: number; readonly programme: boolean }
  /** Which keys do what. */
  | { readonly kind: 'shortcuts' };

/** Asks the root to put a sheet on top. */
export class OpenSheet extends Event {
  constructor(readonly sheet: Sheet) {
    super('open-sheet', { bubbles: true, composed: true });
  }
}

/** Asks the root to take sheets away: one level, or all. */
export class CloseSheet extends Event {
  constructor(readonly all: boolean) {
    super('close-sheet', { bubbles: true, composed: true });
  }
}

/** Asks the root to pin a room or let it go. */
export class PinRoom extends Event {
  constructor(readonly room: string) {
    super('pin-room', { bubbles: true, composed: true });
  }
}

/** Something was done; it is said in a toast, with undo if `revision` (of its entry) is given. */
export class Done extends Event {
  constructor(
    readonly text: string,
    readonly revision: number | null,
    /** What was asked for; absent for what is not a command. */
    readonly request?: Request,
    /** Whether a whole programme came or went. */
    readonly programme: boolean = request === undefined,
  ) {
    super('done', { bubbles: true, composed: true });
  }
}

const HELPERS: ReadonlySet<CommandType> = new Set([
  'delay',
  'delay-room',
  'extend',
  'start',
  'end',
  'room-status',
  'note',
]);

/**
 * Whether this person may give such a command: the server decides, the panel only spares dead buttons.
 * @param room where it would act; helpers act only in the rooms that are theirs.
 */
export function may({ me }: Pick<Panel, 'me'>, command: CommandType, room?: string): boolean {
  if (me.role === 'admin' || me.role === 'organiser') return true;
  if (me.role !== 'helper' || !HELPERS.has(command)) return false;
  return room !== undefined && me.rooms.includes(room);
}
