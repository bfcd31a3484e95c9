import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../server/store/index.js';
import { bench } from '../../support/conferences.js';
import { hallway } from './hallway.js';

const root = mkdtempSync(join(tmpdir(), 'hallway-cli-'));
const data = join(root, 'data');
beforeAll(async () => {
  const store = await openStore({ store: 'sqlite', dataDir: data });
  const { conferences } = await bench(store);
  await conferences.rehearse('small', 0, { name: 'Olga', role: 'organiser' });
  await conferences.close();
  await store.close();
});
afterAll(() => rmSync(root, { recursive: true }));

describe('hallway conference', () => {
  it('lists them, for people and for scripts', async () => {
    const { stdout } = await hallway(data, ['conference', 'list']);
    expect(stdout.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['SLUG', 'NAME', 'BEGINS', 'SESSIONS', 'NOTES'],
      ['small', 'Small', '2026-10-24', '5'],
      ['small-rehearsal', 'Small', '2026-10-24', '5', 'rehearsal of small'],
      [''],
    ]);
    const listed = JSON.parse((await hallway(data, ['conference', 'list', '--json'])).stdout);
    expect(listed[1]).toMatchObject({ slug: 'small-rehearsal', rehearsalOf: 'small', revision: 1 });
  });

  it('deletes one only when its slug is said again', async () => {
    for (const stdin of ['', 'small\n']) {
      const refused = await hallway(data, ['conference', 'remove', 'small-rehearsal'], { stdin });
      expect(refused).toMatchObject({ code: 1, stdout: '' });
      expect(refused.stderr).toContain('nothing was deleted');
    }
    const done = await hallway(data, ['conference', 'remove', 'small-rehearsal'], { stdin: 'small-rehearsal\n' });
    expect(done).toMatchObject({ code: 0, stdout: '"small-rehearsal" is deleted.\n', stderr: '' });
    expect((await hallway(data, ['conference', 'remove', 'small', '--yes'])).code).toBe(0);
    const gone = await hallway(data, ['conference', 'remove', 'small', '--yes']);
    expect(gone.stderr).toContain('There is no conference "small"');
    expect((await hallway(data, ['conference', 'list'])).stderr).toContain('There are no conferences');
  });
});
