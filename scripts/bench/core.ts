/** Recompute after a change and all boards, at 36C3's shape. */
import { boards, decide, NOTHING_LIVE, schedule, type Programme } from '../../core/index.js';
import { readFileSync } from 'node:fs';
import { importProgramme } from '../../server/formats/index.js';
import { generateProgramme } from './programme.js';
import { median, timed, type Bench, type BenchOptions } from './result.js';

export function programmeOf({ schedule: file }: BenchOptions): Programme {
  if (file === undefined) return generateProgramme();
  return importProgramme(readFileSync(file), { timezone: 'Europe/Berlin', source: file }).programme;
}

export const core: Bench = {
  name: 'core',
  async run(options) {
    const programme = programmeOf(options);
    const noon = programme.days[0]!.start + 4 * 3_600_000;
    const before = schedule(programme, NOTHING_LIVE);
    const session = before.sessions.find(({ start, room }) => start > noon && room !== undefined)!.id;
    let minutes = 0;
    const decided = await timed(() => {
      minutes = (minutes % 60) + 1;
      decide(programme, NOTHING_LIVE, { type: 'delay', session, minutes }, { at: noon, revision: 2 }, before);
    });
    const size = `${programme.sessions.length} sessions, ${programme.rooms.length} rooms`;
    return [
      {
        name: 'recompute after a change',
        value: median(await timed(() => schedule(programme, NOTHING_LIVE))),
        unit: 'ms',
        target: 2,
        note: size,
      },
      { name: 'all boards', value: median(await timed(() => boards(before, noon))), unit: 'ms', target: 1, note: size },
      { name: 'decide a delay, effects and warnings included', value: median(decided), unit: 'ms', note: size },
    ];
  },
};
