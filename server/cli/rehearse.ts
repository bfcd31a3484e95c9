import { Command } from 'commander';
import { requireInstant } from '../config.js';
import { withExamples } from './examples.js';
import { note, paint, say, type Io } from './io.js';
import { author, withConferences, withStore } from './open.js';
import { conferenceOption, dataOption, type DataFlag } from './options.js';

interface RehearseFlags extends DataFlag {
  readonly conference: string;
  readonly now: string;
}

export function rehearseCommand(io: Io): Command {
  return withExamples(
    new Command('rehearse')
      .summary('copy a conference to try things on')
      .description('Copies a conference to SLUG-rehearsal, whose clock runs from an instant of your choice.')
      .addOption(conferenceOption())
      .requiredOption('--now <instant>', "what the copy's clock reads now; without an offset, in the conference's zone")
      .addOption(dataOption())
      .action((flags: RehearseFlags) => rehearse(io, flags)),
    [
      'hallway rehearse --conference fosdem-2026 --now 2026-01-31T09:25',
      'hallway rehearse --conference fosdem-2026 --now 2026-01-31T09:25:00+01:00',
    ],
    `Nothing done in the copy touches the original. An earlier copy is replaced.`,
  );
}

async function rehearse(io: Io, { conference, now, ...flags }: RehearseFlags): Promise<void> {
  await withStore(io, flags, 'existing', (store) =>
    withConferences(store, io, 'write', async (conferences) => {
      const instant = requireInstant(now, '--now', conferences.get(conference).timezone);
      const { slug } = await conferences.rehearse(conference, instant, author());
      say(io, `"${slug}" is ready.`);
      note(io, paint(io.stderr, 'dim', `Point a screen at it: /display?conference=${slug}&view=overview`));
    }),
  );
}
