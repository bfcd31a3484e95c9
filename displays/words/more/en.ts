/** The words of every view but that of a room. Every other language has the same ones, or does not compile. */
export const more = {
  roomsLeftOut: (count: number) => `Nothing more today in ${count === 1 ? '1 other room' : `${count} other rooms`}`,
  nothingMore: 'Nothing more today',
  moreLater: (count: number) => `and ${count} more later`,
  timeLeft: 'Time left',
  lastMinutes: 'Last minutes',
  overTime: 'Over time',
  startsIn: 'Starts in',
  forSpeaker: 'Note for the speaker',
  unverified: 'This screen does not know the time yet. These are the sessions of the day.',
  chooseScreen: 'Choose a screen',
  overview: 'Overview of all rooms',
  agenda: 'Agenda',
  agendaByRoom: 'Agenda by room',
  timer: 'Timer for the speaker',
  slides: 'Slides',
  overlay: 'Lower third for streams',
  needsRoom: 'Which room is this screen for?',
  noConference: (name: string) => `There is no conference “${name}” here.`,
  noRoom: (name: string) => `There is no room “${name}” in this conference.`,
  noTrack: (name: string) => `There is no track “${name}” in this conference.`,
  waitsForIt: 'This page turns into the screen as soon as it exists.',
  noConferences: 'There is no conference on this server yet.',
};

export type MoreWords = typeof more;
