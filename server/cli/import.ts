import { Command, Option } from 'commander';
import type { FormatName, ImportResult } from '../formats/index.js';
import { memoryStore, type Store } from '../store/index.js';
import { say, type Io } from './io.js';
import { author, configOf, hasDatabase, withConferences, withStore } from './open.js';
import {
  breaksOption,
  columnOption,
  conferenceOption,
  dataOption,
  IMPORT_FORMATS,
  renamedOption,
  type ColumnFlag,
  type DataFlag,
  type RenamedFlag,
} from './options.js';
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
  return new Command('import')
    .argument('<file|url>', 'schedule file, http(s) address, or - for stdin')
    .summary('take a programme in')
    .description('Takes a programme in. Live changes stay; the conference is made if it is new.')
    .addOption(conferenceOption())
    .option('--timezone <zone>', 'IANA zone, where the file names none or a wrong one, such as Europe/Brussels')
    .addOption(
      new Option('--format <format>', 'format of the file (default: found by its content)').choices(IMPORT_FORMATS),
    )
    .addOption(columnOption())
    .addOption(breaksOption())
    .addOption(renamedOption())
    .option('--name <name>', "name of the conference (default: the file's)")
    .option('--dry-run', 'show what would change, and change nothing')
    .addOption(dataOption())
    .action((source: string, flags: ImportFlags) => importFile(io, source, flags))
    .addHelpText(
      'after',
      `
Examples:
  $ hallway import schedule.xml --conference fosdem-2026
  $ hallway import https://pretalx.com/demo/schedule/export/schedule.json --conference demo --dry-run
  $ hallway import talks.csv --conference meetup --timezone Europe/Berlin --name "Our meetup"`,
    );
}

/**
 * Reads a schedule file with what the command line says about it.
 * @throws UsageError, FormatError
 */
export async function readProgramme(
  io: Io,
  source: string,
  flags: Pick<ImportFlags, 'timezone' | 'format' | 'name' | 'column' | 'inferBreaks'>,
): Promise<ImportResult & { readonly source: string }> {
  const { importProgramme } = await import('../formats/index.js');
  const { bytes, name: shown } = await readSource(io, source);
  const { timezone, format, name, column, inferBreaks } = flags;
  const options = {
    source: shown,
    ...(timezone && { timezone }),
    ...(format && { format }),
    ...(name && { name }),
    ...(column && { columns: column }),
    ...(inferBreaks && { inferBreaks }),
  };
  return { ...importProgramme(bytes, options), source: shown };
}

async function importFile(io: Io, source: string, flags: ImportFlags): Promise<void> {
  const config = configOf(io, flags);
  const result = await readProgramme(io, source, flags);
  noteWarnings(io, result.warnings);
  // Looking must not leave an empty database behind.
  if (flags.dryRun && !hasDatabase(config)) return adopt(io, memoryStore(), result, flags);
  await withStore(io, flags, 'create', (store) => adopt(io, store, result, flags));
}

async function adopt(io: Io, store: Store, result: ImportResult, flags: ImportFlags): Promise<void> {
  const { conference: slug, dryRun = false } = flags;
  await withConferences(store, io, dryRun ? 'read' : 'write', async (conferences) => {
    const before = conferences.find(slug);
    const programme = before?.hash ? before.programme : null;
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
