import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../../server/config.js';
import { build } from '../../../server/cli/program.js';
import { hallway, io } from './hallway.js';

const cli = (...args: string[]) => hallway('/nowhere', args);

describe('hallway', () => {
  it('prints its version alone', async () => {
    expect(await cli('--version')).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('prints help for nothing and for --help, with its commands', async () => {
    const { code, stdout, stderr } = await cli();
    expect([code, stderr]).toEqual([0, '']);
    expect(await cli('--help')).toEqual({ code, stdout, stderr });
    const commands = [...stdout.matchAll(/^ {2}([a-z]+)\b.* {2,}\S/gm)].map((match) => match[1]!);
    expect(commands).toEqual([
      'serve',
      'import',
      'export',
      'check',
      'source',
      'rehearse',
      'conference',
      'token',
      'account',
      'backup',
      'restore',
      'migrate',
    ]);
  });

  const paths = (command: Command, path: readonly string[] = []): string[][] => [
    ...(path.length > 0 ? [[...path]] : []),
    ...command.commands.flatMap((child) => paths(child, [...path, child.name()])),
  ];

  it.each(paths(build(io({}).io)).map((path) => [path.join(' '), path] as const))(
    '%s --help says how it is used, with an example',
    async (name, path) => {
      const { code, stdout, stderr } = await cli(...path, '--help');
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^Usage: hallway ${name} `));
      const [, examples = ''] = stdout.split('\nExamples:\n');
      expect(examples).toMatch(new RegExp(`^  \\$ .*\\bhallway ${name}\\b`, 'm'));
    },
  );

  it('uses no colour where nobody sees it', async () => {
    const { stdout } = await cli('--help');
    expect(stdout).not.toContain('\u001b');
  });

  it('shows where an error is from only when asked to debug', async () => {
    expect((await cli('token', 'list')).stderr).not.toMatch(/\n\s+at /);
    const { stderr } = await hallway('/nowhere', ['token', 'list'], { env: { HALLWAY_LOG: 'debug' } });
    expect(stderr).toMatch(/\n\s+at /);
  });
});
