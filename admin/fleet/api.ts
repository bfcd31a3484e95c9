/** What the page about screens asks the server for. */
import type { DisplayTarget, Programme, Settings, StatusMessage } from '../../core/index.js';
import { ask, at } from '../api/ask.js';

export interface Screen {
  readonly id: string;
  readonly paired: boolean;
  /** No screen has taken its place yet. */
  readonly prepared: boolean;
  readonly number: number | null;
  readonly name: string | null;
  readonly tags: readonly string[];
  readonly online: boolean;
  /** RFC 3339 */
  readonly offlineSince: string | null;
  readonly conference: string | null;
  readonly view: string | null;
  readonly room: string | null;
  /** Revision of its conference. */
  readonly current: number | null;
  readonly shown: { readonly revision: number; readonly at: string } | null;
  readonly status: ScreenStatus | null;
  /** What it is to be; null for one that is not paired. */
  readonly target: DisplayTarget | null;
}

/** What it says of itself. */
export type ScreenStatus = Omit<StatusMessage, 'type'>;

/** What is to be altered; what is left out stays. */
export type ScreenWish = Partial<DisplayTarget & { readonly name: string; readonly tags: readonly string[] }>;

/** Rooms, tracks and sets of slides to choose from. */
export type Places = Pick<Programme, 'rooms' | 'tracks'> & { readonly sets: readonly string[] };

export const listScreens = async (): Promise<Screen[]> => (await ask('GET', '/api/displays')) as Screen[];

/** @throws Problem `unknown-code`, `too-many-attempts` */
export const pairScreen = async (code: string, wish: ScreenWish): Promise<Screen> =>
  (await ask('POST', '/api/displays/pair', { body: { code, ...wish } })) as Screen;

export async function alterScreens(ids: readonly string[], wish: ScreenWish): Promise<void> {
  await ask('PATCH', '/api/displays', { body: { ids, ...wish } });
}

export async function orderScreens(ids: readonly string[], type: 'identify' | 'reload'): Promise<void> {
  await ask('POST', '/api/displays/commands', { body: { ids, type } });
}

export async function revokeScreen(id: string): Promise<void> {
  await ask('DELETE', `/api/displays/${encodeURIComponent(id)}`);
}

/** The sets that slides are in. */
export const setsOf = ({ slides = [] }: Pick<Settings, 'slides'>): string[] =>
  [...new Set(slides.flatMap(({ sets = [] }) => sets))].sort();

export async function placesOf(conference: string): Promise<Places> {
  const { rooms, tracks, ...told } = (await ask('GET', `${at(conference)}/schedule`)) as Omit<Places, 'sets'> & {
    readonly conference: { readonly settings: Settings };
  };
  return { rooms, tracks, sets: setsOf(told.conference.settings) };
}

/** With the secret a screen takes the place of a display, once. */
export interface Invitation {
  readonly display: Screen;
  readonly secret: string;
}

/** @throws Problem `invalid-table`, whose message names the line. */
export const prepareScreens = async (csv: string, conference: string): Promise<Invitation[]> =>
  (await ask('POST', '/api/displays/prepared', { body: { csv, conference } })) as Invitation[];

/** New invitations; earlier ones are void. */
export const inviteScreens = async (ids: readonly string[]): Promise<Invitation[]> =>
  (await ask('POST', '/api/displays/invitations', { body: { ids } })) as Invitation[];
