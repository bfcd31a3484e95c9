/** `schedule.xml` of pentabarf, frab, pretalx, wafer, OSEM, FOSDEM and the VOC's tools. */
import { SaxesParser } from 'saxes';
import { assemble } from '../draft/assemble.js';
import type { Draft } from '../draft/draft.js';
import type { Warnings } from '../draft/warnings.js';
import { FormatError } from '../format.js';
import { ControlCharacters } from './control.js';
import { withAmpersands } from './ampersands.js';
import { DEEPEST, type Reader } from './reader.js';
import { XmlDraft } from './xml-draft.js';

export const xml: Reader = {
  format: 'xml',
  name: 'schedule.xml (frab, pretalx, VOC)',
  detect: ({ root }) => root === 'schedule',
  read: ({ text, source, root }, options, warnings) => {
    if (root === undefined)
      throw new FormatError(
        'unknown-format',
        `${source} is not XML; give a schedule.xml, or leave the format out to have it detected.`,
      );
    if (root !== 'schedule')
      throw new FormatError(
        'unknown-format',
        `${source} is XML, but its root is <${root}> where a schedule.xml has <schedule>.`,
      );
    return assemble(draftOf(text, source, warnings), options, warnings);
  },
};

/** A file that does not parse is tried again without what people often get wrong, if it has any of that. */
function draftOf(text: string, source: string, warnings: Warnings): Draft {
  try {
    return parse(text, source).finish(warnings);
  } catch (error) {
    const control = new ControlCharacters();
    const [clean, ampersands] = withAmpersands(control.fromXml(text));
    if (control.dropped + ampersands === 0) throw error;
    const draft = parse(clean, source);
    if (control.dropped > 0) warnings.add('control-characters', '', control.dropped);
    if (ampersands > 0) warnings.add('bare-ampersand', '', ampersands);
    return draft.finish(warnings);
  }
}

/**
 * Streams the elements of a text into a draft. Entities that the file itself declares are never expanded:
 * saxes knows only the five of XML, and any other is an error.
 */
function parse(text: string, source: string): XmlDraft {
  const draft = new XmlDraft(source);
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', ({ message }) => {
    const cut = /unclosed tag|unexpected end|document must contain/.test(message) ? '; it seems to be cut short' : '';
    throw new FormatError(
      'not-well-formed',
      `${source} is not well-formed XML at line ${parser.line}: ${message.replace(/\.$/, '')}${cut}.`,
      parser.line,
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST)
      throw new FormatError(
        'invalid',
        `${source} nests elements more than ${DEEPEST} deep at line ${parser.line}; that is no schedule.`,
        parser.line,
      );
    draft.open(name, attributes);
  });
  parser.on('text', (words) => draft.text(words));
  parser.on('cdata', (words) => draft.text(words));
  parser.on('closetag', () => {
    depth--;
    draft.close();
  });
  // Scripts that write XML often print an empty line first; the declaration may only be at the very start.
  parser.write(text.replace(/^(\s+)<\?xml[^>]{0,200}\?>/, '$1')).close();
  return draft;
}
