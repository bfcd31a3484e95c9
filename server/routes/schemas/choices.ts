/** What of a schedule file was guessed, so that a person may say otherwise. */
import * as Type from 'typebox';
import type { Choices as Told } from '../../formats/index.js';

export const Choices = Type.Unsafe<Told>(
  Type.Object(
    {
      table: Type.Optional(
        Type.Object({
          headers: Type.Array(Type.String()),
          rows: Type.Array(Type.Array(Type.String()), { description: 'The first rows below the header' }),
          columns: Type.Record(Type.String(), Type.String(), {
            description: 'The header of each field, as far as known',
          }),
        }),
      ),
      categories: Type.Optional(
        Type.Object({ titles: Type.Array(Type.String()), track: Type.Union([Type.String(), Type.Null()]) }),
      ),
    },
    { description: 'What was guessed; `column` says otherwise' },
  ),
);
