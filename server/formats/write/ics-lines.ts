/** Content lines of iCalendar (RFC 5545 3.1): escaped, folded at 75 octets, ended by CRLF. */

import { tellable } from '../../../core/years.js';

/** Octets of a line without its line break. */
const LONGEST = 75;

/** A value of type TEXT (RFC 5545 3.3.11), without control characters and halves of characters. */
export function textValue(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Cs}/gu, '')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** UTC date-time (RFC 5545 3.3.5). Never fails, whatever was stored. */
export function instantValue(at: number): string {
  return `${new Date(tellable(at)).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Folds between characters, never inside one (RFC 5545 3.1). */
export function fold(line: string): string {
  if (Buffer.byteLength(line) <= LONGEST) return line;
  let folded = '';
  let start = 0;
  let octets = 0;
  for (let at = 0; at < line.length;) {
    const code = line.codePointAt(at)!;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (octets + size > LONGEST) {
      folded += `${line.slice(start, at)}\r\n `;
      start = at;
      // The space that continues a line counts.
      octets = 1;
    }
    octets += size;
    at += size === 4 ? 2 : 1;
  }
  return folded + line.slice(start);
}

/** What would begin a line of its own, or cannot be encoded; values of type TEXT escape their line breaks before. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f]|\p{Cs}/gu;

/** All lines as one text; those that are undefined do not occur. */
export function contentLines(lines: readonly (string | undefined)[]): string {
  let text = '';
  for (const line of lines) if (line !== undefined) text += `${fold(line.replace(UNFIT, ''))}\r\n`;
  return text;
}
