/** Which screens there are. */
import { ask } from './ask.js';

/** A screen as far as the panel's previews need it. */
export interface KnownDisplay {
  readonly id: string;
  /** Only what is paired keeps its id, so that it can be named. */
  readonly paired: boolean;
  readonly online: boolean;
  readonly name: string | null;
  readonly number: number | null;
  /** Slug. */
  readonly conference: string | null;
  readonly view: string | null;
  /** A room's id or name, as the screen's address has it. */
  readonly room: string | null;
}

/** The screens that are paired, and whatever else is connected just now, of all conferences. */
export const listDisplays = async (): Promise<KnownDisplay[]> => (await ask('GET', '/api/displays')) as KnownDisplay[];
