/** What the server has besides the live wire; the only place of the displays that fetches. */
import type { Text } from '../core/index.js';
import { namedIn } from './versions.js';

const DISPLAY = '/display';

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

/** Whether the server has a file of a page's version. */
export const isServed = (file: string): Promise<boolean> =>
  fetch(file).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );

/** The version of the screens' page that the server has now, past whatever is kept here; null if it does not say. */
export const servedPage = (): Promise<ReturnType<typeof namedIn> | null> =>
  fetch(DISPLAY, { cache: 'no-store', headers: { accept: 'text/html' } }).then(
    async (response) => (response.ok ? namedIn(await response.text()) : null),
    () => null,
  );
