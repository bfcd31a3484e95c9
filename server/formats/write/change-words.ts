/** One change in sentences for the public: what it set, never who set it. */
import { DETAILS } from '../../../core/command.js';
import type { Announcement, Change, Patch, Session } from '../../../core/model.js';
import type { Feed } from './feed.js';
import type { Words } from './words.js';

type SessionPatch = NonNullable<Patch['sessions']>[string];
type RoomPatch = NonNullable<Patch['rooms']>[string];

/** No sentence for what the public has no use for, such as settings. */
export function tellChange(change: Change, feed: Feed, words: Words): string[] {
  // What an adopted programme has retired was told when it was changed.
  if (change.programme !== undefined) return [words.programme];
  const { sessions = {}, extras = {}, rooms = {}, announcements = {} } = change.set;
  return [
    ...Object.entries(sessions).flatMap(([id, patch]) => tellSession(id, patch, feed, words)),
    ...Object.values(extras).map((extra) => (extra === null ? words.removed : tellExtra(extra, feed, words))),
    ...Object.entries(rooms).flatMap(([id, patch]) => tellRoom(id, patch, feed, words)),
    ...Object.values(announcements).flatMap((announcement) => tellAnnouncement(announcement, feed, words)),
  ];
}

function tellSession(id: string, patch: SessionPatch, feed: Feed, words: Words): string[] {
  const session = feed.schedule.byId.get(id);
  if (!session) return [];
  const title = feed.text(session.title);
  const { delay, extension, room, start, cancelled, started, ended } = patch;
  const sentences: string[] = [];
  if (cancelled === null) sentences.push(words.takesPlace(title));
  else if (cancelled !== undefined) sentences.push(words.callsOff(title, feed.text(cancelled.reason)));

  const place = [
    typeof start === 'number' ? `${feed.zone.wall(start).date} ${feed.zone.clock(start)}` : '',
    typeof room === 'string' ? feed.roomName(room) : '',
  ].filter(Boolean);
  if (place.length > 0) sentences.push(words.movedTo(title, place.join(', ')));
  else if (room === null || start === null) sentences.push(words.movedBack(title));

  // A move with a start clears the delay, which is then part of the move (M1).
  if (typeof delay === 'number' && delay !== 0)
    sentences.push(delay > 0 ? words.late(title, delay) : words.early(title, -delay));
  else if (delay !== undefined && place.length === 0) sentences.push(words.onTime(title));
  if (typeof extension === 'number' && extension !== 0)
    sentences.push(extension > 0 ? words.longer(title, extension) : words.shorter(title, -extension));
  else if (extension !== undefined) sentences.push(words.plannedLength(title));
  if (typeof started === 'number') sentences.push(words.begun(title));
  if (typeof ended === 'number') sentences.push(words.over(title));
  if (DETAILS.some((field) => patch[field] !== undefined)) sentences.push(words.edited(title));
  return sentences;
}

function tellExtra({ title, start, room }: Session, feed: Feed, words: Words): string {
  const place = [`${feed.zone.wall(start).date} ${feed.zone.clock(start)}`, feed.roomName(room)]
    .filter(Boolean)
    .join(', ');
  return words.added(feed.text(title), place);
}

function tellRoom(id: string, { status, overflow }: RoomPatch, feed: Feed, words: Words): string[] {
  const name = feed.roomName(id);
  if (status === 'full') return [words.full(name, feed.roomName(overflow ?? undefined))];
  if (status === 'closed') return [words.closed(name)];
  return status === null ? [words.open(name)] : [];
}

/** One that was meant for certain displays only is not for everybody. */
function tellAnnouncement(announcement: Announcement | null, feed: Feed, words: Words): string[] {
  if (announcement === null) return [words.withdrawn];
  return (announcement.scope.displays?.length ?? 0) > 0 ? [] : [feed.text(announcement.text)];
}
