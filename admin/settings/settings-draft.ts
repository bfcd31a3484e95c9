/** Settings that were changed on the page and not saved yet. Pure. */
import { same, type Minutes, type Settings, type Slide } from '../../core/index.js';

/** `null`: the default is wanted back. */
export type SettingsDraft = { readonly [K in keyof Settings]?: Settings[K] | null };

/** What a field would be if it were saved. */
export const valueIn = <K extends keyof Settings>(
  draft: SettingsDraft,
  live: Settings,
  field: K,
): Settings[K] | undefined => (draft[field] === undefined ? live[field] : (draft[field] ?? undefined)) as Settings[K];

/** The draft with a field set; nothing is left of what is so already. */
export function withField<K extends keyof Settings>(
  draft: SettingsDraft,
  live: Settings,
  field: K,
  value: Settings[K] | undefined,
): SettingsDraft {
  const { [field]: _, ...others } = draft;
  return same(value, live[field]) ? (others as SettingsDraft) : { ...others, [field]: value ?? null };
}

/** The draft without what has been saved meanwhile; the same object if nothing has. */
export function pruned(draft: SettingsDraft, live: Settings): SettingsDraft {
  const open = Object.entries(draft).filter(
    ([field, value]) => !same(value ?? undefined, live[field as keyof Settings]),
  );
  return open.length === Object.keys(draft).length ? draft : (Object.fromEntries(open) as SettingsDraft);
}

/** Whole minutes from a field, `undefined` for the default, null if it is none. */
export function minutesIn(typed: string, usual: Minutes): Minutes | undefined | null {
  const text = typed.trim();
  if (text === '') return undefined;
  const minutes = Number(text);
  if (!/^\d{1,3}$/.test(text) || minutes > 240) return null;
  return minutes === usual ? undefined : minutes;
}

export type Mistake = 'turnover' | 'minBreak' | 'night' | 'qr' | 'slides';

/** Whether a slide can be saved. */
export const slideFits = ({ title, from, until }: Slide): boolean =>
  (typeof title === 'string' ? [title] : Object.values(title)).some((text) => text.trim() !== '') &&
  (from === undefined || until === undefined || from < until);

export const isAddress = (address: string): boolean => /^https?:\/\/[^\s]+$/.test(address) && URL.canParse(address);
