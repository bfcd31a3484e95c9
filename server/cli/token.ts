import { Command } from 'commander';
import { createToken, listTokens, revokeToken } from '../people/index.js';
import { withExamples } from './examples.js';
import { note, paint, say, type Io } from './io.js';
import { withStore } from './open.js';
import { dataOption, jsonOption, roleOption, roomsOption, type DataFlag, type RoleFlags } from './options.js';
import { table } from './table.js';

export function tokenCommand(io: Io): Command {
  const command = new Command('token')
    .summary('tokens for scripts')
    .description('Tokens for scripts, which send them as "Authorization: Bearer TOKEN".');
  command
    .command('create')
    .summary('make one')
    .description('Makes a token and prints it alone on stdout. It cannot be shown again.')
    .addOption(roleOption())
    .option('--name <name>', 'shown in the journal (default: the role and a number)')
    .addOption(roomsOption())
    .addOption(dataOption())
    .action((flags: RoleFlags & DataFlag & { name?: string }) => create(io, flags));
  command
    .command('list')
    .summary('list them')
    .description('Lists tokens by name, role and age.')
    .addOption(jsonOption())
    .addOption(dataOption())
    .action((flags: DataFlag & { json?: true }) => list(io, flags));
  command
    .command('revoke')
    .argument('<token>', 'its id, its name or the token itself')
    .summary('make one worthless')
    .description('Makes a token worthless, at once.')
    .addOption(dataOption())
    .action((which: string, flags: DataFlag) => revoke(io, which, flags));
  return withExamples(command, [
    'TOKEN=$(hallway token create --role organiser --name studio)',
    'hallway token create --role helper --rooms janson,k1105',
    'hallway token list',
    'hallway token revoke studio',
  ]);
}

async function create(io: Io, flags: RoleFlags & DataFlag & { name?: string }): Promise<void> {
  const { secret, token } = await withStore(io, flags, 'create', ({ records }) =>
    createToken(records, flags, io.now()),
  );
  say(io, secret);
  if (io.stdout.isTTY)
    note(
      io,
      paint(io.stderr, 'dim', `Token "${token.name}" for the role ${token.role}. Keep it now: it is not shown again.`),
    );
}

async function list(io: Io, flags: DataFlag & { json?: true }): Promise<void> {
  const tokens = await withStore(io, flags, 'existing', ({ records }) => listTokens(records));
  if (flags.json)
    return say(
      io,
      JSON.stringify(
        tokens.map((token) => ({ ...token, created: new Date(token.created).toISOString() })),
        null,
        2,
      ),
    );
  if (tokens.length === 0)
    return note(io, 'There are no tokens; make one with "hallway token create --role organiser".');
  const rows = tokens.map(({ id, name, role, rooms, created }) => [
    id,
    name,
    role,
    new Date(created).toISOString().slice(0, 10),
    rooms.join(', '),
  ]);
  const [head = '', ...lines] = table([
    ['ID', 'NAME', 'ROLE', 'CREATED', tokens.some((t) => t.rooms.length > 0) ? 'ROOMS' : ''],
    ...rows,
  ]);
  say(io, paint(io.stdout, 'bold', head));
  for (const line of lines) say(io, line);
}

async function revoke(io: Io, which: string, flags: DataFlag): Promise<void> {
  const token = await withStore(io, flags, 'existing', ({ records }) => revokeToken(records, which));
  say(io, `Token "${token.name}" (${token.id}) is revoked.`);
}
