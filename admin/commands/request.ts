/** What an organiser asks for in the sheet, and how the panel words it before and after. Pure. */
import { MINUTE, type Command, type Minutes } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import type { Panel } from '../parts/panel.js';

export type Request = { readonly command: Command } | { readonly undo: number };

/** A form tells the sheet what is asked for now; null while the choice is incomplete. */
export class Choose extends Event {
  constructor(
    readonly request: Request | null,
    /** Minutes from now on, for the words on the button: "Delay by 10 min". */
    readonly step: Minutes | null = null,
    /** Still being typed: the server is asked when the typing rests. */
    readonly typing = false,
  ) {
    super('choose', { bubbles: true, composed: true });
  }
}

/** Sessions that a request names. */
export function namedIn(request: Request): readonly string[] {
  if ('undo' in request) return [];
  const { command } = request;
  if (command.type === 'swap') return command.sessions;
  return 'session' in command && typeof command.session === 'string' ? [command.session] : [];
}

const sessionTitle = (panel: Panel, id: string): string => textIn(panel.schedule.byId.get(id)?.title, panel.languages);

/** Name of a room, or the words for none. */
export function roomTitle(panel: Panel, id: string | undefined): string {
  const room = panel.schedule.rooms.find((candidate) => candidate.id === id);
  return room ? textIn(room.name, panel.languages) : panel.words.noRoom;
}

/** Whether an announcement is an emergency, so that taking it off is the all-clear. */
export const isAlarm = (panel: Panel, announcement: string): boolean =>
  panel.schedule.live.announcements[announcement]?.level === 'emergency';

/** What the one button says. `step`: see `Choose`. */
export function confirmWords(panel: Panel, request: Request, step: Minutes | null): string {
  const { confirm, statuses } = panel.words;
  if ('undo' in request) return confirm.undo;
  const { command } = request;
  switch (command.type) {
    case 'delay':
      if (command.hold !== undefined && step === null) {
        const of = panel.schedule.byId.get(command.session);
        const at = of ? of.baseStart + command.minutes * MINUTE : 0;
        return command.hold ? confirm.hold(panel.times.time(at)) : confirm.letGo;
      }
      return step === null || step === 0 ? confirm.delay(command.minutes) : confirm.delayBy(step);
    case 'extend':
      return step === null || step === 0 ? confirm.extend(command.minutes) : confirm.extend(step);
    case 'delay-room':
      return confirm.delayRoom(roomTitle(panel, command.room), command.minutes);
    case 'delay-all':
      return confirm.delayAll(command.minutes);
    case 'move': {
      const room = command.room === undefined ? null : roomTitle(panel, command.room);
      const time = command.start === undefined ? null : panel.times.time(command.start);
      return room !== null && time !== null
        ? confirm.moveBoth(room, time)
        : room !== null
          ? confirm.moveTo(room)
          : confirm.moveAt(time ?? '');
    }
    case 'add':
      return command.session.replaces === undefined ? confirm.add : confirm.replace;
    case 'withdraw':
      return isAlarm(panel, command.announcement) ? confirm.allClear : confirm.withdraw;
    case 'room-status':
      return confirm.status(roomTitle(panel, command.room), statuses[command.status].toLowerCase());
    case 'edit-room':
      return confirm.editRoom(roomTitle(panel, command.room));
    case 'edit-track':
      return confirm.editTrack;
    default:
      return confirm[command.type];
  }
}

/** What the toast says once it is done. */
export function doneWords(panel: Panel, request: Request): string {
  const { done, statuses } = panel.words;
  if ('undo' in request) return done.undo;
  const { command } = request;
  switch (command.type) {
    case 'delay':
      if (command.hold !== undefined) {
        return (command.hold ? done.hold : done.letGo)(sessionTitle(panel, command.session));
      }
      return done.delay(sessionTitle(panel, command.session), command.minutes);
    case 'extend':
      return done[command.type](sessionTitle(panel, command.session), command.minutes);
    case 'delay-room':
      return done.delayRoom(roomTitle(panel, command.room), command.minutes);
    case 'delay-all':
      return done.delayAll(command.minutes);
    case 'withdraw':
      return isAlarm(panel, command.announcement) ? done.allClear : done.withdraw;
    case 'swap':
    case 'announce':
    case 'settings':
    case 'note':
      return done[command.type];
    case 'room-status':
      return done.status(roomTitle(panel, command.room), statuses[command.status].toLowerCase());
    case 'edit-room':
      return done.editRoom(roomTitle(panel, command.room));
    case 'edit-track':
      return done.editTrack;
    case 'add':
      return done.add(textIn(command.session.title, panel.languages));
    default:
      return done[command.type](sessionTitle(panel, command.session));
  }
}
