/** Shapes that several routes share. */
import * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { SESSION_KINDS } from '../../../core/index.js';
import { SLUG_PATTERN } from '../../conference/record.js';

/** Fields that are not named are refused, not ignored: a typing error in a command must not pass for a command. */
export const strict = <P extends Record<string, TSchema>>(properties: P, options: object = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const oneOf = <const T extends readonly string[]>(values: T, options: object = {}) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...options });

/** A field that may be left out, or given its default back with null. */
export const orNull = <T extends TSchema>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

export const Instant = Type.String({
  description: 'RFC 3339, with offset',
  examples: ['2026-10-24T10:45:00+02:00'],
  maxLength: 40,
});
/** The format is `isId` of the core; app.ts says so to the validator. */
export const Id = Type.String({ minLength: 1, maxLength: 200, format: 'id' });
export const Slug = Type.String({ pattern: SLUG_PATTERN });
export const Revision = Type.Integer({ minimum: 0 });

const LANGUAGE = '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$';

/** Text in one language, or by BCP 47 tag. */
export const TextOf = (most: number) =>
  Type.Unsafe<string | Record<string, string>>({
    description: 'Text, or texts by language tag',
    anyOf: [
      { type: 'string', maxLength: most },
      {
        type: 'object',
        patternProperties: { [LANGUAGE]: { type: 'string', maxLength: most } },
        additionalProperties: false,
        minProperties: 1,
        maxProperties: 20,
      },
    ],
  });

export const Kind = oneOf(SESSION_KINDS);

/** A query field that is a yes or a no; `?dryRun` alone means yes. */
export const Flag = oneOf(['true', 'false', '1', '0', ''] as const);
export const isSet = (flag: string | undefined): boolean => flag === 'true' || flag === '1' || flag === '';

/** A query field that may be repeated; once, it arrives as a text and not as a list. */
export const several = (item: TSchema, options: object) =>
  Type.Unsafe<string | string[]>({ anyOf: [item, { type: 'array', items: item, ...options }] });
export const listOf = (field: string | readonly string[] | undefined): readonly string[] =>
  field === undefined ? [] : typeof field === 'string' ? [field] : field;

export const ConferenceParams = strict({ conference: Type.String({ maxLength: 200 }) });

/** Headers that every write takes. */
export const Preconditions = Type.Object({
  'if-match': Type.Optional(Type.String({ maxLength: 100, description: 'The revision that the writer has seen' })),
  'idempotency-key': Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Makes repeating harmless' }),
  ),
});

/** RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:hallway:problem:CODE' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'One sentence: what, where, what to do' }),
    code: Type.String({ description: 'Stable name of the problem' }),
  },
  { description: 'Refused; nothing has changed' },
);

const refused = {
  description: 'Refused; nothing has changed',
  content: { 'application/problem+json': { schema: Problem } },
};

/** The answers of a route: its own and problem documents for the rest. */
export const answers = <R extends Record<number, TSchema>>(own: R) => ({ ...own, '4xx': refused, '5xx': refused });
