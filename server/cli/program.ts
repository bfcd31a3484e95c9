/** The command line as a whole: which commands there are, and how refusals are told. */
import { Command, CommanderError } from 'commander';
import { VARIABLES, VERSION } from '../config.js';
import { accountCommand } from './account.js';
import { backupCommand } from './backup.js';
import { checkCommand } from './check.js';
import { oneLine } from './errors.js';
import { conferenceCommand } from './conference.js';
import { exportCommand } from './export.js';
import { importCommand } from './import.js';
import { note, paint, type Io } from './io.js';
import { migrateCommand } from './migrate.js';
import { rehearseCommand } from './rehearse.js';
import { restoreCommand } from './restore.js';
import { serveCommand } from './serve.js';
import { sourceCommand } from './sources.js';
import { tokenCommand } from './token.js';

const EXAMPLES = `
Examples:
  $ hallway serve --demo                                      look around with a sample conference
  $ hallway import schedule.xml --conference fosdem-2026      take a programme in
  $ hallway serve                                             run the server
  $ hallway backup hallway.db                                 copy everything, while it runs

Settings: PORT, HOST, ${VARIABLES.slice(0, 4).join(', ')},
${VARIABLES.slice(4).join(', ')}. Options win over them.`;

/**
 * Runs one command.
 * @param args the words after `hallway`.
 * @returns the exit code: 0, or 1 after one line on stderr.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const program = build(io);
  try {
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    note(io, `${paint(io.stderr, 'red', 'hallway:')} ${refusal(error, commandOf(program, args))}`);
    if (io.env.HALLWAY_LOG === 'debug' || io.env.HALLWAY_LOG === 'trace') note(io, String((error as Error).stack));
    return 1;
  }
}

/** All commands, with their help. */
export function build(io: Io): Command {
  const program = new Command('hallway')
    .description('Hallway runs the screens of a conference: now and next outside every room, delays on every screen.')
    .version(VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show this; of a command: hallway import --help');
  const commands = [
    serveCommand,
    importCommand,
    exportCommand,
    checkCommand,
    sourceCommand,
    rehearseCommand,
    conferenceCommand,
    tokenCommand,
    accountCommand,
    backupCommand,
    restoreCommand,
    migrateCommand,
  ];
  for (const command of commands) program.addCommand(command(io));
  program.addHelpText('after', EXAMPLES);
  configure(program, io);
  return program;
}

/** Output settings are not inherited by commands that are added ready-made. */
function configure(command: Command, io: Io): void {
  command
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      // What goes wrong is told by `run`, in one line.
      writeErr: () => {},
    })
    .configureHelp({
      styleTitle: (text) => paint(io.stdout, 'bold', text),
      styleCommandText: (text) => paint(io.stdout, 'cyan', text),
      styleOptionText: (text) => paint(io.stdout, 'cyan', text),
      styleSubcommandText: (text) => paint(io.stdout, 'cyan', text),
      styleArgumentText: (text) => paint(io.stdout, 'cyan', text),
    });
  if (command.parent) command.helpOption('-h, --help', 'show this');
  for (const child of command.commands) configure(child, io);
}

/** The command that the words name, as far as they name one. */
function commandOf(program: Command, args: readonly string[]): Command {
  return args.reduce((command, word) => command.commands.find((child) => child.name() === word) ?? command, program);
}

function refusal(error: unknown, command: Command): string {
  if (!(error instanceof CommanderError)) return oneLine(error);
  const names = [];
  for (let each: Command | null = command; each; each = each.parent) names.unshift(each.name());
  const path = names.join(' ');
  if (error.code === 'commander.help')
    return `Say what to do: ${path} ${command.commands.map((c) => c.name()).join('|')}.`;
  const text = oneLine(error).replace(/^error: |\.$/g, '');
  return `${text}; see "${path} --help".`;
}
