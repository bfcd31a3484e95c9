/** What is said of displays over HTTP. */
import * as Type from 'typebox';
import { DISPLAY_VIEWS, ROTATIONS, SMALLEST_PICTURE, THEMES } from '../../../core/index.js';
import { Id, oneOf, orNull, Slug, strict } from './common.js';
import { SlideSet } from './settings.js';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Time = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' });
const Tag = Type.String({ minLength: 1, maxLength: 60, pattern: '^[^\\s,][^,]*$' });
const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });

/** All that organisers choose of a display. */
export const WISHES = {
  name: Type.Optional(Name),
  tags: Type.Optional(Type.Array(Tag, { maxItems: 20, uniqueItems: true, description: 'Groups' })),
  conference: orNull(Slug),
  view: orNull(oneOf(DISPLAY_VIEWS)),
  room: orNull(Id),
  track: orNull(Id),
  by: Type.Optional(oneOf(['time', 'room'] as const)),
  rotate: Type.Optional(
    Type.Unsafe<(typeof ROTATIONS)[number]>({
      type: 'integer',
      enum: [...ROTATIONS],
      description: 'Degrees, clockwise',
    }),
  ),
  size: Type.Optional(
    Type.Integer({
      minimum: SMALLEST_PICTURE,
      maximum: 100,
      description: 'Of the glass, percent: televisions cut off edges',
    }),
  ),
  theme: orNull(oneOf(THEMES)),
  languages: Type.Optional(
    Type.Array(Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' }), { maxItems: 2, uniqueItems: true }),
  ),
  night: orNull(strict({ from: Time, until: Time })),
  set: orNull(SlideSet),
};

export const Ids = Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 5000, uniqueItems: true });
export const Orders = oneOf(['identify', 'reload'] as const);
export const ById = strict({ id: Type.String({ maxLength: 40 }) });

export const DisplayAnswer = Type.Object({
  id: Type.String(),
  paired: Type.Boolean(),
  prepared: Type.Boolean({ description: 'No screen has taken its place yet' }),
  number: Nullable(Type.Integer()),
  name: Nullable(Type.String()),
  tags: Type.Array(Type.String()),
  online: Type.Boolean(),
  offlineSince: Nullable(Type.String({ description: 'When it was last there; null while it is, and if it never was' })),
  conference: Nullable(Type.String()),
  view: Nullable(Type.String()),
  room: Nullable(Type.String()),
  since: Nullable(Type.String()),
  current: Nullable(Type.Integer({ description: 'Revision of its conference' })),
  told: Type.Integer({ description: 'Revision that was sent to it last' }),
  shown: Nullable(Type.Object({ revision: Type.Integer(), at: Type.String() })),
  status: Type.Unknown({ description: 'What it says of itself' }),
  target: Type.Unknown({ description: 'What it is to be; null for one that is not paired' }),
});

export const CodeAnswer = Type.Object({
  code: Type.String(),
  token: Type.String({ description: 'Good for nothing until somebody has typed the code' }),
  expires: Type.String(),
  lifetime: Type.Integer({ description: 'ms' }),
});
