/** Names of languages in the reader's own. */
import { spokenIn } from './filter.js';
import type { View } from './view.js';
import type { ScheduledSession } from '../core/index.js';

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const names = new Map<string, Intl.DisplayNames>();

/** `Romanian`; a tag that is none is told as it is. */
export function languageName(tag: string, language: string): string {
  if (!TAG.test(tag)) return tag;
  let named = names.get(language);
  if (!named) names.set(language, (named = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })));
  return named.of(tag) ?? tag;
}

/** `English, German`; nothing for the conference's main language, which needs no telling. */
export function spokenName(session: ScheduledSession, { schedule, language }: View): string {
  const main = schedule.programme.conference.languages[0];
  const spoken = spokenIn(session, main);
  if (spoken.length === 1 && spoken[0] === main) return '';
  return spoken.map((tag) => languageName(tag, language)).join(', ');
}
