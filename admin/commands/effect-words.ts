/** Effects, warnings and refusals in words. Pure. */
import type { Warning } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import type { Problem } from '../api/ask.js';
import type { EffectLine } from './effects.js';
import type { Panel } from '../parts/panel.js';
import { roomTitle } from './request.js';
import type { Words } from '../words/index.js';

/**
 * What happens to a session, such as "10 min later · to Box, from Aula".
 * @param roomName name of a room by id.
 */
export function effectWords(line: EffectLine, words: Words, roomName: (room: string | undefined) => string): string {
  const { effects } = words;
  const said = line.kinds.map((kind) => {
    switch (kind) {
      case 'moved':
        return effects.moved(roomName(line.to?.room), roomName(line.from?.room));
      case 'later':
      case 'earlier':
        return effects[kind](Math.abs(line.start));
      case 'longer':
      case 'shorter':
        return effects[kind](Math.abs(line.length));
      default:
        return effects[kind];
    }
  });
  return said.length > 0 ? said.join(' · ') : effects.none;
}

/** A warning as one sentence, with titles and names. */
export function warningWords(warning: Warning, panel: Panel): string {
  const { words, schedule, languages } = panel;
  const titles = warning.sessions
    .map((id) => words.quoted(textIn(schedule.byId.get(id)?.title, languages) || id))
    .join(` ${words.and} `);
  const speaker = schedule.sessions.flatMap((session) => session.speakers).find(({ id }) => id === warning.speaker);
  const where = warning.code === 'speaker-overlap' ? (speaker?.name ?? '') : roomTitle(panel, warning.room);
  return words.warnings[warning.code](titles, where, warning.minutes ?? 0);
}

/** Why the server refused: in the reader's language where the reason is a known one, else in the server's words. */
export function problemWords(problem: Pick<Problem, 'code' | 'message'> & Partial<Problem>, words: Words): string {
  const revision = problem.about?.['revision'];
  if (problem.code === 'undo-conflict' && typeof revision === 'number') return words.undoConflict(revision);
  const known: Readonly<Record<string, string>> = words.problems;
  return Object.hasOwn(known, problem.code) ? known[problem.code]! : problem.message;
}
