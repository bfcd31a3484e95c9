/** The schema files of a folder, found by what they are for. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

export interface Schemas {
  xml(text: string): Promise<readonly string[]>;
  json(text: string): readonly string[];
  schedule2(text: string): readonly string[];
}

/** @throws Error when the folder lacks one of the three. */
export function readSchemas(folder: string): Schemas {
  const names = readdirSync(folder);
  const text = (what: string, pattern: RegExp): string => {
    const name = names.find((candidate) => pattern.test(candidate));
    if (name === undefined) throw new Error(`There is no ${what} in ${folder}; nothing can be validated without it.`);
    return readFileSync(join(folder, name), 'utf8');
  };
  const xsd = text('XML schema (*.xsd)', /\.xsd$/i);
  const json = validatorOf(text('schema of schedule.json', /schedule[^2]*schema[^2]*(?:\.json)?$/i));
  const schedule2 = validatorOf(text('schema of schedule2', /schedule2.*schema/i));
  return {
    xml: async (contents) => {
      const { errors } = await validateXML({
        xml: { fileName: 'schedule.xml', contents },
        schema: { fileName: 'schedule.xsd', contents: xsd },
        // Pages of 64 KiB: a file of 1,400 sessions needs more than the 16 MiB of the default.
        initialMemoryPages: 512,
        maxMemoryPages: 16_384,
      });
      return errors.map(({ message }) => message);
    },
    json: (written) => faultsOf(json, written),
    schedule2: (written) => faultsOf(schedule2, written),
  };
}

function validatorOf(schema: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats.default(ajv);
  ajv.addFormat('color', /^#[\da-f]{6}$/i);
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json') as object);
  return ajv.compile(JSON.parse(schema) as object);
}

function faultsOf(validate: ValidateFunction, text: string): string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
