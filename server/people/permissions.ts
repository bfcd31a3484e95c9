/** Who may do what: the only place that knows. */
import type { CommandType } from '../../core/command.js';

export const ROLES = ['admin', 'organiser', 'helper', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Things that are done to the server, not to the schedule. */
export type Deed =
  /** See the panel, the journal with its names, the displays' state. */
  | 'read-panel'
  | 'undo'
  /** Adopt a programme from an uploaded file. */
  | 'programme'
  /** Have the server fetch a programme from an address. */
  | 'programme-by-url'
  /** Pair, assign, command and forget displays. */
  | 'displays'
  | 'rehearse'
  /** Create, alter and delete conferences. */
  | 'conferences'
  | 'accounts'
  | 'tokens'
  /** Have the server tell other programs, and say when displays are missed. */
  | 'webhooks'
  | 'backup'
  /** Read what attendees thought of sessions. */
  | 'feedback';

export type Action = CommandType | Deed;

/** Whoever asks, as far as permissions go. */
export interface Person {
  readonly role: Role;
  /** Room ids that a helper is assigned to. */
  readonly rooms?: readonly string[];
}

/** The lowest role that may; each role may what those before it may. */
const LOWEST: Readonly<Record<Action, Role>> = {
  'read-panel': 'viewer',

  delay: 'helper',
  'delay-room': 'helper',
  extend: 'helper',
  start: 'helper',
  end: 'helper',
  'room-status': 'helper',

  'delay-all': 'organiser',
  move: 'organiser',
  swap: 'organiser',
  cancel: 'organiser',
  restore: 'organiser',
  edit: 'organiser',
  add: 'organiser',
  announce: 'organiser',
  withdraw: 'organiser',
  settings: 'organiser',
  'edit-room': 'organiser',
  'edit-track': 'organiser',
  note: 'helper',
  undo: 'organiser',
  programme: 'organiser',
  displays: 'organiser',
  rehearse: 'organiser',
  feedback: 'organiser',

  'programme-by-url': 'admin',
  conferences: 'admin',
  accounts: 'admin',
  tokens: 'admin',
  webhooks: 'admin',
  backup: 'admin',
};

const ORDER: readonly Role[] = ['viewer', 'helper', 'organiser', 'admin'];

/**
 * Whether a person may do something.
 * @param rooms ids of all rooms that a command touches; a helper must be assigned to each. Empty for a command in
 *   no room, which is then nobody's corner: a helper may not. The room that takes the overflow of a full one is not
 *   touched, only pointed at: any room may be named, since its own status and board stay as they are.
 */
export function allowed(person: Person, action: Action, rooms: readonly string[] = []): boolean {
  if (ORDER.indexOf(person.role) < ORDER.indexOf(LOWEST[action])) return false;
  if (person.role !== 'helper' || action === 'read-panel') return true;
  const assigned = person.rooms ?? [];
  return rooms.length > 0 && rooms.every((room) => assigned.includes(room));
}
