/** What a command does (the server decides; browsers preview with the same code). */
import { RuleError, type Command, type Context, type Decision } from './command.js';
import type { Scene } from './scene.js';
import { changeContent } from './decide-content.js';
import { changeRoom } from './decide-room.js';
import { changeTime } from './decide-time.js';
import { effects } from './effects.js';
import { applyPatch, minimal } from './live-state.js';
import { schedule } from './schedule.js';
import { newWarnings } from './warnings.js';
import type { Change, LiveState, Patch, Programme, Schedule, Warning } from './model.js';

/** The fields that a command wants to set, no-ops included. */
function wishes(scene: Scene, command: Command): Patch {
  switch (command.type) {
    case 'delay':
    case 'delay-room':
    case 'delay-all':
    case 'extend':
    case 'start':
    case 'end':
      return changeTime(scene, command);
    case 'move':
    case 'swap':
    case 'room-status':
    case 'edit-room':
    case 'edit-track':
      return changeRoom(scene, command);
    case 'cancel':
    case 'restore':
    case 'edit':
    case 'add':
    case 'announce':
    case 'withdraw':
    case 'settings':
    case 'note':
      return changeContent(scene, command);
    default:
      command satisfies never;
      throw new RuleError('invalid-session', 'There is no such command.');
  }
}

/** The sessions that a command names. */
export function namedSessions(command: Command): string[] {
  if (command.type === 'swap') return [...command.sessions];
  if ('session' in command && typeof command.session === 'string') return [command.session];
  return [];
}

/** Commands that plainly concern a session that is over, and so are no reason for a warning. */
const AFTERWARDS = new Set<Command['type']>(['edit', 'start', 'end', 'restore']);

function aboutOver(scene: Scene, command: Command): Warning[] {
  if (AFTERWARDS.has(command.type)) return [];
  return namedSessions(command)
    .filter((id) => {
      const session = scene.schedule.byId.get(id);
      return session !== undefined && (session.status === 'ended' || session.end <= scene.context.at);
    })
    .map((id) => ({ code: 'session-over', sessions: [id] }));
}

/** The outcome of a change on a schedule: what is different and what to warn of. */
export function outcome(
  programme: Programme,
  before: Schedule,
  change: Change | null,
  named: readonly string[] = [],
  extraWarnings: readonly Warning[] = [],
): Decision {
  if (change === null) {
    return { change, effects: [], warnings: extraWarnings, live: before.live, schedule: before };
  }
  const live = applyPatch(before.live, change.set);
  const after = schedule(programme, live);
  return {
    change,
    effects: effects(before, after, named),
    warnings: [...extraWarnings, ...newWarnings(before, after)],
    live,
    schedule: after,
  };
}

/**
 * Decides a command.
 * @param programme what was planned.
 * @param live what changes have laid over it so far.
 * @param command what the organiser asks for; its shape has been checked.
 * @param context the conference's clock and the revision that the change would have.
 * @param before the schedule of `programme` and `live`, if the caller has it already.
 * @returns the change (`null`: nothing to do, J2) with its effects and warnings.
 * @throws RuleError if the command is against a rule; nothing has changed.
 */
export function decide(
  programme: Programme,
  live: LiveState,
  command: Command,
  context: Context,
  before: Schedule = schedule(programme, live),
): Decision {
  const scene: Scene = { programme, live, schedule: before, context };
  const set = minimal(live, wishes(scene, command));
  const change = Object.keys(set).length === 0 ? null : { type: command.type, set };
  return outcome(programme, before, change, namedSessions(command), aboutOver(scene, command));
}
