/** What the server has besides the live wire; the only place of the displays that fetches. */
import type { Text } from '../core/index.js';

export interface ListedConference {
  readonly slug: string;
  readonly name: Text;
}

export interface ListedRooms {
  readonly rooms: readonly { readonly id: string; readonly name: Text }[];
  readonly tracks: readonly { readonly id: string; readonly name: Text }[];
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return (await response.json()) as T;
}

/** The conferences of this server. */
export async function listConferences(): Promise<readonly ListedConference[]> {
  const answer = await get<readonly ListedConference[] | { readonly conferences: readonly ListedConference[] }>(
    '/api/conferences',
  );
  return 'conferences' in answer ? answer.conferences : answer;
}

/** Rooms and tracks of a conference. */
export const listRooms = (conference: string): Promise<ListedRooms> =>
  get<ListedRooms>(`/api/conferences/${encodeURIComponent(conference)}/schedule`);

/** Whether the server would serve a page right now. */
export const isServed = (address: string): Promise<boolean> =>
  fetch(address, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
