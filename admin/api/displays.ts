/** Which screens are connected. */
import { ask } from './ask.js';

/** A screen as far as the panel's previews need it. */
export interface ConnectedDisplay {
  /** Slug. */
  readonly conference: string | null;
  readonly view: string | null;
  /** A room's id or name, as the screen's address has it. */
  readonly room: string | null;
}

/** The screens that are connected just now, of all conferences. */
export async function listDisplays(): Promise<ConnectedDisplay[]> {
  const all = (await ask('GET', '/api/displays')) as (ConnectedDisplay & { readonly online: boolean })[];
  return all.filter(({ online }) => online);
}
