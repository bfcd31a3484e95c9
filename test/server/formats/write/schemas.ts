/** Validators for what we export. */
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import { fixture } from '../fixture.js';

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);

/** What is wrong with a JSON text by one of our schemas; empty if nothing is. */
export function jsonFaults(text: string, schema: 'schedule.json' | 'schedule2.json'): string[] {
  const validate = (ajv.getSchema(schema) ??
    ajv.addSchema(JSON.parse(fixture(`schemas/${schema}`).toString()) as object, schema).getSchema(schema))!;
  validate(JSON.parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What is wrong with a schedule.xml. */
export async function xmlFaults(text: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'schedule.xml', contents: text },
    schema: { fileName: 'schedule.xsd', contents: fixture('schemas/schedule.xsd').toString() },
  });
  return errors.map(({ message }) => message);
}
