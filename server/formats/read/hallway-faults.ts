/** The faults that a schema finds, as one sentence with the path of the first. */
import type { TLocalizedValidationError } from 'typebox/error';
import { ADDRESS } from '../address.js';
import { COLOUR, DATE, INSTANT, LANGUAGE, LANGUAGES } from './hallway-schema.js';

const PATTERNS: Readonly<Record<string, string>> = {
  [INSTANT]: 'an instant with offset, such as 2026-10-24T10:00:00+02:00',
  [DATE]: 'a date, such as 2026-10-24',
  [COLOUR]: 'a colour, such as #3366cc',
  [ADDRESS]: 'an address that begins with http:// or https://',
  [LANGUAGE]: 'a language tag, such as en or pt-BR',
  [LANGUAGES]: 'language tags separated by commas, such as en or de,en',
};

/** `/sessions/12/start` → `sessions[12].start`. */
function pathOf(pointer: string, field?: string): string {
  const parts = [...pointer.split('/').slice(1), ...(field === undefined ? [] : [field])];
  return parts
    .map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part.replaceAll('~1', '/').replaceAll('~0', '~')}`))
    .join('')
    .replace(/^\./, '');
}

/** `sessions[12].start must be …`, without full stop. */
export function explain(errors: readonly TLocalizedValidationError[]): string {
  // A forbidden field is reported twice; the report on its object names it.
  const error = errors.find(({ keyword }) => keyword !== 'boolean');
  if (!error) return 'the file does not follow the schema';
  const params = error.params as Readonly<Record<string, unknown>>;
  const path = pathOf(error.instancePath) || 'the file';
  switch (error.keyword) {
    case 'required':
      return `${pathOf(error.instancePath, first(params.requiredProperties))} is missing`;
    case 'additionalProperties':
      return `${pathOf(error.instancePath, first(params.additionalProperties))} is a field that Hallway does not know`;
    case 'pattern':
      return `${path} must be ${PATTERNS[String(params.pattern)] ?? 'of another form'}`;
    case 'enum':
      return `${path} must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
    case 'const':
      return `${path} must be ${JSON.stringify(params.allowedValue)}`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return `${path} must not be empty`;
    case 'maxItems':
      return `${path} must not hold more than ${String(params.limit)}`;
    case 'type':
      return `${path} must be ${TYPES[String(params.type)] ?? 'of another type'}`;
    default:
      return `${path} ${error.message}`;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  'string,object': 'text, or text by language',
  'string,integer': PATTERNS[INSTANT]!,
};

const first = (list: unknown): string => String((list as unknown[])[0]);
