import { Command } from 'commander';
import { restoreBackup } from '../store/index.js';
import { UsageError } from './errors.js';
import { withExamples } from './examples.js';
import { note, say, type Io } from './io.js';
import { configOf } from './open.js';
import { dataOption, type DataFlag } from './options.js';

export function restoreCommand(io: Io): Command {
  return withExamples(
    new Command('restore')
      .argument('<file>', 'a backup')
      .summary('put a backup back')
      .description('Puts a backup in the place of the database, after checking it. The server must be stopped.')
      .addOption(dataOption())
      .action((file: string, flags: DataFlag) => restore(io, file, flags)),
    ['hallway restore hallway-2026-10-24.db'],
    `The database that was there is kept beside it, under another name.`,
  );
}

function restore(io: Io, file: string, flags: DataFlag): void {
  const { store, dataDir } = configOf(io, flags);
  if (store !== 'sqlite')
    throw new UsageError(
      `HALLWAY_STORE names a cluster; copy the backup into an empty one with "hallway migrate --from ${file} --to nats://…".`,
    );
  const kept = restoreBackup(file, dataDir, io.now());
  say(io, `Restored ${dataDir} from ${file}.`);
  if (kept) note(io, `What was there before is in ${kept}.`);
}
