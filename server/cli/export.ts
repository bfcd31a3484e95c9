import { Command, Option } from 'commander';
import type { Conference } from '../conference/conference.js';
import { EXPORT_FORMATS, type ExportFormat } from '../formats/format.js';
import { UsageError } from './errors.js';
import { withExamples } from './examples.js';
import type { Io } from './io.js';
import { withConferences, withStore } from './open.js';
import { conferenceOption, dataOption, type DataFlag } from './options.js';

interface ExportFlags extends DataFlag {
  readonly conference: string;
  readonly format: ExportFormat;
}

export function exportCommand(io: Io): Command {
  return withExamples(
    new Command('export')
      .summary('write a schedule file')
      .description('Writes a schedule file to stdout.')
      .addOption(conferenceOption())
      .addOption(new Option('--format <format>', 'format of the file').choices(EXPORT_FORMATS).makeOptionMandatory())
      .addOption(dataOption())
      .action((flags: ExportFlags) => exportFile(io, flags)),
    [
      'hallway export --conference fosdem-2026 --format hallway > programme.json',
      'hallway export --conference fosdem-2026 --format ics > fosdem.ics',
    ],
    `"hallway" is the programme without loss, as it was planned. The others tell the schedule as it is
now, with delays and room changes: xml and json are what conference apps read (frab, pretalx, c3voc),
schedule2 is c3voc's newer JSON, ics is for calendars, csv for spreadsheets.`,
  );
}

async function exportFile(io: Io, { conference: slug, format, ...flags }: ExportFlags): Promise<void> {
  const text = await withStore(io, flags, 'existing', (store, { publicUrl }) =>
    withConferences(store, io, 'read', async (conferences) => {
      const conference = conferences.get(slug);
      if (conference.hash === null) throw new UsageError(`"${slug}" has no programme yet; import one first.`);
      return written(conference, format, publicUrl);
    }),
  );
  io.stdout.write(text);
}

async function written(conference: Conference, format: ExportFormat, publicUrl: string | undefined): Promise<string> {
  const { exportCsv, exportHallway, exportIcs, exportJson, exportSchedule2, exportXml } =
    await import('../formats/index.js');
  const { slug, programme, revision, schedule, state } = conference;
  const options = { slug, revision, ...(publicUrl && { publicUrl }) };
  switch (format) {
    case 'hallway':
      return exportHallway(programme);
    case 'xml':
      return exportXml(schedule, options);
    case 'json':
      return exportJson(schedule, options);
    case 'schedule2':
      return exportSchedule2(schedule, options);
    case 'ics':
      return exportIcs(schedule, { ...options, counts: state.counts.bySession });
    case 'csv':
      return exportCsv(schedule, options);
    default:
      return format satisfies never;
  }
}
