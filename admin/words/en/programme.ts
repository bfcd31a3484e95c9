/** English: adopting programmes. */
import { count } from './count.js';

export const programme = {
  programme: 'Programme',
  programmeIntro: 'frab or pretalx XML, schedule.json, iCalendar, CSV, Excel, Sessionize, Indico or Hallway’s own.',
  programmeNow: (sessions: number, rooms: number, version: string) =>
    `${count(sessions, 'session', 'sessions')} in ${count(rooms, 'room', 'rooms')}${version ? ` · version ${version}` : ''}`,
  chooseFile: 'Choose a schedule file',
  otherFile: 'Choose another file',
  zoneQuestion: 'The file does not say its time zone. In which one are its times?',
  zoneHint: 'Such as Europe/Bucharest.',
  zoneUnknown: 'There is no such time zone.',
  useZone: 'Use this zone',
  fileSays: (added: number, removed: number, changed: number) => `${added} new · ${removed} gone · ${changed} changed`,
  fileSame: 'The file says what is adopted already.',
  added: 'New',
  removed: 'Gone',
  changed: 'Changed',
  orphans: 'Have live changes but are not in the file; the changes are kept',
  fileWarnings: (n: number) => count(n, 'thing to know about the file', 'things to know about the file'),
  times: (n: number) => `${n} times`,
  adopt: 'Adopt the programme',
  liveStays: 'Live changes stay: delays, moves and cancellations are laid over the new programme.',
};
