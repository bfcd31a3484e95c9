/** A JSON schema in one readable piece of text, as a programmer would write the type down. */

export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
}

/** An object that is longer than this in one line gets a line for each field. */
const WIDE = 80;

const range = ({ minimum, maximum }: Schema): string =>
  minimum === undefined && maximum === undefined ? '' : ` ${minimum ?? '…'} to ${maximum ?? '…'}`;

const key = (name: string): string => (/^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name));

function fieldsOf(schema: Schema, indent: string): string[] {
  const { properties = {}, required = [], additionalProperties, patternProperties = {} } = schema;
  const inner = `${indent}  `;
  const fields = Object.entries(properties).map(
    ([name, field]) => `${key(name)}${required.includes(name) ? '' : '?'}: ${typeText(field, inner)}`,
  );
  const others = [
    ...Object.values(patternProperties),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
  return [...fields, ...others.map((field) => `[name]: ${typeText(field, inner)}`)];
}

function objectText(schema: Schema, indent: string): string {
  const fields = fieldsOf(schema, indent);
  if (fields.length === 0) return schema.additionalProperties === false ? '{}' : 'object';
  const line = `{ ${fields.join(', ')} }`;
  if (line.length <= WIDE && !line.includes('\n')) return line;
  return `{\n${fields.map((field) => `${indent}  ${field}`).join('\n')}\n${indent}}`;
}

/**
 * @param indent white space before its further lines.
 * @returns such as `{ type: "delay", session: id, minutes: integer -1440 to 1440, hold?: boolean }`.
 */
export function typeText(schema: Schema, indent = ''): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1)!;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) {
    const texts = [...new Set(choice.map((one) => typeText(one, indent)))];
    const line = texts.join(' | ');
    return line.length <= WIDE && !line.includes('\n') ? line : texts.map((text) => `\n${indent}| ${text}`).join('');
  }
  if (schema.allOf) return schema.allOf.map((one) => typeText(one, indent)).join(' & ');
  if (Array.isArray(schema.type))
    return (schema.type as readonly string[]).map((type) => typeText({ ...schema, type }, indent)).join(' | ');
  switch (schema.type) {
    case 'object':
      return objectText(schema, indent);
    case 'array':
      return schema.items ? `list of ${typeText(schema.items, indent)}` : 'list';
    case 'string':
      return schema.format ?? 'text';
    case 'integer':
    case 'number':
      return `${schema.type}${range(schema)}`;
    case undefined:
      return 'anything';
    default:
      return String(schema.type);
  }
}
