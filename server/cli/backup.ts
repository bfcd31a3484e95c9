import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { withExamples } from './examples.js';
import { say, type Io } from './io.js';
import { withStore } from './open.js';
import { dataOption, type DataFlag } from './options.js';
import { size, withProgress } from './progress.js';

export function backupCommand(io: Io): Command {
  return withExamples(
    new Command('backup')
      .argument('<file>', 'where to write it; an earlier backup there is replaced')
      .summary('copy everything into a file')
      .description('Writes a consistent copy of everything, also while the server runs.')
      .addOption(dataOption())
      .action((file: string, flags: DataFlag) => backup(io, file, flags)),
    ['hallway backup hallway-$(date +%F).db', 'hallway backup /mnt/usb/hallway.db --data /var/lib/hallway'],
  );
}

async function backup(io: Io, file: string, flags: DataFlag): Promise<void> {
  await withStore(io, flags, 'existing', (store) =>
    withProgress(io, 'Copying …', (progress) =>
      store.backup(file, (part) => progress(`Copying … ${Math.floor(part * 100)} %`)),
    ),
  );
  say(io, `Wrote ${resolve(file)} (${size(statSync(file).size)}).`);
}
