import { Command, InvalidArgumentError, Option } from 'commander';
import type { FormatName } from '../formats/index.js';
import type { FetchResult } from '../sources/intake.js';
import type { SourceRecord } from '../sources/record.js';
import type { Sources } from '../sources/sources.js';
import type { Conferences } from '../conference/conferences.js';
import { withExamples } from './examples.js';
import { note, paint, say, type Io } from './io.js';
import { author, withConferences, withStore } from './open.js';
import {
  breaksOption,
  columnOption,
  conferenceOption,
  dataOption,
  formatOption,
  jsonOption,
  minutesOf,
  renamedOption,
  type ColumnFlag,
  type DataFlag,
  type RenamedFlag,
} from './options.js';
import { withProgress } from './progress.js';
import { noteWarnings, sayAdoption } from './summary.js';
import { table } from './table.js';

interface SourceFlags extends DataFlag {
  readonly conference: string;
}

interface AddFlags extends SourceFlags, ColumnFlag {
  readonly id?: string;
  readonly format?: FormatName;
  readonly timezone?: string;
  readonly every: number;
  readonly apply: 'auto' | 'hold';
  readonly inferBreaks?: number;
  readonly minShare: number;
  readonly allowPrivate?: true;
}

export function sourceCommand(io: Io): Command {
  const command = new Command('source')
    .summary('addresses that the programme comes from')
    .description('Addresses that feed the programme. The server fetches them again and again, and keeps in step.');
  command
    .command('add')
    .argument('<url>', 'http(s) address of a schedule file')
    .summary('add one')
    .description('Adds a source. The server fetches it at once; without a server, "hallway source fetch" does.')
    .addOption(conferenceOption())
    .option('--id <id>', 'short name of the source (default: made of the address)', idOf)
    .option('--every <minutes>', 'minutes between two fetches; 0: only when asked', minutesOf(0), 10)
    .addOption(
      new Option('--apply <how>', 'adopt what has changed at once, or hold it until somebody approves')
        .choices(['auto', 'hold'])
        .default('hold'),
    )
    .addOption(formatOption())
    .option('--timezone <zone>', 'IANA zone, where the file names none or a wrong one')
    .addOption(columnOption())
    .addOption(breaksOption())
    .option('--min-share <share>', 'hold a fetch with a smaller share of the sessions that there were', shareOf, 0.5)
    .option('--allow-private', 'let it be on a private, loopback or link-local address')
    .addOption(dataOption())
    .action((url: string, flags: AddFlags) => add(io, url, flags));
  command
    .command('list')
    .summary('list them')
    .description('Lists sources, when they were fetched, and what is wrong with them.')
    .addOption(conferenceOption())
    .addOption(jsonOption())
    .addOption(dataOption())
    .action((flags: SourceFlags & { json?: true }) => list(io, flags));
  command
    .command('fetch')
    .argument('<id>', 'source')
    .summary('fetch one now')
    .description('Fetches a source now, and adopts or holds what has changed.')
    .addOption(conferenceOption())
    .option('--dry-run', 'show what would change, and change nothing')
    .addOption(dataOption())
    .action((id: string, flags: SourceFlags & { dryRun?: true }) => fetchNow(io, id, flags));
  command
    .command('approve')
    .argument('<id>', 'source')
    .summary('adopt what is held')
    .description('Adopts what a source holds; "hallway source fetch --dry-run" shows it.')
    .addOption(conferenceOption())
    .addOption(renamedOption())
    .addOption(dataOption())
    .action((id: string, flags: SourceFlags & RenamedFlag) => approve(io, id, flags));
  command
    .command('refuse')
    .argument('<id>', 'source')
    .summary('drop what is held')
    .description('Drops what a source holds; the source is held again when it says something else.')
    .addOption(conferenceOption())
    .addOption(dataOption())
    .action((id: string, flags: SourceFlags) => refuse(io, id, flags));
  for (const [name, paused, what] of [
    ['pause', true, 'Fetches a source only when asked, until it goes on.'],
    ['resume', false, 'Lets a paused source go on.'],
  ] as const)
    command
      .command(name)
      .argument('<id>', 'source')
      .summary(paused ? 'stop fetching one for a while' : 'go on with one')
      .description(what)
      .addOption(conferenceOption())
      .addOption(dataOption())
      .action((id: string, flags: SourceFlags) => pause(io, id, flags, paused));
  command
    .command('remove')
    .argument('<id>', 'source')
    .summary('remove one')
    .description('Removes a source; its sessions leave the programme, unless it is the last source.')
    .addOption(conferenceOption())
    .addOption(dataOption())
    .action((id: string, flags: SourceFlags) => remove(io, id, flags));
  return withExamples(command, [
    'hallway source add https://pretalx.com/demo/schedule/export/schedule.json --conference demo --apply auto',
    'hallway source list --conference demo',
    'hallway source fetch pretalx-com --conference demo --dry-run',
    'hallway source approve pretalx-com --conference demo',
    'hallway source refuse pretalx-com --conference demo',
    'hallway source pause pretalx-com --conference demo',
    'hallway source resume pretalx-com --conference demo',
    'hallway source remove pretalx-com --conference demo',
  ]);
}

async function withSources(
  io: Io,
  flags: SourceFlags,
  intent: 'read' | 'write',
  work: (sources: Sources, conferences: Conferences) => Promise<void>,
): Promise<void> {
  const { Sources } = await import('../sources/sources.js');
  await withStore(io, flags, 'existing', (store) =>
    withConferences(store, io, intent, (conferences) => work(new Sources({ store, conferences }), conferences)),
  );
}

async function add(io: Io, url: string, { conference, data, column, ...flags }: AddFlags): Promise<void> {
  await withSources(io, { conference, ...(data !== undefined && { data }) }, 'write', async (sources) => {
    const { id } = await sources.add(conference, {
      ...flags,
      url,
      allowPrivate: flags.allowPrivate ?? false,
      ...(column && { columns: column }),
    });
    say(io, id);
    note(io, paint(io.stderr, 'dim', `"${conference}" has a source "${id}" now; a running server fetches it at once.`));
  });
}

async function list(io: Io, flags: SourceFlags & { json?: true }): Promise<void> {
  await withSources(io, flags, 'read', async (sources) => {
    const found = await sources.list(flags.conference);
    const { shownUrl } = await import('../sources/fetch.js');
    const shown = found.map((source) => ({ ...source, ...(source.url && { url: shownUrl(source.url) }) }));
    if (flags.json) return say(io, JSON.stringify(shown, null, 2));
    if (found.length === 0) return note(io, `"${flags.conference}" has no sources; add one with "hallway source add".`);
    const rows = shown.map((source) => [source.id, stateOf(source), fetchedOf(source), source.url ?? '(uploaded)']);
    const [head = '', ...lines] = table([['ID', 'STATE', 'FETCHED', 'ADDRESS'], ...rows]);
    say(io, paint(io.stdout, 'bold', head));
    for (const line of lines) say(io, line);
    for (const { id, warning } of found)
      if (warning) noteWarnings(io, [{ ...warning, message: `${id}: ${warning.message}` }]);
  });
}

const stateOf = ({ held, warning, part, paused }: SourceRecord): string => {
  const state = held ? `held (${held.reason})` : warning ? warning.code : part ? 'in step' : 'not fetched yet';
  return paused ? `${state}, paused` : state;
};

const fetchedOf = ({ succeeded }: SourceRecord): string =>
  succeeded === undefined ? 'never' : new Date(succeeded).toISOString().slice(0, 16).replace('T', ' ');

async function fetchNow(io: Io, id: string, flags: SourceFlags & { dryRun?: true }): Promise<void> {
  const { conference: slug, dryRun = false } = flags;
  await withSources(io, flags, dryRun ? 'read' : 'write', async (sources, conferences) => {
    const { UsageError } = await import('./errors.js');
    const before = conferences.get(slug);
    const old = before.hash ? before.programme : null;
    const result = await withProgress(io, `Fetching ${id} …`, () => sources.fetch(slug, id, { asked: true, dryRun }));
    // The journal has nothing of it, but the exit code must tell.
    if (result.outcome === 'kept') throw new UsageError(result.source.warning!.message);
    if (result.adoption) {
      noteWarnings(io, result.adoption.warnings);
      sayAdoption(io, result.adoption, old);
    }
    if (result.source.warning && !dryRun) noteWarnings(io, [result.source.warning]);
    say(io, wordsOf(result, slug));
  });
}

function wordsOf({ outcome, source, adoption }: FetchResult, slug: string): string {
  switch (outcome) {
    case 'adopted':
      return `"${slug}" has it now, as revision ${adoption!.revision}.`;
    case 'held':
      return `It is held; "hallway source approve ${source.id} --conference ${slug}" adopts it.`;
    case 'proposed':
      return 'Dry run: nothing was changed.';
    case 'unchanged':
    case 'kept':
      return `"${slug}" has this already; nothing was changed.`;
  }
}

async function approve(io: Io, id: string, { renamed, ...flags }: SourceFlags & RenamedFlag): Promise<void> {
  const { conference: slug } = flags;
  await withSources(io, flags, 'write', async (sources, conferences) => {
    const { UsageError } = await import('./errors.js');
    const { held } = await sources.get(slug, id);
    if (!held) throw new UsageError(`Source "${id}" holds nothing that waits for approval.`);
    const before = conferences.get(slug);
    const old = before.hash ? before.programme : null;
    const result = await sources.approve(slug, id, author(), { hash: held.hash, renamed });
    sayAdoption(io, result.adoption!, old);
    say(io, wordsOf(result, slug));
  });
}

async function refuse(io: Io, id: string, flags: SourceFlags): Promise<void> {
  await withSources(io, flags, 'write', async (sources) => {
    const { UsageError } = await import('./errors.js');
    const { held } = await sources.get(flags.conference, id);
    if (!held) throw new UsageError(`Source "${id}" holds nothing that waits for approval.`);
    await sources.refuse(flags.conference, id, held.hash);
    say(io, `What source "${id}" held is dropped; the programme stays.`);
  });
}

async function pause(io: Io, id: string, flags: SourceFlags, paused: boolean): Promise<void> {
  await withSources(io, flags, 'write', async (sources) => {
    await sources.alter(flags.conference, id, { paused });
    say(io, paused ? `Source "${id}" is paused.` : `Source "${id}" goes on.`);
  });
}

async function remove(io: Io, id: string, flags: SourceFlags): Promise<void> {
  const { conference: slug } = flags;
  await withSources(io, flags, 'write', async (sources, conferences) => {
    const before = conferences.get(slug);
    const old = before.programme;
    const adoption = await sources.remove(slug, id, author());
    if (adoption) sayAdoption(io, adoption, old);
    say(io, `Source "${id}" is removed.`);
  });
}

function idOf(text: string): string {
  if (/^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$/.test(text)) return text;
  throw new InvalidArgumentError('Use 1 to 50 small letters, digits and hyphens.');
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() !== '' && share >= 0 && share <= 1) return share;
  throw new InvalidArgumentError('Use a number from 0 to 1, such as 0.5.');
}
