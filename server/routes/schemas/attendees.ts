/** Shapes of what attendees send and are told. */
import * as Type from 'typebox';
import { LONGEST_LINE } from '../../attendees/feedback.js';
import { MOST_BOOKMARKS } from '../../attendees/shelf.js';
import { Id, Instant, strict } from './common.js';

export const Email = Type.String({ minLength: 1, maxLength: 320, description: 'Kept as a fingerprint only' });
export const Password = Type.String({ minLength: 1, maxLength: 2000 });
export const Credentials = strict({ email: Email, password: Password });

/** What a browser's authenticator answers: checked by the library that knows how. */
export const Passkey = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  required: ['id', 'rawId', 'response', 'type'],
  maxProperties: 20,
  properties: { id: { type: 'string', maxLength: 2000 }, response: { type: 'object', maxProperties: 20 } },
  description: 'PublicKeyCredential.toJSON() of the browser',
});

export const Me = Type.Object(
  {
    created: Instant,
    password: Type.Boolean({ description: 'Whether e-mail and password open it' }),
    passkeys: Type.Array(Type.Object({ id: Type.String(), created: Instant })),
  },
  { description: 'Everything that is known of an attendee besides bookmarks' },
);

/** Later than any clock of a phone: numbers beyond would leave no room to set a bookmark anew. */
const LATEST = Date.UTC(2200, 0);

export const Bookmarks = Type.Unsafe<Record<string, { on: boolean; at: number }>>({
  type: 'object',
  description: 'By session: on or off, and when that was set (epoch ms, by the clock of whoever set it)',
  maxProperties: MOST_BOOKMARKS,
  propertyNames: Id,
  additionalProperties: {
    type: 'object',
    required: ['on', 'at'],
    additionalProperties: false,
    properties: { on: { type: 'boolean' }, at: { type: 'integer', minimum: 0, maximum: LATEST } },
  },
});

export const Calendar = Type.Object({
  path: Type.Union([
    Type.String({ description: 'Below the server’s address; whoever knows it can read it' }),
    Type.Null(),
  ]),
});

export const Language = Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', maxLength: 40 });
export const EndpointAddress = Type.String({ minLength: 1, maxLength: 2000 });

export const PushWish = strict({
  endpoint: EndpointAddress,
  keys: strict({ p256dh: Type.String({ maxLength: 200 }), auth: Type.String({ maxLength: 100 }) }),
  /** With an account its bookmarks are followed, and these are ignored. */
  sessions: Type.Optional(Type.Array(Id, { maxItems: 1000 })),
  announcements: Type.Boolean(),
  language: Language,
});

export const Phone = Type.String({
  pattern: '^[A-Za-z0-9_-]{22,64}$',
  description: 'A random number that a phone has thrown for itself; needless with an account',
});

export const FeedbackBody = strict({
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  line: Type.Optional(Type.String({ maxLength: LONGEST_LINE })),
  phone: Type.Optional(Phone),
});

export const Feedback = Type.Object({
  session: Type.String(),
  title: Type.String(),
  stars: Type.Integer(),
  line: Type.String(),
  at: Instant,
  account: Type.Boolean({ description: 'Whether it comes from an account' }),
});
