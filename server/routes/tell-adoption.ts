/** What adopting a programme did or would do, as the HTTP API tells it. */
import * as Type from 'typebox';
import type { Programme } from '../../core/index.js';
import type { AdoptionOutcome } from '../conference/adoption.js';

const Session = Type.Object({ session: Type.String(), title: Type.Unknown() });

/** The shape of `tellAdoption`. */
export const Adoption = Type.Unsafe<ReturnType<typeof tellAdoption>>(
  Type.Object({
    hash: Type.String(),
    revision: Type.Integer({ description: 'Of its own entry; where nothing was written, of the conference' }),
    written: Type.Boolean(),
    diff: Type.Object({
      added: Type.Array(Session),
      removed: Type.Array(Session),
      changed: Type.Array(Type.Object({ ...Session.properties, fields: Type.Array(Type.String()) })),
      renamed: Type.Array(
        Type.Object({ from: Type.String(), to: Type.String(), score: Type.Number(), title: Type.Unknown() }),
        { description: 'Removed sessions that may be added ones under new ids; nothing is moved unless accepted' },
      ),
    }),
    warnings: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
    orphans: Type.Array(Type.String()),
    retired: Type.Array(Type.Object({ session: Type.String(), field: Type.String() })),
  }),
);

/** @param before the programme before, for titles of what is gone. */
export function tellAdoption({ diff, renames, programme, ...told }: AdoptionOutcome, before: Programme) {
  const titles = new Map([before, programme].flatMap(({ sessions }) => sessions.map(({ id, title }) => [id, title])));
  const named = (session: string) => ({ session, title: titles.get(session) });
  return {
    ...told,
    diff: {
      added: diff.added.map(named),
      removed: diff.removed.map(named),
      changed: diff.changed.map(({ session, fields }) => ({ ...named(session), fields })),
      renamed: renames.map(({ from, to, score }) => ({ from, to, score, title: titles.get(to) })),
    },
  };
}
