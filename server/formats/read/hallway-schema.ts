/** Hallway's own JSON as a schema: the core's `Programme` with instants as RFC 3339. */
import { Type, type Static, type TProperties } from 'typebox';
import { SESSION_KINDS, type Text } from '../../../core/model.js';
import { ADDRESS } from '../address.js';
import { MOST_DAYS, MOST_SPEAKERS } from '../draft/most.js';

export const INSTANT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?(Z|[+-]\\d\\d:\\d\\d)$';
export const DATE = '^\\d{4}-\\d\\d-\\d\\d$';
export const COLOUR = '^#[0-9a-f]{6}$';
export const LANGUAGES = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*(,[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)*$';
export const LANGUAGE = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$';

const strict = <T extends TProperties>(properties: T) => Type.Object(properties, { additionalProperties: false });
const id = Type.String({ minLength: 1, maxLength: 200 });
const line = Type.String({ minLength: 1 });
/** Epoch milliseconds are taken too: programmes are stored and served with them. */
const instant = Type.Unsafe<string | number>({ type: ['string', 'integer'], pattern: INSTANT });
const address = Type.String({ pattern: ADDRESS });
/** One schema instead of a union, so that there is one complaint. */
const text = Type.Unsafe<Text>({
  type: ['string', 'object'],
  minProperties: 1,
  minLength: 1,
  additionalProperties: { type: 'string', minLength: 1 },
});
const speaker = { id, name: line };
const link = strict({ title: line, url: address, type: Type.Optional(line) });

export const HALLWAY_FILE = strict({
  hallway: Type.Optional(Type.Literal(1)),
  version: Type.Optional(Type.String()),
  conference: strict({
    name: text,
    acronym: Type.Optional(line),
    timezone: line,
    languages: Type.Array(Type.String({ pattern: LANGUAGE }), { minItems: 1 }),
    url: Type.Optional(address),
    colour: Type.Optional(Type.String({ pattern: COLOUR })),
    logo: Type.Optional(address),
  }),
  days: Type.Array(strict({ date: Type.String({ pattern: DATE }), start: instant, end: instant }), {
    minItems: 1,
    maxItems: MOST_DAYS,
  }),
  rooms: Type.Array(
    strict({
      id,
      name: text,
      capacity: Type.Optional(Type.Integer({ minimum: 0 })),
      floor: Type.Optional(text),
      wayfinding: Type.Optional(text),
      accessibility: Type.Optional(text),
      overflowRoom: Type.Optional(id),
    }),
  ),
  tracks: Type.Array(strict({ id, name: text, colour: Type.Optional(Type.String({ pattern: COLOUR })) })),
  speakers: Type.Array(
    strict({ ...speaker, biography: Type.Optional(text), url: Type.Optional(address), avatar: Type.Optional(address) }),
  ),
  sessions: Type.Array(
    strict({
      id,
      title: text,
      subtitle: Type.Optional(text),
      kind: Type.Enum([...SESSION_KINDS]),
      track: Type.Optional(id),
      room: Type.Optional(id),
      start: instant,
      end: Type.Optional(instant),
      speakers: Type.Array(strict(speaker), { maxItems: MOST_SPEAKERS }),
      language: Type.Optional(Type.String({ pattern: LANGUAGES })),
      abstract: Type.Optional(text),
      description: Type.Optional(text),
      links: Type.Optional(Type.Array(link)),
      attachments: Type.Optional(Type.Array(link)),
      url: Type.Optional(address),
      doNotRecord: Type.Optional(Type.Boolean()),
      contentNote: Type.Optional(text),
      accessibility: Type.Optional(text),
      background: Type.Optional(Type.Boolean()),
      replaces: Type.Optional(id),
      guid: Type.Optional(line),
      code: Type.Optional(line),
      slug: Type.Optional(line),
      type: Type.Optional(line),
    }),
  ),
});

export type HallwayFile = Static<typeof HALLWAY_FILE>;
