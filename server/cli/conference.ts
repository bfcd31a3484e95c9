import { createInterface } from 'node:readline';
import { Command } from 'commander';
import type { Text } from '../../core/index.js';
import { textIn } from '../formats/write/feed.js';
import { UsageError } from './errors.js';
import { withExamples } from './examples.js';
import { note, paint, say, type Io } from './io.js';
import { withConferences, withStore } from './open.js';
import { dataOption, jsonOption, type DataFlag } from './options.js';
import { table } from './table.js';
import { exportWholeCommand, importWholeCommand } from './whole.js';

export function conferenceCommand(io: Io): Command {
  const command = new Command('conference')
    .summary('conferences on this server')
    .description('Conferences on this server. "hallway import" makes them, and so does the panel.');
  command
    .command('list')
    .summary('list them')
    .description('Lists conferences by slug.')
    .addOption(jsonOption())
    .addOption(dataOption())
    .action((flags: DataFlag & { json?: true }) => list(io, flags));
  command
    .command('remove')
    .argument('<slug>', 'short name of the conference')
    .summary('delete one, for good')
    .description(
      'Deletes a conference with its journal, for good. It asks for the slug once more, on the terminal or stdin.',
    )
    .option('--yes', 'do not ask')
    .addOption(dataOption())
    .action((slug: string, flags: DataFlag & { yes?: true }) => remove(io, slug, flags));
  command.addCommand(exportWholeCommand(io)).addCommand(importWholeCommand(io));
  return withExamples(
    command,
    [
      'hallway conference list',
      'hallway conference remove fosdem-2026-rehearsal',
      'hallway conference remove fosdem-2025 --yes',
      'hallway conference export fosdem-2026 > fosdem-2026.hallway',
      'hallway conference import fosdem-2026.hallway --as fosdem-2026-copy',
    ],
    `A server that runs follows within two seconds. "hallway backup" keeps what was.`,
  );
}

async function list(io: Io, flags: DataFlag & { json?: true }): Promise<void> {
  const conferences = await withStore(io, flags, 'existing', (store) =>
    withConferences(store, io, 'read', async (all) =>
      all.list().map(({ slug, programme, live, revision, record }) => ({
        slug,
        name: live.settings.name ?? programme.conference.name,
        days: programme.days.map(({ date }) => date),
        sessions: programme.sessions.length,
        revision,
        ...(record.rehearsalOf !== undefined && { rehearsalOf: record.rehearsalOf }),
      })),
    ),
  );
  if (flags.json) return say(io, JSON.stringify(conferences, null, 2));
  if (conferences.length === 0) return note(io, 'There are no conferences; "hallway import" makes one.');
  const name = (text: Text): string => textIn(text, ['en']);
  const rows = conferences.map((one) => [
    one.slug,
    name(one.name),
    one.days[0] ?? '',
    String(one.sessions),
    one.rehearsalOf === undefined ? '' : `rehearsal of ${one.rehearsalOf}`,
  ]);
  const notes = rows.some((row) => row[4] !== '') ? 'NOTES' : '';
  const [head = '', ...lines] = table([['SLUG', 'NAME', 'BEGINS', 'SESSIONS', notes], ...rows]);
  say(io, paint(io.stdout, 'bold', head));
  for (const line of lines) say(io, line);
}

async function remove(io: Io, slug: string, flags: DataFlag & { yes?: true }): Promise<void> {
  await withStore(io, flags, 'existing', (store) =>
    withConferences(store, io, 'write', async (conferences) => {
      const { programme, revision } = conferences.get(slug);
      if (!flags.yes) {
        const what = `${programme.sessions.length} sessions and ${revision} entries of the journal`;
        const typed = await ask(io, `This deletes "${slug}" with ${what}, for good. Write its slug to go on: `);
        if (typed !== slug) throw new UsageError(`That is not "${slug}"; nothing was deleted.`);
      }
      const { Sources } = await import('../sources/sources.js');
      await conferences.remove(slug);
      await new Sources({ store, conferences }).tidy(slug);
      say(io, `"${slug}" is deleted.`);
    }),
  );
}

/** One line from the terminal or stdin; '' if there is none. */
async function ask(io: Io, question: string): Promise<string> {
  if (io.stdin.isTTY) io.stderr.write(question);
  const lines = createInterface({ input: io.stdin, terminal: false });
  try {
    for await (const line of lines) return line.trim();
    return '';
  } finally {
    lines.close();
  }
}
