import { Command } from 'commander';
import { migrate } from '../store/migrate.js';
import { withExamples } from './examples.js';
import { say, type Io } from './io.js';
import { withProgress } from './progress.js';

interface MigrateFlags {
  readonly from: string;
  readonly to: string;
}

export function migrateCommand(io: Io): Command {
  return withExamples(
    new Command('migrate')
      .summary('move everything into a cluster, or back into a file')
      .description(
        'Copies everything from one store into an empty one, reads both and compares. Nothing is ever overwritten; the source stays as it is.',
      )
      .requiredOption('--from <store>', 'a database file or backup, or the address of a NATS cluster')
      .requiredOption('--to <store>', 'a new file, or the address of a NATS cluster that holds nothing yet')
      .action((flags: MigrateFlags) => run(io, flags)),
    [
      'hallway migrate --from data/hallway.db --to nats://nats-1,nats-2,nats-3',
      'hallway migrate --from nats://nats-1,nats-2,nats-3 --to hallway.db',
    ],
    `Stop the servers first: what they write meanwhile is not copied.`,
  );
}

async function run(io: Io, { from, to }: MigrateFlags): Promise<void> {
  const { conferences, entries, documents, blobs, hash } = await withProgress(io, 'Copying …', (progress) =>
    migrate(from, to, (part) => progress(`Copying … ${Math.floor(part * 100)} %`)),
  );
  say(
    io,
    `Copied ${conferences} journals with ${entries} entries, ${documents} documents, ${blobs} programmes and images.`,
  );
  say(io, `Both hold the same: SHA-256 ${hash}.`);
}
