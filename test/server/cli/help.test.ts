import { describe, expect, it } from 'vitest';
import { VERSION } from '../../../server/config.js';
import { hallway } from './hallway.js';

const cli = (...args: string[]) => hallway('/nowhere', args);

describe('hallway', () => {
  it('prints its version alone', async () => {
    expect(await cli('--version')).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('prints help for nothing, for --help, and for each of its commands, with examples', async () => {
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
    ]);
    for (const command of commands) {
      const help = await cli(command, '--help');
      expect([help.code, help.stderr]).toEqual([0, '']);
      expect(help.stdout).toMatch(new RegExp(`^Usage: hallway ${command} `));
      expect(help.stdout).toContain(`\n  $ hallway ${command} `.replace('account ', 'account add '));
    }
  });

  it('prints help of the parts of a command', async () => {
    expect((await cli('token', 'create', '--help')).stdout).toMatch(/^Usage: hallway token create /);
  });

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
