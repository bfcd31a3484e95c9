/** Out and in again: what each format gives back, against the table of docs/formats.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTHING_LIVE, schedule, type Programme, type Session } from '../../../core/index.js';
import {
  exportCsv,
  exportHallway,
  exportIcs,
  exportJson,
  exportSchedule2,
  exportXml,
  importProgramme,
  type ExportFormat,
} from '../../../server/formats/index.js';
import { sessionOf, time } from '../../support/programme.js';

const GUIDS = ['81f5f0c4-3d35-522c-8f1c-c8825b92f00a', '5a1ed5c4-3d35-522c-8f1c-c8825b92f00b'] as const;
const both = (en: string, ro: string) => ({ en, ro });

/** Every field that a programme can have, and two of each thing. */
function whole(): Programme {
  const first: Required<Omit<Session, 'replaces'>> = {
    ...(sessionOf(['a', 'Aula', '10:00', '10:45']) as Required<Session>),
    title: 'First talk',
    subtitle: 'Under it',
    kind: 'keynote',
    track: 'systems',
    speakers: [
      { id: 'ana', name: 'Ana Pop' },
      { id: 'bo', name: 'Bo Lindqvist' },
    ],
    language: 'en',
    abstract: 'In short.',
    description: 'At length.\n\nIn two paragraphs.',
    links: [{ title: 'Site', url: 'https://site.example/', type: 'related' }],
    attachments: [{ title: 'Slides', url: 'https://slides.example/s.pdf', type: 'slides' }],
    url: 'https://page.example/a',
    doNotRecord: true,
    contentNote: 'Strobe light',
    accessibility: 'Sign language',
    background: true,
    guid: GUIDS[0],
    code: 'ABC123',
    slug: 'conf-1-first',
    type: 'Keynote 45',
  };
  return {
    version: '1.4',
    conference: {
      name: 'Whole',
      acronym: 'whole',
      timezone: 'Europe/Berlin',
      languages: ['en', 'ro'],
      url: 'https://whole.example/',
      colour: '#112233',
      logo: 'https://whole.example/logo.svg',
    },
    days: [{ date: '2026-10-24', start: time('02:00'), end: time('26:00') }],
    rooms: [
      {
        id: 'Aula',
        name: 'Aula Magna',
        capacity: 300,
        floor: 'First',
        wayfinding: 'Left',
        accessibility: 'Step-free',
        overflowRoom: 'Box',
      },
      { id: 'Box', name: 'Box' },
      { id: 'Attic', name: 'Attic, where nothing is planned' },
    ],
    tracks: [
      { id: 'systems', name: 'Systems', colour: '#3366cc' },
      { id: 'owls', name: 'Owls, of which nothing is planned', colour: '#cc6633' },
    ],
    speakers: [
      {
        id: 'ana',
        name: 'Ana Pop',
        biography: 'Of Cluj.',
        url: 'https://ana.example/',
        avatar: 'https://ana.example/a.png',
      },
      { id: 'bo', name: 'Bo Lindqvist' },
    ],
    sessions: [
      first,
      sessionOf(['b', 'Box', '11:00', '', { title: 'Open end', guid: GUIDS[1], replaces: 'a' }]),
      sessionOf(['c', '', '12:00', '13:00', { title: both('Lunch', 'Prânz'), kind: 'break' }]),
    ],
  };
}

const EXPORTS: Readonly<Record<ExportFormat, (programme: Programme) => string>> = {
  hallway: exportHallway,
  xml: (programme) => exportXml(schedule(programme, NOTHING_LIVE), { slug: 'whole' }),
  json: (programme) => exportJson(schedule(programme, NOTHING_LIVE), { slug: 'whole' }),
  schedule2: (programme) => exportSchedule2(schedule(programme, NOTHING_LIVE), { slug: 'whole' }),
  ics: (programme) => exportIcs(schedule(programme, NOTHING_LIVE), { slug: 'whole' }),
  csv: (programme) => exportCsv(schedule(programme, NOTHING_LIVE), { slug: 'whole' }),
};
/** What only the organiser knows; a calendar and a table name no conference. */
const SAID: Readonly<Partial<Record<ExportFormat, object>>> = { csv: { timezone: 'Europe/Berlin', name: 'Whole' } };
const again = (format: ExportFormat, programme: Programme): Programme =>
  importProgramme(Buffer.from(EXPORTS[format](programme)), { ...SAID[format] }).programme;

type Facts = Readonly<Record<string, unknown>>;
const english = (text: unknown): unknown => (typeof text === 'object' ? (text as { en: string }).en : text);

/** A thing's fields, references by name as ids may become others. */
function resolved(thing: Facts, { rooms, tracks }: Programme): Facts {
  const named = (items: readonly { id: string; name: unknown }[], id: unknown) =>
    items.find((item) => item.id === id)?.name;
  return {
    ...thing,
    ...('room' in thing && { room: named(rooms, thing.room) }),
    ...('track' in thing && { track: named(tracks, thing.track) }),
    ...('speakers' in thing && { speakers: (thing.speakers as { name: string }[]).map(({ name }) => name) }),
  };
}

/** `sessions.title` and the like: what has another value afterwards; `texts in other languages` is what its name says. */
function lost(format: ExportFormat): string[] {
  const before = whole();
  const after = again(format, before);
  const gone = new Set<string>();
  const compare = (kind: string, old: Facts, now: Facts | undefined): void => {
    for (const [field, value] of Object.entries(resolved(old, before))) {
      const found = now && resolved(now, after)[field];
      if (JSON.stringify(found) === JSON.stringify(value)) continue;
      const translated = typeof value === 'object' && value !== null && 'ro' in value;
      if (translated && found === english(value)) gone.add('texts in other languages');
      else gone.add(kind === '' ? field : `${kind}.${field}`);
    }
  };
  compare('', { version: before.version }, { version: after.version });
  compare('conference', { ...before.conference }, { ...after.conference });
  before.days.forEach((day, index) => compare('days', { ...day }, after.days[index] && { ...after.days[index] }));
  for (const kind of ['rooms', 'tracks', 'speakers'] as const)
    for (const [index, item] of before[kind].entries()) {
      const others = after[kind] as readonly { readonly name: unknown }[];
      const found = others.find(({ name }) => name === item.name || String(name).startsWith(`${String(item.name)}, `));
      if (found) compare(kind, { ...item }, { ...found });
      // The last room and the last track have no sessions.
      else gone.add(others.length > 0 && index > 0 && kind !== 'speakers' ? `${kind} without sessions` : kind);
    }
  for (const session of before.sessions) {
    const found = after.sessions.find(({ title }) => english(title) === english(session.title));
    if (found) compare('sessions', { ...session }, { ...found });
    else gone.add(`session "${String(english(session.title))}"`);
  }
  return [...gone].sort();
}

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'formats.md'), 'utf8');
const section = /^## Out and in again$([^]*?)^## /m.exec(page)?.[1] ?? '';
/** What the table says of a format: words in backticks, and the two that are no fields. */
function documented(format: string): string[] {
  const row = section.split('\n').find((line) => line.startsWith(`| \`${format}\` |`)) ?? '';
  const cell = row.split('|')[2] ?? '';
  return [...cell.matchAll(/`([^`]+)`|((?:rooms|tracks) without sessions|texts in other languages)/g)]
    .map(([, field, words]) => field ?? words!)
    .sort();
}

describe.each(Object.keys(EXPORTS) as ExportFormat[])('%s, out and in again', (format) => {
  it('loses what docs/formats.md says, and nothing else', () => {
    expect(lost(format)).toEqual(documented(format));
  });

  it('gives back for ever what came back once', () => {
    const once = again(format, whole());
    expect(again(format, once)).toEqual(once);
  });
});
