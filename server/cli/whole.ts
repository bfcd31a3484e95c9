/** A whole conference in one file, and put back from one. */
import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Command } from 'commander';
import { VERSION } from '../config.js';
import { UsageError } from './errors.js';
import { note, say, type Io } from './io.js';
import { withStore } from './open.js';
import { dataOption, type DataFlag } from './options.js';
import { withProgress } from './progress.js';
import { counted } from './summary.js';

interface ImportFlags extends DataFlag {
  readonly as?: string;
  readonly displays: boolean;
}

export const exportWholeCommand = (io: Io): Command =>
  new Command('export')
    .argument('<slug>', 'short name of the conference')
    .summary('write one out whole')
    .description(
      'Writes a whole conference to stdout: journal, programmes, images, and what its displays are to be. No tokens, accounts or sources.',
    )
    .addOption(dataOption())
    .action((slug: string, flags: DataFlag) => exportWhole(io, slug, flags));

export const importWholeCommand = (io: Io): Command =>
  new Command('import')
    .argument('<file>', 'what "hallway conference export" wrote, or - for stdin')
    .summary('put one back whole')
    .description('Puts a whole conference back, on this server or another. It must not be there yet.')
    .option('--as <slug>', "its short name here (default: the file's)")
    .option('--no-displays', 'leave its displays out')
    .addOption(dataOption())
    .action((file: string, flags: ImportFlags) => importWhole(io, file, flags));

async function exportWhole(io: Io, slug: string, flags: DataFlag): Promise<void> {
  const { writeWhole } = await import('../conference/whole.js');
  await withStore(io, flags, 'existing', async (store) => {
    for await (const line of writeWhole(store, slug, { exported: io.now(), version: VERSION }))
      if (!io.stdout.write(line)) await once(io.stdout, 'drain');
  });
}

async function importWhole(io: Io, file: string, { as, displays: wanted, ...flags }: ImportFlags): Promise<void> {
  const { putWhole, readWhole } = await import('../conference/whole.js');
  const whole = await withProgress(io, `Reading ${file} …`, async () => readWhole(await linesOf(io, file)));
  const slug = as ?? whole.about.slug;
  // Opened when all is read: a file that is refused must not leave an empty database behind.
  const added = await withStore(io, flags, 'create', async (store) => {
    await withProgress(io, 'Writing …', () => putWhole(store, whole, slug, io.now()));
    if (!wanted || whole.displays.length === 0) return 0;
    const { Fleet } = await import('../fleet/fleet.js');
    const fleet = await Fleet.open(store.records, io.now);
    try {
      return await fleet.takeIn(whole.displays.map((display) => ({ ...display, conference: slug })));
    } finally {
      fleet.close();
    }
  });
  const { entries, images } = whole;
  const parts = [counted(entries.length, 'entry', 'entries'), counted(images.length, 'image')];
  say(io, `"${slug}" is here, with ${parts.join(' and ')}.`);
  if (added > 0)
    note(
      io,
      `${counted(added, 'display')} to be taken up by screens; the panel prints their QR codes (docs/displays.md).`,
    );
}

/** @throws UsageError */
async function linesOf(io: Io, file: string): Promise<AsyncIterable<string>> {
  if (file === '-') return createInterface({ input: io.stdin, crlfDelay: Infinity });
  try {
    if (!(await stat(file)).isFile()) throw new Error('it is no file');
    return (await open(file)).readLines();
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}
