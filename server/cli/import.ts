import { Command } from 'commander';
import type { Conference } from '../conference/conference.js';
import type { FormatName, ImportOptions, ImportResult } from '../formats/index.js';
import { memoryStore, type Store } from '../store/index.js';
import { withExamples } from './examples.js';
import { say, type Io } from './io.js';
import { author, configOf, hasDatabase, withConferences, withStore } from './open.js';
import {
  breaksOption,
  columnOption,
  conferenceOption,
  dataOption,
  formatOption,
  renamedOption,
  type ColumnFlag,
  type DataFlag,
  type RenamedFlag,
} from './options.js';
import { withProgress } from './progress.js';
import { readSource } from './source.js';
import { describe, noteWarnings, sayAdoption } from './summary.js';

interface ImportFlags extends DataFlag, ColumnFlag, RenamedFlag {
  readonly conference: string;
  readonly timezone?: string;
  readonly format?: FormatName;
  readonly name?: string;
  readonly inferBreaks?: number;
  readonly dryRun?: true;
}

export function importCommand(io: Io): Command {
  return withExamples(
    new Command('import')
      .argument('<file|url>', 'schedule file, http(s) address, or - for stdin')
      .summary('take a programme in')
      .description('Takes a programme in. Live changes stay; the conference is made if it is new.')
      .addOption(conferenceOption())
      .option('--timezone <zone>', 'IANA zone, where the file names none or a wrong one, such as Europe/Brussels')
      .addOption(formatOption())
      .addOption(columnOption())
      .addOption(breaksOption())
      .addOption(renamedOption())
      .option('--name <name>', "name of the conference (default: the file's)")
      .option('--dry-run', 'show what would change, and change nothing')
      .addOption(dataOption())
      .action((source: string, flags: ImportFlags) => importFile(io, source, flags)),
    [
      'hallway import schedule.xml --conference fosdem-2026',
      'hallway import https://pretalx.com/demo/schedule/export/schedule.json --conference demo --dry-run',
      'hallway import talks.csv --conference meetup --timezone Europe/Berlin --name "Our meetup"',
    ],
  );
}

/** What the command line says about a file. */
export function optionsOf(
  source: string,
  { timezone, format, name, column, inferBreaks }: Omit<ImportFlags, 'conference'>,
): ImportOptions {
  return {
    source,
    ...(timezone && { timezone }),
    ...(format && { format }),
    ...(name && { name }),
    ...(column && { columns: column }),
    ...(inferBreaks && { inferBreaks }),
  };
}

async function importFile(io: Io, source: string, flags: ImportFlags): Promise<void> {
  const { bytes, name } = await readSource(io, source);
  const read = async (conference?: Conference): Promise<ImportResult> => {
    const { readFor } = await import('../sources/reading.js');
    const result = await withProgress(io, `Reading ${name} …`, () =>
      readFor(conference, bytes, { ...optionsOf(name, flags), fallback: { name: flags.conference } }),
    );
    noteWarnings(io, result.warnings);
    return result;
  };
  if (hasDatabase(configOf(io, flags)))
    return withStore(io, flags, 'existing', (store) => adopt(io, store, read, flags));
  // Neither looking nor a file that is refused must leave an empty database behind.
  const result = await read();
  const given = (): Promise<ImportResult> => Promise.resolve(result);
  if (flags.dryRun) return adopt(io, memoryStore(), given, flags);
  await withStore(io, flags, 'create', (store) => adopt(io, store, given, flags));
}

/** @param read reads the file for the conference as it is, if it is there. */
async function adopt(
  io: Io,
  store: Store,
  read: (conference?: Conference) => Promise<ImportResult>,
  flags: ImportFlags,
): Promise<void> {
  const { conference: slug, dryRun = false } = flags;
  await withConferences(store, io, dryRun ? 'read' : 'write', async (conferences) => {
    const before = conferences.find(slug);
    const programme = before?.hash ? before.programme : null;
    const result = await read(before);
    const { Sources } = await import('../sources/sources.js');
    const { renamed } = flags;
    const outcome = await new Sources({ store, conferences }).upload(slug, result, author(), { dryRun, renamed });
    say(io, describe(result.programme));
    // Those of the file were told before it was adopted.
    noteWarnings(
      io,
      outcome.warnings.filter((warning) => !result.warnings.includes(warning)),
    );
    sayAdoption(io, outcome, programme);
    if (dryRun) say(io, 'Dry run: nothing was changed.');
    else if (!outcome.written) say(io, `"${slug}" has this programme already; nothing was changed.`);
    else say(io, `"${slug}" has it now, as revision ${outcome.revision}.`);
  });
}
