/** Which view an address asks for, of a conference that is known. Pure. */
import type { Room, Schedule, Track } from '../core/index.js';
import { named, type Parameters } from './parameters.js';

/** Views that show one room, and the room that they show. */
type OfRoom = { readonly view: 'room' | 'timer' | 'overlay'; readonly room: Room; readonly track?: undefined };
type OfTrack = { readonly view: 'track'; readonly room?: undefined; readonly track: Track };
type OfAll = {
  readonly view: 'overview' | 'agenda' | 'slides';
  /** Shows only what is in this room, or of this track. */
  readonly room?: Room | undefined;
  readonly track?: Track | undefined;
};
/** No view, but the list of those that there are, and why. */
type List = {
  readonly view: 'list';
  readonly problem: 'noRoom' | 'noTrack' | 'needsRoom' | null;
  readonly room?: undefined;
  readonly track?: undefined;
};

export type Choice = OfRoom | OfTrack | OfAll | List;

/** A view is named, or follows from the room or the track; a name that there is not leads to the list. */
export function chosen({ view, room: wantedRoom, track: wantedTrack }: Parameters, { programme }: Schedule): Choice {
  const room = wantedRoom === null ? undefined : named(programme.rooms, wantedRoom);
  const track = wantedTrack === null ? undefined : named(programme.tracks, wantedTrack);
  const list = (problem: List['problem']): List => ({ view: 'list', problem });
  if (wantedRoom !== null && !room) return list('noRoom');
  if (wantedTrack !== null && !track) return list('noTrack');
  switch (view) {
    case 'overview':
    case 'agenda':
    case 'slides':
      return { view, room, track };
    case 'timer':
    case 'overlay':
    case 'room':
      return room ? { view, room } : list('needsRoom');
    default:
      if (room) return { view: 'room', room };
      return track ? { view: 'track', track } : list(null);
  }
}
