/** Examples at the end of a command's help. */
import type { Command } from 'commander';

const textOf = (lines: readonly string[], before: string): string =>
  `\n${before && `${before.trim()}\n\n`}Examples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`;

/**
 * Gives a command its examples; of a command with parts, each part those that are of it.
 * @param lines as they are typed.
 * @param before what else is to be known.
 */
export function withExamples(command: Command, lines: readonly string[], before = ''): Command {
  for (const part of command.commands) {
    const words = `hallway ${command.name()} ${part.name()}`;
    const own = lines.filter((line) => line.includes(`${words} `) || line.endsWith(words));
    part.addHelpText('after', textOf(own, ''));
  }
  return command.addHelpText('after', textOf(lines, before));
}
