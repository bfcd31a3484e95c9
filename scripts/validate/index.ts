/**
 * Imports schedule files, exports each in every format with changes laid over it, and validates what came out:
 * `npm run validate -- --schemas DIR [--files DIR] [FILE …]`. The schemas are their authors'; they are not part of this.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import {
  NOTHING_LIVE,
  schedule as scheduleOf,
  type Programme,
  type Schedule,
  type SessionLive,
} from '../../core/index.js';
import {
  exportIcs,
  exportJson,
  exportSchedule2,
  exportXml,
  FormatError,
  importProgramme,
} from '../../server/formats/index.js';
import { faultsOfCalendar } from './calendar.js';
import { readSchemas } from './schemas.js';

/** Every so many sessions one is late, and one is cancelled. */
const LATE = 10;
const CANCELLED = 25;
const OPTIONS = { slug: 'checked', publicUrl: 'https://hallway.example', revision: 7 } as const;

const { values, positionals } = parseArgs({
  options: {
    schemas: { type: 'string' },
    files: { type: 'string', multiple: true, default: [] },
    /** Zone of files that name none. */
    timezone: { type: 'string', default: 'Europe/Berlin' },
  },
  allowPositionals: true,
});
if (values.schemas === undefined) {
  console.error('Which schemas? npm run validate -- --schemas DIR [--files DIR] [FILE …]');
  process.exit(2);
}
const { schemas: folder, timezone } = values;

/** Schedule files in a folder, but for the schemas themselves. */
function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:xml|json|ics|csv|xlsx)$/i.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !/(?:^|\/)schemas\//.test(relative(root, file)))
    .sort();
}

const given = [...positionals, ...values.files.flatMap(filesIn)];
const files = given.length > 0 ? given : filesIn('test/fixtures/formats');

function read(file: string) {
  const bytes = readFileSync(file);
  try {
    return importProgramme(bytes, { source: file });
  } catch (error) {
    if (error instanceof FormatError && error.code === 'missing-timezone')
      return importProgramme(bytes, { source: file, timezone });
    throw error;
  }
}

/** The schedule with sessions that are late or cancelled. */
function changed(programme: Programme): Schedule {
  const sessions = programme.sessions.flatMap(({ id }, index): [string, SessionLive][] => {
    if (index % CANCELLED === 3) return [[id, { cancelled: { reason: 'ill' } }]];
    return index % LATE === 1 ? [[id, { delay: 7 }]] : [];
  });
  return scheduleOf(programme, { ...NOTHING_LIVE, sessions: Object.fromEntries(sessions) });
}

const schemas = readSchemas(folder);

async function faultsOf(schedule: Schedule): Promise<Readonly<Record<string, readonly string[]>>> {
  const instants = schedule.sessions.map(({ id, start, end }) => [`${id}@checked.hallway`, { start, end }] as const);
  return {
    xml: await schemas.xml(exportXml(schedule, OPTIONS)),
    json: schemas.json(exportJson(schedule, OPTIONS)),
    schedule2: schemas.schedule2(exportSchedule2(schedule, OPTIONS)),
    ics: faultsOfCalendar(exportIcs(schedule, OPTIONS), new Map(instants)),
  };
}

let passed = 0;
let failed = 0;
const told: string[] = [];
console.log(`${'sessions'.padStart(8)}  ${'import'.padEnd(10)}  xml   json  sched2  ics   file`);
for (const file of files) {
  try {
    const { programme, format } = read(file);
    const faults = await faultsOf(changed(programme));
    const marks = Object.entries(faults).map(([, list]) => (list.length === 0 ? 'ok' : 'FAIL'));
    const [xml, json, schedule2, ics] = marks;
    console.log(
      `${String(programme.sessions.length).padStart(8)}  ${format.padEnd(10)}  ${xml!.padEnd(4)}  ${json!.padEnd(4)}  ${schedule2!.padEnd(6)}  ${ics!.padEnd(4)}  ${file}`,
    );
    for (const [name, list] of Object.entries(faults)) {
      if (list.length === 0) passed++;
      else failed++;
      told.push(...list.slice(0, 3).map((fault) => `${file} as ${name}: ${fault}`));
    }
  } catch (error) {
    failed++;
    console.log(`${'–'.padStart(8)}  REFUSED     ${' '.repeat(28)}${file}`);
    told.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
for (const line of told) console.error(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
