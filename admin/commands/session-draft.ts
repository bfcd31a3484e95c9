/** A session while its words or its place are being written: what an edit, an extra session or a replacement sends. Pure. */
import {
  MINUTE,
  type Command,
  type ExtraSession,
  type Instant,
  type ScheduledSession,
  type SessionEdit,
  type SessionKind,
  type Text,
} from '../../core/index.js';
import { fieldsOf, written, type Texts } from '../parts/texts.js';

/** What people read of a session. */
export interface WordsDraft {
  readonly title: Texts;
  /** Names; empty ones are not sent. */
  readonly speakers: readonly string[];
  /** BCP 47 tag; empty: not told. */
  readonly language: string;
}

export interface ExtraDraft extends WordsDraft {
  readonly kind: SessionKind;
  /** Room id; empty: the whole house. */
  readonly room: string;
  /** Track id; empty: none. */
  readonly track: string;
  /** Date of a day, `HH:MM` there, and minutes. */
  readonly day: string;
  readonly clock: string;
  readonly minutes: number;
}

const named = (speakers: readonly string[]): string[] =>
  speakers.map((name) => name.trim()).filter((name) => name !== '');

/** Compared without order of languages; a text without a language is one in the conference's main language. */
function sameText(a: Text, b: Text, languages: readonly string[]): boolean {
  const flat = (text: Text): string => JSON.stringify(Object.entries(fieldsOf(text, languages)).sort());
  return flat(a) === flat(b);
}

/** The fields of a session as they stand. */
export const wordsOfSession = (session: ScheduledSession, languages: readonly string[]): WordsDraft => ({
  title: fieldsOf(session.title, languages),
  speakers: session.speakers.map(({ name }) => name),
  language: session.language ?? '',
});

/**
 * The edit that makes a session say what the draft says; only what differs is in it.
 * @returns null if nothing differs or the title is missing.
 */
export function editOf(
  session: ScheduledSession,
  draft: WordsDraft,
  languages: readonly string[],
): Extract<Command, { type: 'edit' }> | null {
  const title = written(draft.title);
  if (!title) return null;
  const names = named(draft.speakers);
  const edit: SessionEdit = {
    ...(sameText(title, session.title, languages) ? {} : { title: plain(title, session.title) }),
    ...(names.join('\n') === session.speakers.map(({ name }) => name).join('\n')
      ? {}
      : { speakers: names.map((name) => session.speakers.find((known) => known.name === name) ?? { name }) }),
    ...(draft.language === (session.language ?? '') || draft.language === '' ? {} : { language: draft.language }),
  };
  return Object.keys(edit).length === 0 ? null : { type: 'edit', session: session.id, ...edit };
}

/** A text that had no language keeps having none as long as it is one. */
function plain(text: Readonly<Record<string, string>>, before: Text): Text {
  const all = Object.values(text);
  return typeof before === 'string' && all.length === 1 ? all[0]! : text;
}

/** The edit that gives back what was planned, or null if nothing of it was edited. */
export function plannedWords(
  session: string,
  live: { readonly [field: string]: unknown } | undefined,
): Extract<Command, { type: 'edit' }> | null {
  const edited = (['title', 'speakers', 'language'] as const).filter((field) => live?.[field] !== undefined);
  if (edited.length === 0) return null;
  return { type: 'edit', session, ...Object.fromEntries(edited.map((field) => [field, null])) };
}

/** A language that can be chosen: what the programme says, the conference's own, and the panel's. */
export function languagesFor(current: string, conference: readonly string[], panel: readonly string[]): string[] {
  return [...new Set([current, ...conference, ...panel])].filter((tag) => tag !== '');
}

const extra = (
  draft: WordsDraft & { readonly kind: SessionKind },
): Pick<ExtraSession, 'title' | 'kind' | 'speakers' | 'language'> | null => {
  const title = written(draft.title);
  if (!title) return null;
  const speakers = named(draft.speakers).map((name) => ({ name }));
  return {
    title,
    kind: draft.kind,
    ...(speakers.length > 0 ? { speakers } : {}),
    ...(draft.language === '' ? {} : { language: draft.language }),
  };
};

/**
 * The command that adds the session.
 * @param start of the draft's day and clock; null if no clock shows it.
 * @returns null while something is missing.
 */
export function addOf(draft: ExtraDraft, start: Instant | null): Command | null {
  const session = extra(draft);
  if (!session || start === null || !(draft.minutes > 0)) return null;
  return {
    type: 'add',
    session: {
      ...session,
      start,
      end: start + draft.minutes * MINUTE,
      ...(draft.room === '' ? {} : { room: draft.room }),
      ...(draft.track === '' ? {} : { track: draft.track }),
    },
  };
}

/** The command that puts the session into the place of another (C2); room, track and time are that one's. */
export function replaceOf(draft: ExtraDraft, replaces: string): Command | null {
  const session = extra(draft);
  return session && { type: 'add', session: { ...session, replaces } };
}
