/** Import of a schedule.xml against a bare saxes pass over the same bytes. */
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { NOTHING_LIVE, schedule } from '../../core/index.js';
import { exportXml, importProgramme } from '../../server/formats/index.js';
import { generateProgramme } from './programme.js';
import { median, type Bench } from './result.js';

/** From bytes, as the import: saxes takes text. */
function barePass(bytes: Buffer): number {
  let elements = 0;
  const parser = new SaxesParser();
  parser.on('opentag', () => elements++);
  parser.on('text', () => {});
  parser.write(bytes.toString()).close();
  return elements;
}

export const importing: Bench = {
  name: 'import',
  async run({ schedule: file }) {
    const bytes =
      file === undefined
        ? Buffer.from(exportXml(schedule(generateProgramme(), NOTHING_LIVE), { slug: 'gen36' }))
        : readFileSync(file);
    // Control characters that some real files have would stop the bare pass.
    const clean = Buffer.from(bytes.toString().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ''));
    const bare: number[] = [];
    const whole: number[] = [];
    // Alternating, so that both meet the same noise of the machine.
    for (let round = 0; round < 40; round++) {
      const start = performance.now();
      barePass(clean);
      const between = performance.now();
      importProgramme(bytes, { timezone: 'Europe/Berlin', format: 'xml' });
      bare.push(between - start);
      whole.push(performance.now() - between);
    }
    const [base, value] = [median(bare.slice(10)), median(whole.slice(10))];
    const size = `${(bytes.length / 1e6).toFixed(1)} MB; bare saxes ${base.toFixed(0)} ms`;
    return [
      { name: 'import of schedule.xml', value, unit: 'ms', note: size },
      { name: 'import against a bare saxes pass', value: value / base, unit: '×', target: 3, note: size },
    ];
  },
};
