import { Command } from 'commander';
import { createAccount, deleteAccount, findAccount, listAccounts, setPassword, setRole } from '../people/index.js';
import { UsageError } from './errors.js';
import { withExamples } from './examples.js';
import { note, paint, say, type Io } from './io.js';
import { withStore } from './open.js';
import { dataOption, jsonOption, roleOption, roomsOption, type DataFlag, type RoleFlags } from './options.js';
import { readPassword } from './password.js';
import { table } from './table.js';

export function accountCommand(io: Io): Command {
  const command = new Command('account')
    .summary('people who log in')
    .description('Accounts of people who log in to the panel.');
  command
    .command('add')
    .argument('<name>', 'name to log in with, shown in the journal')
    .summary('make one')
    .description('Makes an account. Its password is asked for, or comes from stdin.')
    .addOption(roleOption())
    .addOption(roomsOption())
    .addOption(dataOption())
    .action((name: string, flags: RoleFlags & DataFlag) => add(io, name, flags));
  command
    .command('password')
    .argument('<name>')
    .summary('set a password')
    .description('Sets a password, asked for or from stdin, and ends all logins of the account.')
    .addOption(dataOption())
    .action((name: string, flags: DataFlag) => password(io, name, flags));
  command
    .command('role')
    .argument('<name>')
    .summary('change a role')
    .description('Gives an account another role, from its next request on.')
    .addOption(roleOption())
    .addOption(roomsOption())
    .addOption(dataOption())
    .action((name: string, flags: RoleFlags & DataFlag) => role(io, name, flags));
  command
    .command('list')
    .summary('list them')
    .description('Lists accounts by name and role.')
    .addOption(jsonOption())
    .addOption(dataOption())
    .action((flags: DataFlag & { json?: true }) => list(io, flags));
  command
    .command('remove')
    .argument('<name>')
    .summary('delete one')
    .description('Deletes an account and ends its logins. The journal keeps the name.')
    .addOption(dataOption())
    .action((name: string, flags: DataFlag) => remove(io, name, flags));
  return withExamples(command, [
    'hallway account add anna --role organiser',
    'pass show hallway/ben | hallway account add ben --role helper --rooms janson,k1105',
    'hallway account password anna',
    'hallway account list',
    'hallway account role ben --role organiser',
    'hallway account remove ben',
  ]);
}

async function add(io: Io, name: string, flags: RoleFlags & DataFlag): Promise<void> {
  await withStore(io, flags, 'create', async ({ records }) => {
    // Before anybody has to think of a password.
    if (await findAccount(records, name))
      throw new UsageError(`There is already an account "${name}"; choose another name.`);
    const typed = await readPassword(io);
    const { role, rooms } = flags;
    const account = await createAccount(
      records,
      { name, role, rooms, ...(typed !== '' && { password: typed }) },
      io.now(),
    );
    say(io, `Account "${account.name}" is made, with the role ${role}.`);
    if (!account.hasPassword)
      note(io, `It has no password yet; set one with: hallway account password ${JSON.stringify(account.name)}`);
  });
}

async function password(io: Io, name: string, flags: DataFlag): Promise<void> {
  await withStore(io, flags, 'existing', async ({ records }) => {
    const account = await findAccount(records, name);
    if (!account) throw new UsageError(`There is no account "${name}"; see "hallway account list".`);
    await setPassword(records, name, await readPassword(io));
    say(io, `The password of "${account.name}" is set; open logins are ended.`);
  });
}

async function role(io: Io, name: string, flags: RoleFlags & DataFlag): Promise<void> {
  const account = await withStore(io, flags, 'existing', ({ records }) =>
    setRole(records, name, flags.role, flags.rooms),
  );
  say(io, `Account "${account.name}" has the role ${account.role} now.`);
}

async function list(io: Io, flags: DataFlag & { json?: true }): Promise<void> {
  const accounts = await withStore(io, flags, 'existing', ({ records }) => listAccounts(records));
  if (flags.json) {
    const shown = accounts.map(({ name, role, rooms, created, hasPassword }) => ({
      name,
      role,
      rooms,
      created: new Date(created).toISOString(),
      hasPassword,
    }));
    return say(io, JSON.stringify(shown, null, 2));
  }
  if (accounts.length === 0)
    return note(io, 'There are no accounts; "hallway serve" prints a link that makes the first.');
  const rows = accounts.map((account) => [
    account.name,
    account.role,
    new Date(account.created).toISOString().slice(0, 10),
    account.hasPassword ? account.rooms.join(', ') : ['no password yet', ...account.rooms].join(', '),
  ]);
  const [head = '', ...lines] = table([
    ['NAME', 'ROLE', 'CREATED', rows.some((row) => row[3] !== '') ? 'NOTES' : ''],
    ...rows,
  ]);
  say(io, paint(io.stdout, 'bold', head));
  for (const line of lines) say(io, line);
}

async function remove(io: Io, name: string, flags: DataFlag): Promise<void> {
  await withStore(io, flags, 'existing', ({ records }) => deleteAccount(records, name));
  say(io, `Account "${name}" is deleted; its logins are ended.`);
}
