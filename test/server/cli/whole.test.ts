/** A whole conference goes into one file and comes back on another server, with every entry that was acknowledged. */
import { mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type JournalEntry } from '../../../server/store/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { time } from '../../support/programme.js';
import { paired } from '../../support/screens.js';
import { hallway } from './hallway.js';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const PASSWORD = 'secret-of-a-source';

const root = mkdtempSync(join(tmpdir(), 'hallway-whole-'));
const data = join(root, 'data');
const file = join(root, 'small.hallway');
let elsewhere: string;
let folders = 0;
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => void (elsewhere = join(root, `elsewhere-${++folders}`)));

/** A server on a folder. */
const on = async (dataDir: string): Promise<AppBench> =>
  appBench({ store: await openStore({ store: 'sqlite', dataDir }) });
const end = async (bench: AppBench): Promise<void> => {
  await bench.app.close();
  await bench.conferences.close();
  await bench.store.close();
};

/** What the first server said, in words that must be the same everywhere. */
interface Said {
  readonly journal: readonly JournalEntry[];
  readonly schedule: unknown;
  readonly boards: unknown;
  readonly image: string;
}
let said: Said;
/** Revisions that were answered with 2xx. */
const acknowledged: number[] = [];
let display: { id: string; token: string };
let picture: { hash: string };

async function listen(bench: AppBench, slug: string): Promise<Said> {
  const of = async (path: string) => (await bench.ask('viewer', 'GET', `/api/conferences/${slug}/${path}`)).json;
  const { conference: _, ...schedule } = await of('schedule');
  const image = await bench.ask(null, 'GET', `/api/conferences/${slug}/images/${picture.hash}`);
  return {
    journal: await bench.store.journal.read(slug, 0),
    schedule,
    boards: await of(`boards?at=${encodeURIComponent(new Date(time('10:20')).toISOString())}`),
    image: `${image.status} ${image.headers['content-length']}`,
  };
}

beforeAll(async () => {
  const bench = await on(data);
  const change = async (body: object, headers = {}) => {
    const answer = await bench.ask('organiser', 'POST', '/api/conferences/small/changes', body, headers);
    expect(answer.status).toBe(201);
    acknowledged.push(answer.json.revision);
  };
  const uploaded = await bench.ask('organiser', 'POST', '/api/conferences/small/images', PIXEL, {
    'content-type': 'application/octet-stream',
  });
  expect(uploaded.status).toBe(201);
  picture = uploaded.json;
  await change({ type: 'delay', session: 'a', minutes: 15 }, { 'idempotency-key': 'once' });
  await change({ type: 'announce', text: { en: 'Lunch is late', de: 'Das Essen kommt später' }, level: 'warning' });
  await change({ type: 'cancel', session: 'e', reason: 'ill' });
  const { hash, width, height } = uploaded.json;
  await change({ type: 'settings', slides: [{ id: 'one', title: 'Sponsor', picture: { hash, width, height } }] });
  await change({ type: 'move', session: 'd', room: 'Box' });
  const undone = await bench.ask('organiser', 'POST', '/api/conferences/small/changes/4/undo');
  expect(undone.status).toBe(201);
  acknowledged.push(undone.json.revision);
  const programme = JSON.parse(
    (await hallway(data, ['export', '--conference', 'small', '--format', 'hallway'])).stdout,
  );
  Object.assign(programme, { speakers: [{ id: 'ana', name: 'Ana Pop' }] });
  programme.sessions[0].title = 'Alpha, again';
  const adopted = await bench.ask('organiser', 'PUT', '/api/conferences/small/programme', JSON.stringify(programme), {
    'content-type': 'application/json',
  });
  expect(adopted.status, adopted.text).toBe(200);
  acknowledged.push(adopted.json.revision);
  const source = await bench.ask('admin', 'POST', '/api/conferences/small/sources', {
    url: `https://somebody:${PASSWORD}@example.org/schedule.xml`,
    every: 0,
  });
  expect(source.status).toBe(201);
  display = await paired(bench, { name: 'Door', tags: ['ground floor'], rotate: 90 });
  said = await listen(bench, 'small');
  // While the server runs.
  const { code, stdout, stderr } = await hallway(data, ['conference', 'export', 'small']);
  expect([code, stderr]).toEqual([0, '']);
  writeFileSync(file, stdout);
  await end(bench);
}, 60_000);

let there: AppBench | undefined;
afterEach(async () => {
  if (there) await end(there);
  there = undefined;
});

describe('hallway conference import', () => {
  it.each([
    ['the same name', 'small', []],
    ['another', 'copy-of-small', ['--as', 'copy-of-small']],
  ])('puts all of it back under %s', async (_, slug, options) => {
    const done = await hallway(elsewhere, ['conference', 'import', file, ...options]);
    expect(done).toMatchObject({ code: 0, stdout: `"${slug}" is here, with 8 entries and 1 image.\n` });
    expect(done.stderr).toContain('1 display to be taken up by screens');
    there = await on(elsewhere);
    const again = await listen(there, slug);
    expect(again).toEqual(said);
    expect(again.image).toMatch(/^200 \d+$/);
    // Every entry that was acknowledged is there, and its key still works.
    expect(acknowledged.filter((revision) => !again.journal.some((entry) => entry.revision === revision))).toEqual([]);
    const repeat = { type: 'delay', session: 'a', minutes: 15 };
    const keyed = await there.ask('organiser', 'POST', `/api/conferences/${slug}/changes`, repeat, {
      'idempotency-key': 'once',
    });
    expect(keyed.json.revision).toBe(acknowledged[0]);
    const next = await there.ask('organiser', 'POST', `/api/conferences/${slug}/changes`, { ...repeat, minutes: 20 });
    expect([next.status, next.json.revision]).toEqual([201, acknowledged.at(-1)! + 1]);
    const undo = await there.ask('organiser', 'POST', `/api/conferences/${slug}/changes/${acknowledged[4]}/undo`);
    expect(undo.status).toBe(201);
  });

  it('brings its displays as places that screens take up, and none of their secrets', async () => {
    await hallway(elsewhere, ['conference', 'import', file, '--as', 'copy']);
    there = await on(elsewhere);
    const { json } = await there.ask('viewer', 'GET', '/api/displays');
    expect(json).toMatchObject([
      {
        id: display.id,
        name: 'Door',
        tags: ['ground floor'],
        target: { conference: 'copy', room: 'Aula', rotate: 90 },
      },
    ]);
    const invited = await there.ask('organiser', 'POST', '/api/displays/invitations', { ids: [display.id] });
    expect(invited.status).toBe(200);
  });

  it('leaves displays out when asked, and those that are here as they are', async () => {
    await hallway(elsewhere, ['conference', 'import', file, '--no-displays']);
    const back = await hallway(data, ['conference', 'import', file, '--as', 'beside']);
    expect(back).toMatchObject({ code: 0, stderr: '' });
    there = await on(elsewhere);
    expect((await there.ask('viewer', 'GET', '/api/displays')).json).toEqual([]);
  });

  it('reads stdin, and never overwrites', async () => {
    const stdin = readFileSync(file, 'utf8');
    expect(await hallway(elsewhere, ['conference', 'import', '-'], { stdin })).toMatchObject({ code: 0 });
    const again = await hallway(elsewhere, ['conference', 'import', file]);
    expect([again.code, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toContain('There is already a conference "small"');
    there = await on(elsewhere);
    expect(await listen(there, 'small')).toEqual(said);
  });

  it('takes up where an import was broken off', async () => {
    const store = await openStore({ store: 'sqlite', dataDir: elsewhere });
    for (const entry of said.journal.slice(0, 3)) await store.journal.append('small', entry);
    await store.close();
    expect((await hallway(elsewhere, ['conference', 'import', file])).code).toBe(0);
    there = await on(elsewhere);
    expect(await listen(there, 'small')).toEqual(said);
  });

  const lines = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');
  it.each([
    ['is cut off', () => lines().slice(0, -1), 'it breaks off after line'],
    ['lost a line', () => lines().filter((_, index) => index !== 4), 'it was altered, or lost a part'],
    ['was altered', () => lines().map((line) => line.replace('Lunch', 'Dinner')), 'it was altered, or lost a part'],
    ['goes on', () => [...lines(), '{}'], 'something follows its end'],
    ['is none', () => ['<schedule/>'], 'line 1 is no JSON'],
    ['is another', () => ['{"conference":{}}'], 'its first line does not say so'],
    ['is empty', () => [], 'it is empty'],
    ['is newer', () => lines().map((line) => line.replace('"format":1', '"format":2')), 'which is newer'],
    ['has a damaged programme', () => lines().map((l) => l.replace('Gamma', 'Gomma')), 'is not what its name says'],
  ])('refuses a file that %s, in one line, and makes nothing', async (_, make, words) => {
    const odd = join(root, 'odd.hallway');
    writeFileSync(
      odd,
      make()
        .map((line) => `${line}\n`)
        .join(''),
    );
    const { code, stdout, stderr } = await hallway(elsewhere, ['conference', 'import', odd]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('says what it cannot read, and which conference there is not', async () => {
    const missing = await hallway(elsewhere, ['conference', 'import', join(root, 'none')]);
    expect(missing.stderr).toContain('cannot be read');
    expect((await hallway(elsewhere, ['conference', 'import', root])).stderr).toContain('it is no file');
    const unknown = await hallway(data, ['conference', 'export', 'none']);
    expect([unknown.code, unknown.stdout]).toEqual([1, '']);
    expect(unknown.stderr).toContain('There is no conference "none"');
    const slug = await hallway(elsewhere, ['conference', 'import', file, '--as', 'No Slug']);
    expect(slug.stderr).toContain('cannot name a conference');
  });
});

it('the file holds no secret: neither tokens nor their hashes, nor passwords of sources', async () => {
  const text = readFileSync(file, 'utf8');
  const store = await openStore({ store: 'sqlite', dataDir: data });
  const [record] = await store.records.list<{ token: string }>('displays');
  const tokens = (await store.records.list('tokens')).map(({ key }) => key);
  await store.close();
  expect(tokens.length).toBeGreaterThan(3);
  for (const secret of [display.token, display.token.split('.')[1]!, record!.value.token, PASSWORD, ...tokens])
    expect(text).not.toContain(secret);
});
