/** Commands as they come over HTTP: checked strictly, then turned into the core's. */
import * as Type from 'typebox';
import type { Static, TSchema } from 'typebox';
import type { Command, CommandType } from '../../../core/index.js';
import { parseInstant } from '../../instants.js';
import { ADDRESS } from '../../formats/address.js';
import { Id, Instant, Kind, oneOf, orNull, strict, TextOf } from './common.js';
import { SettingFields, withSlides } from './settings.js';

/** Within a day (T7); finer bounds are rules. */
const Minutes = Type.Integer({ minimum: -1440, maximum: 1440 });
const Title = TextOf(500);
const Long = TextOf(20_000);
const Url = Type.String({ maxLength: 2000, pattern: ADDRESS });
const Language = Type.String({ maxLength: 100 });
const Speakers = Type.Array(strict({ id: Type.Optional(Id), name: Type.String({ minLength: 1, maxLength: 200 }) }), {
  maxItems: 100,
});

const Edit = {
  title: orNull(Title),
  subtitle: orNull(Title),
  abstract: orNull(Long),
  description: orNull(Long),
  speakers: orNull(Speakers),
  language: orNull(Language),
  kind: orNull(Kind),
  track: orNull(Id),
  url: orNull(Url),
  doNotRecord: orNull(Type.Boolean()),
  background: orNull(Type.Boolean()),
  contentNote: orNull(Title),
  accessibility: orNull(Title),
};

const Extra = strict({
  id: Type.Optional(Id),
  title: Title,
  subtitle: Type.Optional(Title),
  kind: Type.Optional(Kind),
  track: Type.Optional(Id),
  room: Type.Optional(Id),
  start: Type.Optional(Instant),
  end: Type.Optional(Instant),
  speakers: Type.Optional(Speakers),
  language: Type.Optional(Language),
  abstract: Type.Optional(Long),
  description: Type.Optional(Long),
  url: Type.Optional(Url),
  doNotRecord: Type.Optional(Type.Boolean()),
  background: Type.Optional(Type.Boolean()),
  contentNote: Type.Optional(Title),
  accessibility: Type.Optional(Title),
  replaces: Type.Optional(Id),
});

const Ids = Type.Optional(Type.Array(Id, { maxItems: 500 }));

/** One shape a type of command. */
const BY_TYPE = {
  delay: { session: Id, minutes: Minutes, hold: Type.Optional(Type.Boolean()) },
  'delay-room': { room: Id, minutes: Minutes },
  'delay-all': { minutes: Minutes },
  extend: { session: Id, minutes: Minutes },
  move: { session: Id, room: Type.Optional(Id), start: Type.Optional(Instant) },
  swap: { sessions: Type.Array(Id, { minItems: 2, maxItems: 2 }) },
  cancel: { session: Id, reason: Type.Optional(Title) },
  restore: { session: Id },
  edit: { session: Id, ...Edit },
  add: { session: Extra },
  start: { session: Id, at: Type.Optional(Instant) },
  end: { session: Id, at: Type.Optional(Instant) },
  'room-status': { room: Id, status: oneOf(['open', 'full', 'closed'] as const), overflow: orNull(Id) },
  'edit-room': {
    room: Id,
    name: orNull(Title),
    capacity: orNull(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    floor: orNull(Title),
    wayfinding: orNull(Title),
    accessibility: orNull(Title),
    overflowRoom: orNull(Id),
  },
  'edit-track': { track: Id, name: orNull(Title), colour: orNull(Type.String({ pattern: '^#[0-9a-f]{6}$' })) },
  announce: {
    text: TextOf(2000),
    level: Type.Optional(oneOf(['info', 'warning', 'emergency'] as const)),
    scope: Type.Optional(strict({ rooms: Ids, tracks: Ids, displays: Ids })),
    until: Type.Optional(Instant),
  },
  withdraw: { announcement: Id },
  note: { room: Id, text: Type.Union([Title, Type.Null()]) },
  settings: SettingFields,
} as const satisfies Record<CommandType, Record<string, TSchema>>;

const shapes = Object.entries(BY_TYPE).map(([type, fields]) =>
  strict({ type: Type.Literal(type), ...fields }, { title: type }),
);

/** The body of `POST …/changes`. */
export const CommandBody = Type.Unsafe<{ readonly type: CommandType }>({
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: shapes,
});

type Fields<T extends CommandType> = { readonly type: T } & Static<ReturnType<typeof Type.Object<(typeof BY_TYPE)[T]>>>;
type Body = { [T in CommandType]: Fields<T> }[CommandType];

/** The fields that hold instants, which the core has as epoch ms. */
const INSTANTS = ['at', 'start', 'end', 'until'] as const;

function withInstants<T extends object>(fields: T): T {
  const parsed = INSTANTS.flatMap((field) => {
    const text = (fields as Record<string, unknown>)[field];
    return typeof text === 'string' ? [[field, parseInstant(text, field)]] : [];
  });
  return { ...fields, ...Object.fromEntries(parsed) };
}

/**
 * The command of a body that fits `CommandBody`.
 * @throws Refusal `invalid-instant`
 */
export function commandOf(body: { readonly type: CommandType }): Command {
  const told = body as Body;
  if (told.type === 'add') return { ...told, session: withInstants(told.session) } as unknown as Command;
  if (told.type === 'announce') return withInstants({ ...told, level: told.level ?? 'info' }) as unknown as Command;
  if (told.type === 'settings') return withSlides(told) as unknown as Command;
  return withInstants(told) as unknown as Command;
}
