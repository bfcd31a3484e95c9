/** A first look at a file: XML, JSON or something else. */
import type { Warnings } from '../draft/warnings.js';
import { FormatError } from '../format.js';
import { ControlCharacters } from './control.js';
import { DEEPEST, type SourceFile } from './reader.js';

/**
 * @throws FormatError `empty`, `not-well-formed`, `invalid`
 */
export function glance(text: string, source: string, warnings: Warnings): SourceFile {
  const start = /[^\s\0]/.exec(text)?.[0];
  if (start === undefined) throw new FormatError('empty', `${source} is empty; give a schedule file with content.`);
  if (start === '<') return { text, source, root: rootOf(text) };
  if (start !== '{' && start !== '[') return { text, source };
  return { text, source, json: parseJson(text, source, warnings) };
}

/** Name of the first element after declarations and comments. */
function rootOf(text: string): string | undefined {
  let rest = text;
  for (;;) {
    rest = rest.trimStart();
    const end = rest.startsWith('<?') ? '?>' : rest.startsWith('<!--') ? '-->' : undefined;
    if (end === undefined) break;
    const at = rest.indexOf(end);
    if (at < 0) return undefined;
    rest = rest.slice(at + end.length);
  }
  if (/^<!DOCTYPE\b/i.test(rest)) return /^<!DOCTYPE\s+([\w:.-]{1,100})/i.exec(rest)?.[1];
  return /^<([\w:.-]{1,100})/.exec(rest)?.[1];
}

function parseJson(text: string, source: string, warnings: Warnings): unknown {
  checkDepth(text, source);
  const control = new ControlCharacters();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const clean = control.fromText(text);
    try {
      value = JSON.parse(clean);
    } catch (error) {
      throw malformed(clean, (error as Error).message, source);
    }
  }
  value = control.fromValues(text, value);
  if (control.dropped > 0) warnings.add('control-characters', '', control.dropped);
  return value;
}

function malformed(text: string, message: string, source: string): FormatError {
  const position = /at position (\d+)/.exec(message)?.[1];
  const at = position === undefined ? text.length : Number(position);
  const line = lineAt(text, at);
  const cut = text.slice(at).trim() === '' ? '; it seems to be cut short' : '';
  return new FormatError('not-well-formed', `${source} is not well-formed JSON at line ${line}${cut}.`, line);
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** JSON.parse would fill the memory with a file of 64 million brackets. */
function checkDepth(text: string, source: string): void {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > DEEPEST)
        throw new FormatError('invalid', `${source} nests values more than ${DEEPEST} deep; that is no schedule.`);
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
}
