/** What displays say: read once here, and from then on typed. */
import { PROTOCOL, type ClientMessage } from '../../core/index.js';

/** A message that cannot be taken; `code` is that of the error message it is answered with. */
export interface BadMessage {
  readonly type: 'bad';
  readonly code: 'malformed' | 'unsupported-protocol';
  readonly detail: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRevision = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isFinite = (value: unknown): value is number => Number.isFinite(value);
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isText = (most: number) => (value: unknown) => typeof value === 'string' && value.length <= most;

type Check = (value: unknown) => boolean;
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const isAbout: Check = (value) =>
  isFields(value) && ['view', 'room', 'name'].every((field) => optional(isText(200))(value[field]));
const isViewport: Check = (value) => Array.isArray(value) && value.length === 2 && value.every(isFinite);

/** Unknown fields are ignored: a newer display may say more. */
const FIELDS: { readonly [type in ClientMessage['type']]: Readonly<Record<string, Check>> } = {
  hello: {
    conference: isText(200),
    programme: orNull(isText(200)),
    revision: orNull(isRevision),
    at: optional(orNull(isFinite)),
    display: optional(isText(200)),
    about: optional(isAbout),
  },
  shown: { revision: isRevision },
  time: { sent: isFinite },
  status: {
    viewport: optional(isViewport),
    version: optional(isText(200)),
    memory: optional(isFinite),
    offlineReady: optional(isFlag),
    error: optional(isText(1000)),
    clockError: optional(isFinite),
    roundTrip: optional(isFinite),
    uptime: optional(isFinite),
    browser: optional(isText(300)),
  },
};

const malformed = (detail: string): BadMessage => ({ type: 'bad', code: 'malformed', detail });

/** Reads one text frame. */
export function readMessage(text: string): ClientMessage | BadMessage {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return malformed('This is not JSON; send one JSON document a frame.');
  }
  if (!isFields(message)) return malformed('This is not a JSON object; send one with a "type".');
  const { type } = message;
  if (typeof type !== 'string' || !Object.hasOwn(FIELDS, type)) {
    return malformed(`There is no message of this type; send ${Object.keys(FIELDS).join(', ')}.`);
  }
  if (type === 'hello' && message['protocol'] !== PROTOCOL) {
    return {
      type: 'bad',
      code: 'unsupported-protocol',
      detail: `This server speaks protocol ${PROTOCOL}; reload the page.`,
    };
  }
  const wrong = Object.entries(FIELDS[type as ClientMessage['type']]).find(([field, check]) => !check(message[field]));
  if (wrong) return malformed(`The field "${wrong[0]}" of "${type}" is missing or wrong.`);
  return message as unknown as ClientMessage;
}
