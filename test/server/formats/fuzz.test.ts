/** Damaged files of every format: a refusal in one sentence or a sound programme, and soon. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Programme } from '../../../core/index.js';
import { exportHallway, FormatError, importProgramme } from '../../../server/formats/index.js';
import { fixture } from './fixture.js';
import { mutated, mutatedJson, mutatedXml, seeded } from './mutations.js';

/** Files per format; `FUZZ_RUNS=10000` for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
/** Of one file, ms. */
const SLOWEST = 2_000;
/** Of the whole process at its peak, test runner included, MB. */
const MOST_MEMORY = 512;

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

const folder = (name: string): Buffer[] =>
  readdirSync(join(import.meta.dirname, '..', '..', 'fixtures', 'formats', name))
    .sort()
    .map((file) => fixture(`${name}/${file}`));

/** Stored, so that damage reaches the parts and not only their checksums. */
const workbook = (sheet: Buffer): Buffer =>
  Buffer.from(
    zipSync(
      {
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="22"/></cellXfs></styleSheet>'),
        'xl/worksheets/sheet1.xml': sheet,
      },
      { level: 0 },
    ),
  );
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const SHEET = Buffer.from(
  `<worksheet><sheetData><row>${['Title', 'Start', 'Room'].map(inline).join('')}</row><row>${inline('A')}<c s="0"><v>46319.5</v></c>${inline('Aula')}</row></sheetData></worksheet>`,
);

type Damage = (original: Buffer, random: () => number) => Buffer;

interface Target {
  readonly originals: () => Buffer[];
  /** Damage that keeps the syntax, beside damage to the bytes. */
  readonly inside?: Damage;
}

const TARGETS: Readonly<Record<string, Target>> = {
  hallway: {
    originals: () => [Buffer.from(exportHallway(importProgramme(fixture('json/pretalx.json')).programme))],
    inside: mutatedJson,
  },
  xml: { originals: () => folder('xml'), inside: mutatedXml },
  json: { originals: () => folder('json'), inside: mutatedJson },
  schedule2: { originals: () => folder('schedule2'), inside: mutatedJson },
  ics: { originals: () => folder('ics') },
  sessionize: { originals: () => folder('sessionize'), inside: mutatedJson },
  indico: { originals: () => folder('indico'), inside: mutatedJson },
  csv: { originals: () => folder('csv') },
  xlsx: { originals: () => [workbook(SHEET)], inside: (_, random) => workbook(mutatedXml(SHEET, random)) },
};

/** What every reader of a programme relies on. */
function expectSound({ days, rooms, tracks, speakers, sessions }: Programme): void {
  const unique = (items: readonly { readonly id: string }[]): Set<string> => {
    const ids = new Set(items.map(({ id }) => id));
    expect(ids.size).toBe(items.length);
    return ids;
  };
  const [roomIds, trackIds, speakerIds] = [unique(rooms), unique(tracks), unique(speakers)];
  unique(sessions);
  expect(sessions.length).toBeGreaterThan(0);
  for (const { id, title, start, end, room, track, speakers: refs } of sessions) {
    expect(id).not.toBe('');
    expect(typeof title === 'string' ? title : Object.values(title).join('')).not.toBe('');
    expect(Number.isSafeInteger(start)).toBe(true);
    if (end !== undefined) expect(end).toBeGreaterThanOrEqual(start);
    if (room !== undefined) expect(roomIds).toContain(room);
    if (track !== undefined) expect(trackIds).toContain(track);
    for (const ref of refs) expect(speakerIds).toContain(ref.id);
    expect(days.filter((day) => day.start <= start && start < day.end)).toHaveLength(1);
  }
}

describe.each(Object.entries(TARGETS))('damaged %s', (format, { originals, inside = mutated }) => {
  it(`${RUNS} files end in a refusal or a sound programme`, { timeout: 60_000 + RUNS * 100 }, () => {
    const files = originals();
    let taken = 0;
    let worst = 0;
    for (let run = 0; run < RUNS; run++) {
      const random = seeded(run * 7919 + format.length);
      const damage = random() < 0.5 ? mutated : inside;
      const bytes = damage(files[run % files.length]!, random);
      const start = performance.now();
      try {
        const { programme } = importProgramme(bytes, { timezone: 'Europe/Berlin' });
        expectSound(programme);
        // Hallway's own format says again, field by field, whether the programme is one.
        if (run % 10 === 0) expect(importProgramme(Buffer.from(exportHallway(programme))).programme).toEqual(programme);
        taken++;
      } catch (error) {
        if (!(error instanceof FormatError)) throw new Error(`run ${run} of ${format}`, { cause: error });
        expect(error.message, `run ${run} of ${format}`).toMatch(/^[^\n]{10,3000}\.$/);
      }
      const took = performance.now() - start;
      expect(took, `run ${run} of ${format}`).toBeLessThan(SLOWEST);
      worst = Math.max(worst, took);
    }
    expect(peakMegabytes()).toBeLessThan(MOST_MEMORY);
    if (process.env.FUZZ_RUNS !== undefined)
      console.log(
        `${format}: ${RUNS} files, ${taken} taken, worst ${worst.toFixed(0)} ms, ${peakMegabytes().toFixed(0)} MB`,
      );
    // Damage that always refuses would try the detection alone.
    expect(taken).toBeGreaterThan(RUNS / 20);
  });
});
