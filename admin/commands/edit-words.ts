/** What an edit changes, old → new, in words. Pure. */
import type { Command, SessionEdit, SpeakerRef, Text } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import type { Panel } from '../parts/panel.js';

export interface EditLine {
  readonly what: string;
  readonly old: string;
  readonly now: string;
}

function say(value: unknown, panel: Panel): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? panel.words.values.yes : panel.words.values.no;
  if (Array.isArray(value)) return (value as readonly SpeakerRef[]).map(({ name }) => name).join(', ');
  if (typeof value === 'string') return value;
  // All languages: what is changed may be another one than the reader's.
  const texts = Object.values(value as Exclude<Text, string>).filter(Boolean);
  return texts.length > 1 ? texts.join(' / ') : textIn(value as Text, panel.languages);
}

/** One line a field that the edit names; `null` gives the planned value back. */
export function editLines(command: Extract<Command, { type: 'edit' }>, panel: Panel): EditLine[] {
  const { type: _type, session, ...edit } = command;
  const now = panel.schedule.byId.get(session);
  const planned = panel.schedule.programme.sessions.find(({ id }) => id === session);
  return (Object.keys(edit) as (keyof SessionEdit)[]).map((field) => ({
    what: panel.words.facts[field],
    old: say(now?.[field], panel),
    now: say(edit[field] ?? planned?.[field], panel) || panel.words.values.none,
  }));
}
