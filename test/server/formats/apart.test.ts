/** Large files are read in a process of their own: what comes of it is the same, and the server goes on. */
import { beforeAll, describe, expect, it } from 'vitest';
import { strToU8, zipSync } from 'fflate';
import { importApart } from '../../../server/formats/apart.js';
import { programmeBytes } from '../../../server/formats/encode.js';
import { FormatError, importProgramme, type ImportOptions } from '../../../server/formats/index.js';
import { bundle } from '../../support/bundle.js';
import { fixture } from './fixture.js';

const MB = 1024 * 1024;
const timezone = 'Europe/Berlin';
let file: string;
beforeAll(async () => {
  file = await bundle('server/formats/reader-process.ts');
});

const table = (sessions: number): Buffer =>
  Buffer.from(
    `ID,Title,Date,Start,Duration,Room,Description\n${Array.from(
      { length: sessions },
      (_, n) =>
        `${n},Session ${n},2026-10-${10 + (n % 10)},10:00,0:45,Room ${n % 50},"${'words and more '.repeat(8)}"\n`,
    ).join('')}`,
  );
const padded = (name: string): Buffer => Buffer.concat([fixture(name), Buffer.alloc(40_000, ' ')]);
const refused = (bytes: Uint8Array, options: ImportOptions = {}, more = {}): Promise<FormatError> =>
  importApart(bytes, options, { file, ...more }).then(
    () => Promise.reject(new Error('it was taken')),
    (error: FormatError) => error,
  );

/** The longest that this process did nothing else while some work was done, ms. */
async function stallDuring(work: () => Promise<unknown>): Promise<number> {
  let worst = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    worst = Math.max(worst, now - last);
    last = now;
  }, 1);
  const ticks = () => new Promise((resolve) => setTimeout(resolve, 5));
  await ticks();
  worst = 0;
  await work();
  await ticks();
  clearInterval(timer);
  return worst;
}

describe('a file read in a process of its own', () => {
  it.each(['xml/frab.xml', 'json/pretalx.json', 'ics/quirks.ics'])('%s is the same programme', async (name) => {
    const here = importProgramme(padded(name), { timezone });
    const { bytes, ...apart } = await importApart(padded(name), { timezone }, { file });
    expect(apart).toEqual(here);
    expect(Buffer.from(bytes!)).toEqual(programmeBytes(here.programme));
  });

  it('is refused with code, line and what can be chosen', async () => {
    const cut = Buffer.concat([Buffer.alloc(40_000, '\n'), Buffer.from('<schedule><day>')]);
    expect(await refused(cut)).toMatchObject({ code: 'not-well-formed', line: 40_001 });
    const unknown = Buffer.from(`Was,Wann genau,Wo denn\n${'Etwas,2026-10-10 10:00,Dort\n'.repeat(2_000)}`);
    expect(await refused(unknown, { timezone })).toMatchObject({
      code: 'columns',
      choices: { table: { headers: ['Was', 'Wann genau', 'Wo denn'], columns: { title: 'Was' } } },
    });
    expect(await refused(cut)).toBeInstanceOf(FormatError);
  });

  it('takes no more memory and time than it is given', async () => {
    const much = Buffer.from(`[${'[1,"abc"],'.repeat(5 * MB)}1]`);
    expect(await refused(much, {}, { memory: 24 })).toMatchObject({
      code: 'too-large',
      message: 'The file takes more than 24 MB to read; that is no schedule.',
    });
    expect(await refused(table(16_000), { timezone }, { time: 1 })).toMatchObject({ code: 'too-slow' });
    // Neither stands in the way of the next.
    expect((await importApart(table(1_000), { timezone }, { file })).programme.sessions).toHaveLength(1_000);
  });

  it('goes there however small it is if it may unpack to something else', async () => {
    const zip = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': strToU8('<x/>') });
    expect(await refused(zip)).toMatchObject({ code: 'no-sessions' });
    expect(await refused(zip, {}, { time: 1 })).toMatchObject({ code: 'too-slow' });
  });

  it.each([
    ['a table of 100,000 sessions, refused', () => table(100_000), 'too-large'],
    ['a file of 200 MB, refused', () => Buffer.alloc(200 * MB, ' '), 'too-large'],
    ['a table of 16,000 sessions, read', () => table(16_000), null],
  ])(
    '%s: the server hardly notices',
    async (_, make, code) => {
      const bytes = make();
      const here = async (): Promise<void> => {
        try {
          importProgramme(bytes, { timezone });
        } catch {
          // It is the time that counts.
        }
      };
      const apart = async (): Promise<void> => {
        const found = await importApart(bytes, { timezone }, { file }).then(
          () => null,
          (error: FormatError) => error.code,
        );
        expect(found).toBe(code);
      };
      // A file that is refused for its size alone keeps nobody waiting anywhere.
      const whole = bytes.length > 64 * MB ? Infinity : await stallDuring(here);
      let stall = Infinity;
      // What else the machine does can only make a stall longer.
      for (let attempt = 0; attempt < 4 && stall >= whole; attempt++) stall = Math.min(stall, await stallDuring(apart));
      expect(stall).toBeLessThan(whole);
    },
    60_000,
  );
});
