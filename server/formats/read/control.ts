/**
 * Characters that XML 1.0 forbids and no screen can show. Real files have them, and parsers refuse the whole
 * file for one. Looking for them costs a tenth of an import, so only files that fail to parse are cleaned.
 */
import { FormatError } from '../format.js';
import { isObject } from './reader.js';

export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** References of XML to them, and to halves of surrogate pairs. */
const REFERENCE =
  /&#(?:x0{0,6}(?:[0-8bcef]|1[0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef])|0{0,6}(?:[0-8]|1[124-9]|2\d|3[01]));/gi;
/** Escapes of JSON for them. */
const ESCAPE = /\\u(?:00[01][0-9a-f]|fff[ef])/i;

/** A file with more of them is no text, and dropping each would take long. */
const MOST_CONTROLS = 100_000;

/** Drops such characters and counts them. */
export class ControlCharacters {
  dropped = 0;

  fromText(text: string): string {
    return this.#without(text, FORBIDDEN);
  }

  fromXml(text: string): string {
    return this.#without(this.fromText(text), REFERENCE);
  }

  #without(text: string, characters: RegExp): string {
    characters.lastIndex = 0;
    const before = this.dropped;
    while (characters.test(text))
      if (++this.dropped > MOST_CONTROLS)
        throw new FormatError('invalid', `The file has more than ${MOST_CONTROLS} control characters; it is no text.`);
    return this.dropped === before ? text : text.replace(characters, '');
  }

  /** From the values of a JSON text, where escapes may have put them. */
  fromValues(json: string, value: unknown): unknown {
    return ESCAPE.test(json) ? this.#scrub(value) : value;
  }

  #scrub(value: unknown): unknown {
    if (typeof value === 'string') return this.fromText(value);
    if (Array.isArray(value)) return value.map((each) => this.#scrub(each));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [this.fromText(key), this.#scrub(each)]));
  }
}
