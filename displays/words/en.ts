/** The words of the screens. Every other language has the same ones, or does not compile. */
import type { SessionKind } from '../../core/index.js';

const kinds: Readonly<Record<SessionKind, string>> = {
  talk: 'Talk',
  keynote: 'Keynote',
  workshop: 'Workshop',
  panel: 'Panel',
  bof: 'Birds of a feather',
  lightning: 'Lightning talks',
  break: 'Break',
  registration: 'Registration',
  social: 'Social',
  other: 'Session',
};

/** Parameters called `length` are durations as `Times.duration` writes them, `time` is a time of day. */
export const en = {
  now: 'Now',
  next: 'Next',
  later: 'Later',
  alsoNow: 'Also now',
  instead: 'Instead',
  tomorrow: 'Tomorrow',
  room: 'Room',
  kinds,

  late: (length: string) => `${length} late`,
  early: (length: string) => `${length} early`,
  over: (length: string) => `running ${length} over`,
  shorter: (length: string) => `ends ${length} early`,
  newTime: 'new time',
  planned: 'planned',
  movedFrom: (room: string) => `moved from ${room}`,
  movedTo: (room: string) => `moved to ${room}`,
  cancelled: 'cancelled',
  full: 'Full',
  closed: 'Closed',
  liveIn: (room: string) => `live in ${room}`,
  notRecorded: 'not recorded',

  in: (length: string) => `in ${length}`,
  until: (time: string) => `until ${time}`,
  dayOver: 'Nothing more here today',
  begins: (day: string) => `Begins ${day}`,
  nothingHere: 'Nothing planned here',
  elsewhere: 'Next in other rooms',
  alsoHere: 'Also here',
  thanks: 'Thank you for coming',
  conferenceOver: 'The conference is over.',
  nothingPlanned: 'No sessions are planned yet',

  floor: (number: string) => `Floor ${number}`,
  seats: (_count: number, number: string) => `${number} seats`,
  more: (count: number) => `and ${count} more`,

  contentNote: 'Content note',
  wifi: 'Wi-Fi',
  aboutSession: 'About this session',
  wholeProgramme: 'The whole programme',

  asOf: (time: string) => `as of ${time}`,
  sample: 'Sample conference',
  rehearsal: 'Rehearsal, not the real schedule',
  shifted: 'Clock set by hand',
  preview: (when: string) => `Preview of ${when}`,
  waiting: 'Waiting for the server',

  announcement: 'Announcement',
  warning: 'Please note',
  emergency: 'Emergency',
};

export type Words = typeof en;
