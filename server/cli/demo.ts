/** The sample conference of `serve --demo`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DateTime } from 'luxon';
import type { Instant, Programme } from '../../core/index.js';
import { packageRoot } from '../config.js';
import type { Clock } from '../conference/clock.js';
import { Conferences } from '../conference/conferences.js';
import { importProgramme } from '../formats/index.js';
import type { Store } from '../store/index.js';

const SAMPLE = 'kvm-forum';
/** Local time at which the sample begins: somebody is speaking, and something follows. */
const BEGINS_AT = '11:35';

/** Adds the sample conference, unless there is one. */
export async function addSample(store: Store, clock: Clock): Promise<void> {
  const conferences = await Conferences.open(store, clock);
  try {
    if (conferences.list().some(({ slug, record }) => slug === SAMPLE || record.sample)) return;
    const bytes = await readFile(join(packageRoot(), 'data', `${SAMPLE}.json`));
    const result = importProgramme(bytes, { format: 'hallway', source: `${SAMPLE}.json` });
    const clockOffset = beginning(result.programme, clock.now()) - clock.now();
    await conferences.create({ slug: SAMPLE, sample: true, clockOffset });
    await conferences.adopt(SAMPLE, result, { name: 'demo', role: 'system' });
  } finally {
    await conferences.close();
  }
}

/** What the sample's clock reads at first: an instant of it that was asked for with `--now`, else its first morning. */
function beginning({ days, conference }: Programme, now: Instant): Instant {
  const [first] = days;
  if (!first || days.some((day) => day.start <= now && now < day.end)) return now;
  return DateTime.fromISO(`${first.date}T${BEGINS_AT}`, { zone: conference.timezone }).toMillis();
}
