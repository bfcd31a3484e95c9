/** What the handlers of commands are given. */
import type { Context } from './command.js';
import type { LiveState, Programme, Schedule } from './model.js';

export interface Scene {
  readonly programme: Programme;
  readonly live: LiveState;
  readonly schedule: Schedule;
  readonly context: Context;
}
