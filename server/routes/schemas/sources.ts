/** Sources as they come over HTTP. */
import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { Choices } from './choices.js';
import { FORMATS } from '../../formats/format.js';
import { Id, oneOf, strict } from './common.js';

const Url = Type.String({ maxLength: 2000, pattern: '^https?://', description: 'Where the schedule file is' });
const Every = Type.Integer({
  minimum: 0,
  maximum: 10_080,
  description: 'Minutes between two fetches; 0: only when asked',
});
const Apply = oneOf(['auto', 'hold'] as const, {
  description: 'Adopt what has changed at once, or hold it until somebody approves',
});
const Gap = Type.Integer({
  minimum: 1,
  maximum: 180,
  description: 'Gaps of at least this many minutes become breaks',
});
const Share = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'Hold a fetch with a smaller share of the sessions that the source had',
});
const Zone = Type.String({ maxLength: 100 });
const Columns = Type.Record(
  Type.String({ pattern: '^[A-Za-z]{1,40}$' }),
  Type.String({ minLength: 1, maxLength: 200 }),
  {
    maxProperties: 40,
    description: 'Where a table keeps what, by header; of Sessionize, "track": the title of a category',
  },
);
const Paused = Type.Boolean({ description: 'Fetched only when asked, until it goes on' });

const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

export const NewSource = strict({
  id: Type.Optional(Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$' })),
  url: Url,
  format: Type.Optional(oneOf(FORMATS)),
  timezone: Type.Optional(Zone),
  every: Type.Optional(Every),
  apply: Type.Optional(Apply),
  allowPrivate: Type.Optional(Type.Boolean()),
  inferBreaks: Type.Optional(Gap),
  columns: Type.Optional(Columns),
  paused: Type.Optional(Paused),
  minShare: Type.Optional(Share),
});

export const SourcePatch = strict(
  {
    url: Type.Optional(Url),
    format: orNull(oneOf(FORMATS)),
    timezone: orNull(Zone),
    every: Type.Optional(Every),
    apply: Type.Optional(Apply),
    allowPrivate: Type.Optional(Type.Boolean()),
    inferBreaks: orNull(Gap),
    columns: orNull(Columns),
    paused: Type.Optional(Paused),
    minShare: Type.Optional(Share),
  },
  { minProperties: 1 },
);

export const Renamed = Type.Array(strict({ from: Id, to: Id }), {
  maxItems: 2000,
  description: 'Proposed renames that are accepted',
});

const Given = Type.Object({ hash: Type.String(), sessions: Type.Integer(), at: Type.String() });

/** A source as the API tells it. */
export const Source = Type.Object({
  id: Type.String(),
  url: Type.Union([Type.String(), Type.Null()], { description: 'Without a password; null of what was uploaded' }),
  every: Type.Integer(),
  apply: Type.String(),
  allowPrivate: Type.Boolean(),
  paused: Type.Boolean(),
  minShare: Type.Number(),
  part: Type.Union([Given, Type.Null()], { description: 'What was adopted last' }),
  held: Type.Union([Type.Object({ ...Given.properties, reason: Type.String() }), Type.Null()], {
    description: 'What waits for approval: because it was asked for, shrunken or renamed',
  }),
  warning: Type.Union(
    [
      Type.Object({
        code: Type.String(),
        message: Type.String(),
        since: Type.String(),
        choices: Type.Optional(Choices),
      }),
      Type.Null(),
    ],
    { description: 'Why the last good programme stays' },
  ),
  refused: Type.Union([Given, Type.Null()], { description: 'What was held and is not wanted' }),
  failures: Type.Integer(),
  attempted: Type.Union([Type.String(), Type.Null()]),
  succeeded: Type.Union([Type.String(), Type.Null()]),
  next: Type.Union([Type.String(), Type.Null()], { description: 'When it is fetched next' }),
});
