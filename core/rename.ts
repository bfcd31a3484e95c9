/**
 * A source that changes its ids (P3): which new session a vanished one may have become is proposed, and what changes have
 * laid over it moves to the new id only once somebody has agreed.
 */
import { RuleError } from './command.js';
import { own, patchOf, type FieldWrite } from './live-state.js';
import type { LiveState, Patch, Programme, Session, Text } from './model.js';

/** A session that has vanished under one id and is there under another. */
export interface Rename {
  readonly from: string;
  readonly to: string;
}

export interface ProposedRename extends Rename {
  /** How sure it is, up to 1. */
  readonly score: number;
}

/** Same title and speakers, elsewhere or at another time. */
const ELSEWHERE = 0.9;
/** Same room and start, and the same title; a title that is only similar counts for less. */
const SAME_PLACE = 0.8;
/** Titles less alike than this are of two sessions. */
const ALIKE = 0.6;

/** Letters and digits alone: case, accents, punctuation and spaces are what producers change first. */
function plain(text: Text): string {
  const one = typeof text === 'string' ? text : (Object.values(text)[0] ?? '');
  return one
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function pairsOfLetters(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, index) => letters[index]! + letter);
}

/** Dice's coefficient of the pairs of neighbouring letters, from 0 to 1. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const left = pairsOfLetters(a);
  const right = pairsOfLetters(b);
  let common = 0;
  const rest = [...right];
  for (const pair of left) {
    const index = rest.indexOf(pair);
    if (index < 0) continue;
    rest.splice(index, 1);
    common++;
  }
  return (2 * common) / Math.max(1, left.length + right.length);
}

/** A session with what it is recognised by. Room ids may have changed like its own, so rooms count by name. */
interface Candidate {
  readonly id: string;
  readonly title: string;
  readonly content: string;
  readonly place: string;
}

function candidates({ sessions, rooms }: Programme, without: Programme): Candidate[] {
  const known = new Set(without.sessions.map(({ id }) => id));
  const names = new Map(rooms.map(({ id, name }) => [id, plain(name)]));
  return sessions
    .filter(({ id }) => !known.has(id))
    .map(({ id, title, speakers, room, start }: Session) => ({
      id,
      title: plain(title),
      content: JSON.stringify([plain(title), ...speakers.map(({ name }) => plain(name)).sort()]),
      place: JSON.stringify([names.get(room ?? '') ?? '', start]),
    }));
}

/** Those that a key names alone, by that key: what occurs twice identifies nothing. */
function unique(all: Iterable<Candidate>, keyOf: (each: Candidate) => string): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  const twice = new Set<string>();
  for (const each of all) {
    const key = keyOf(each);
    if (found.has(key)) twice.add(key);
    found.set(key, each);
  }
  for (const key of twice) found.delete(key);
  return found;
}

/** The ways to recognise a session, the surest first, with how sure a match is; 0 is none. */
const WAYS: readonly {
  readonly keyOf: (each: Candidate) => string;
  readonly score: (old: Candidate, next: Candidate) => number;
}[] = [
  { keyOf: ({ content, place }) => content + place, score: () => 1 },
  { keyOf: ({ content }) => content, score: () => ELSEWHERE },
  {
    keyOf: ({ place }) => place,
    score: (old, next) => {
      const alike = likeness(old.title, next.title);
      return alike < ALIKE ? 0 : Math.round(alike * SAME_PLACE * 100) / 100;
    },
  },
];

/**
 * Which vanished sessions of the old programme (null: none) may be which new ones of the next: by title and speakers, else by
 * room, start and a similar title. Only where that names one of each; in the order of the old programme.
 */
export function proposeRenames(old: Programme | null, next: Programme): ProposedRename[] {
  if (!old) return [];
  const gone = new Set(candidates(old, next));
  const fresh = new Set(candidates(next, old));
  const order = new Map([...gone].map(({ id }, index) => [id, index]));
  const proposed: ProposedRename[] = [];
  for (const { keyOf, score } of WAYS) {
    const targets = unique(fresh, keyOf);
    for (const [key, source] of unique(gone, keyOf)) {
      const target = targets.get(key);
      const sure = target ? score(source, target) : 0;
      if (!target || sure === 0) continue;
      proposed.push({ from: source.id, to: target.id, score: sure });
      gone.delete(source);
      fresh.delete(target);
    }
  }
  return proposed.sort((a, b) => order.get(a.from)! - order.get(b.from)!);
}

function requireSound(next: Programme, renamed: readonly Rename[]): void {
  const ids = new Set(next.sessions.map(({ id }) => id));
  const used = new Set<string>();
  for (const { from, to } of renamed) {
    if (!ids.has(to))
      throw new RuleError('unknown-session', `The new programme has no session "${to}".`, { session: to });
    if (ids.has(from)) {
      throw new RuleError(
        'invalid-rename',
        `Session "${from}" is still in the programme, so it cannot have become "${to}".`,
        { session: from },
      );
    }
    for (const id of [from, to]) {
      if (used.has(id))
        throw new RuleError('invalid-rename', `Session "${id}" is named by two renames; name it once.`, {
          session: id,
        });
      used.add(id);
    }
  }
}

/**
 * The patch that moves what changes have laid over vanished sessions to their new ids. A field that the new session already
 * has of its own stays behind, as an orphan.
 * @param next the programme in which the sessions have their new ids.
 * @throws RuleError `unknown-session`, `invalid-rename`
 */
export function moveChanges(live: LiveState, next: Programme, renamed: readonly Rename[]): Patch {
  requireSound(next, renamed);
  const writes: FieldWrite[] = [];
  for (const { from, to } of renamed) {
    const taken = own(live.sessions, to) ?? {};
    for (const [field, value] of Object.entries(own(live.sessions, from) ?? {})) {
      if (Object.hasOwn(taken, field)) continue;
      writes.push({ path: ['sessions', from, field], value: null }, { path: ['sessions', to, field], value });
    }
    for (const [id, extra] of Object.entries(live.extras)) {
      if (extra.replaces === from) writes.push({ path: ['extras', id], value: { ...extra, replaces: to } });
    }
  }
  return patchOf(writes);
}
