/** Bytes of a schedule file as text. */
import { isUtf8 } from 'node:buffer';
import type { Warnings } from '../draft/warnings.js';
import { FormatError } from '../format.js';

/** Larger files are refused before they are looked at, bytes. */
export const LARGEST = 64 * 1024 * 1024;

const MEGABYTE = 1024 * 1024;

/** @throws FormatError `too-large` */
export function requireSize(bytes: Uint8Array, source: string): void {
  if (bytes.length > LARGEST) {
    throw new FormatError(
      'too-large',
      `${source} is ${Math.ceil(bytes.length / MEGABYTE)} MB; Hallway takes schedule files of at most ${LARGEST / MEGABYTE} MB.`,
    );
  }
}

/**
 * @throws FormatError `unknown-encoding`
 */
export function decode(bytes: Uint8Array, source: string, warnings: Warnings): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = wideness(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(buffer.toString('latin1', 0, 200))?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      throw new FormatError(
        'unknown-encoding',
        `${source} says that its encoding is "${declared.slice(0, 40)}", which Hallway does not know; save it as UTF-8.`,
      );
    }
  }
  // Much faster than TextDecoder, which would drop the mark.
  if (isUtf8(bytes)) return buffer.toString('utf8', first === 0xef && second === 0xbb && bytes[2] === 0xbf ? 3 : 0);
  warnings.add('not-utf8');
  return new TextDecoder('windows-1252').decode(bytes);
}

/** UTF-16 without its mark: every other byte of the first characters is zero, as these are Latin in every format. */
function wideness(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 64);
  if (sample.length < 8) return undefined;
  const zeros = (parity: number): number =>
    sample.reduce((count, byte, at) => count + (at % 2 === parity && byte === 0 ? 1 : 0), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  const half = Math.floor(sample.length / 2);
  if (odd >= half * 0.9 && even === 0) return 'utf-16le';
  return even >= half * 0.9 && odd === 0 ? 'utf-16be' : undefined;
}
