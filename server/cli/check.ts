import { Command } from 'commander';
import { NOTHING_LIVE, schedule, warnings, type Programme, type Warning } from '../../core/index.js';
import type { FormatName, ImportWarning } from '../formats/index.js';
import { UsageError } from './errors.js';
import { optionsOf } from './import.js';
import { withExamples } from './examples.js';
import { paint, say, type Io } from './io.js';
import { columnOption, formatOption, type ColumnFlag } from './options.js';
import { withProgress } from './progress.js';
import { readSource } from './source.js';
import { counted, describe, noteWarnings, plain } from './summary.js';

/** Clashes told of each sort before the rest is only counted. */
const TOLD = 10;

interface CheckFlags extends ColumnFlag {
  readonly timezone?: string;
  readonly format?: FormatName;
  readonly strict?: true;
}

export function checkCommand(io: Io): Command {
  return withExamples(
    new Command('check')
      .argument('<file|url>', 'schedule file, http(s) address, or - for stdin')
      .summary('tell what is odd about a schedule file')
      .description('Reads a schedule file and tells what is odd about it. Needs no database.')
      .option('--timezone <zone>', 'IANA zone, where the file names none or a wrong one')
      .addOption(formatOption())
      .addOption(columnOption())
      .option('--strict', 'exit 1 if anything is odd')
      .action((source: string, flags: CheckFlags) => check(io, source, flags)),
    ['hallway check schedule.xml', 'hallway check talks.csv --timezone Europe/Berlin --strict'],
  );
}

async function check(io: Io, source: string, flags: CheckFlags): Promise<void> {
  const { bytes, name } = await readSource(io, source);
  const { lint } = await import('../formats/index.js');
  const { importApart } = await import('../formats/apart.js');
  const result = await withProgress(io, `Reading ${name} …`, () => importApart(bytes, optionsOf(name, flags)));
  const { programme } = result;
  const oddities = [...result.warnings, ...lint(programme)];
  const clashes = warnings(schedule(programme, NOTHING_LIVE));
  say(io, describe(programme));
  say(io, `Format: ${result.format}${programme.version === undefined ? '' : `, version ${programme.version}`}`);
  noteWarnings(io, [...oddities, ...tellClashes(clashes, programme)]);
  const odd = oddities.length + clashes.length;
  say(io, odd === 0 ? paint(io.stdout, 'green', 'Nothing is odd about it.') : `${counted(odd, 'warning')}.`);
  if (odd > 0 && flags.strict) throw new UsageError(`${name} has ${counted(odd, 'warning')}.`);
}

/** The first few of each sort, in words. */
function tellClashes(clashes: readonly Warning[], programme: Programme): ImportWarning[] {
  const codes = new Set(clashes.map(({ code }) => code));
  return [...codes].flatMap((code) => {
    const found = clashes.filter((clash) => clash.code === code);
    const told = found.slice(0, TOLD).map((clash) => ({ code, message: inWords(clash, programme) }));
    const more = found.length - TOLD;
    return more > 0 ? [...told, { code, message: `… and ${more} more of this sort.` }] : told;
  });
}

function inWords({ code, sessions, room, speaker, minutes }: Warning, programme: Programme): string {
  const { languages } = programme.conference;
  const title = (id: string) =>
    `"${plain(programme.sessions.find((session) => session.id === id)?.title ?? id, languages)}"`;
  const titles = sessions.map(title).join(' and ');
  const place = room === undefined ? '' : plain(programme.rooms.find(({ id }) => id === room)?.name ?? room, languages);
  switch (code) {
    case 'room-overlap':
      return `${titles} overlap in ${place}.`;
    case 'speaker-overlap': {
      const name = programme.speakers.find(({ id }) => id === speaker)?.name ?? speaker;
      return `${name} speaks in ${titles} at the same time.`;
    }
    case 'past-day-end':
      return `${titles} runs past the end of the day${minutes === undefined ? '' : ` by ${counted(minutes, 'minute')}`}.`;
    case 'capacity':
      return `${titles} is in a room that is too small.`;
    case 'runs-into-hold':
    case 'session-over':
      return `${titles}: ${code}.`;
    default:
      return code satisfies never;
  }
}
