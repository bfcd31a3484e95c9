/** The browser's copy of a conference's state: what the wire's messages do to it. */
import { applyChange, applyPatch } from './live-state.js';
import { NOTHING_LIVE, type LiveState } from './model.js';
import type { MissedChange, ServerMessage, WelcomeMessage } from './protocol.js';

export interface Replica {
  /** Hash of the programme, null while none is adopted. */
  readonly programme: string | null;
  readonly revision: number;
  readonly live: LiveState;
}

export const EMPTY_REPLICA: Replica = { programme: null, revision: 0, live: NOTHING_LIVE };

function applyMissed(replica: Replica, missed: MissedChange): Replica | 'gap' {
  if (missed.revision <= replica.revision) return replica;
  if (missed.revision !== replica.revision + 1) return 'gap';
  return {
    programme: missed.change.programme === undefined ? replica.programme : missed.change.programme,
    revision: missed.revision,
    live: applyChange(replica.live, missed.change),
  };
}

function applyWelcome(replica: Replica, welcome: WelcomeMessage): Replica | 'gap' {
  if (welcome.live) return { programme: welcome.programme, revision: welcome.revision, live: welcome.live };
  let caughtUp = replica;
  for (const missed of welcome.changes ?? []) {
    const next = applyMissed(caughtUp, missed);
    if (next === 'gap') return 'gap';
    caughtUp = next;
  }
  if (caughtUp.revision !== welcome.revision) return 'gap';
  return caughtUp.programme === welcome.programme ? caughtUp : { ...caughtUp, programme: welcome.programme };
}

/**
 * Applies one message of the server.
 * @returns the new replica (the same object if the message changes nothing), or `gap`: ask again with `hello`.
 */
export function applyMessage(replica: Replica, message: ServerMessage): Replica | 'gap' {
  switch (message.type) {
    case 'welcome':
      return applyWelcome(replica, message);
    case 'change':
      return applyMissed(replica, message);
    case 'programme':
      if (message.revision <= replica.revision) return replica;
      if (message.revision !== replica.revision + 1) return 'gap';
      return { programme: message.hash, revision: message.revision, live: applyPatch(replica.live, message.set) };
    case 'time':
    case 'command':
    case 'presence':
    case 'error':
      return replica;
    default:
      message satisfies never;
      return replica;
  }
}
