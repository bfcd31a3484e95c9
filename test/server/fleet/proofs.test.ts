/** Proof of display: of emergencies and their ends always, of other entries on request. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore, type Store } from '../../../server/store/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { paired, type TestScreen } from '../../support/screens.js';
import { connect } from '../../support/socket.js';

let bench: AppBench;
let store: Store;
beforeEach(async () => {
  store = memoryStore();
  bench = await appBench({ store });
});
afterEach(() => bench.app.close());

const PROOFS = '/api/conferences/small/proofs';
const command = async (body: object): Promise<number> =>
  (await bench.ask('organiser', 'POST', '/api/conferences/small/changes', body)).json.revision as number;
const alarm = (more: object = {}) =>
  command({ type: 'announce', level: 'emergency', text: 'Please leave the building.', ...more });
const proof = async (revision: number) => (await bench.ask('viewer', 'GET', `${PROOFS}/${revision}`)).json;

/** Says that it shows a revision, so long after what happened last; resolves when the server has heard it. */
async function shows({ socket }: Pick<TestScreen, 'socket'>, revision: number, later: number): Promise<void> {
  bench.clock.instant += later;
  socket.say({ type: 'shown', revision });
  const sent = Math.random();
  socket.say({ type: 'time', sent });
  await socket.next('time', (answer) => answer.sent === sent);
}

describe('an emergency', () => {
  it('[A4] leaves proof of who showed it and when, and who did not; so does its end', async () => {
    const left = await paired(bench, { name: 'Left' });
    const right = await paired(bench, { name: 'Right' });
    const away = await paired(bench, { name: 'Away', room: 'Box' });
    away.socket.socket.close();
    await away.socket.closed;
    const plain = { socket: await connect(bench.app) };
    plain.socket.hello({ about: { view: 'room', room: 'Box', name: 'By address' } });
    await plain.socket.next('welcome');
    // A panel and a phone are no screens.
    for (const view of ['admin', 'guide']) {
      const other = await connect(bench.app);
      other.hello({ about: { view } });
      await other.next('welcome');
    }

    const revision = await alarm();
    await shows(left, revision, 180);
    await shows(plain, revision, 20);
    await shows(left, revision, 5_000);
    const kept = await proof(revision);
    expect(kept).toMatchObject({ revision, kind: 'emergency', displays: 4, shown: 2, slowest: 200, over: null });
    const told = (of: { witnesses: { name: string; after: number | null; room: string; revision: number | null }[] }) =>
      of.witnesses.map(({ name, room, after, revision }) => [name, room, after, revision]);
    expect(told(kept)).toEqual([
      ['Left', 'Aula', 180, revision],
      ['Right', 'Aula', null, null],
      ['Away', 'Box', null, null],
      ['By address', 'Box', 200, revision],
    ]);

    const { text, headers } = await bench.ask('viewer', 'GET', `${PROOFS}/${revision}.csv`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toContain(`small-entry-${revision}-displays.csv`);
    const lines = text.split('\r\n');
    expect(lines[0]).toContain('Number,Name,Room,Entry,Changed,Shown,Shown At,Milliseconds');
    expect(lines[1]).toMatch(/^1,Left,Aula,\d+,[^,]+,yes,[^,]+,180,/);
    expect(lines[2]).toMatch(/^2,Right,Aula,\d+,[^,]+,no,,,,/);

    const clear = await command({ type: 'withdraw', announcement: `a${revision}` });
    await shows(right, clear, 300);
    // Right came to the end of it without having shown it.
    expect(told(await proof(revision))[1]).toEqual(['Right', 'Aula', null, null]);
    const end = await proof(clear);
    expect(end).toMatchObject({ kind: 'all-clear', displays: 4, shown: 1, slowest: 300 });
    const list = (await bench.ask('viewer', 'GET', PROOFS)).json;
    expect(list.map((one: { revision: number; over: number | null }) => [one.revision, one.over])).toEqual([
      [clear, null],
      [revision, clear],
    ]);
  });

  it('for some rooms or screens leaves proof of those, and an undo is an end as well', async () => {
    const aula = await paired(bench, { name: 'Aula' });
    const box = await paired(bench, { name: 'Box', room: 'Box' });
    const named = async (revision: number) =>
      (await proof(revision)).witnesses.map(({ name }: { name: string }) => name);
    const forRoom = await alarm({ scope: { rooms: ['Box'] } });
    for (const screen of [aula, box]) await shows(screen, forRoom, 1);
    expect(await named(forRoom)).toEqual(['Box']);
    const forDisplay = await alarm({ scope: { displays: [aula.id] } });
    expect(await named(forDisplay)).toEqual(['Aula']);
    const undo = await bench.ask('organiser', 'POST', `/api/conferences/small/changes/${forDisplay}/undo`);
    expect(await proof(undo.json.revision)).toMatchObject({ kind: 'all-clear', displays: 1 });
    expect((await proof(forDisplay)).over).toBe(undo.json.revision);
  });

  it('is waited for by the next server as well, and a display that comes back late is noted', async () => {
    const screen = await paired(bench, { name: 'Late' });
    const revision = await alarm();
    await shows(await paired(bench, { name: 'Second' }), revision, 50);
    await bench.app.close();
    bench = await appBench({ store, clock: bench.clock });
    expect(await proof(revision)).toMatchObject({ displays: 2, shown: 1, slowest: 50 });
    bench.clock.instant += 3 * 60 * 60_000;
    const back = await connect(bench.app);
    back.hello({ display: screen.token, about: { view: 'room', room: 'Aula', name: 'Late' } });
    await back.next('welcome');
    await shows({ socket: back }, revision, 0);
    expect(await proof(revision)).toMatchObject({ displays: 2, shown: 2, slowest: 3 * 60 * 60_000 + 50 });
    await bench.conferences.remove('small');
    await expect.poll(() => store.records.list('display-proofs')).toEqual([]);
  });
});

it('two servers on one store write one proof together', async () => {
  const other = await appBench({ store, clock: bench.clock });
  try {
    const here = await paired(bench, { name: 'Here' });
    const there = await paired(other, { name: 'There' });
    const revision = await alarm();
    await there.socket.next('change');
    await shows(here, revision, 100);
    await shows(there, revision, 100);
    // Each writes what it was told within a second, and before it answers.
    await proof(revision);
    const told = { displays: 2, shown: 2, slowest: 200 };
    expect((await other.ask('viewer', 'GET', `${PROOFS}/${revision}`)).json).toMatchObject(told);
    expect(await proof(revision)).toMatchObject(told);
  } finally {
    await other.app.close();
  }
});

it('an emergency whose time was over is not held to be shown by who comes then', async () => {
  const screen = await paired(bench, { name: 'Left' });
  const until = new Date(bench.clock.instant + 60_000).toISOString();
  const revision = await alarm({ until });
  await shows(screen, revision, 60_000);
  expect(await proof(revision)).toMatchObject({ displays: 1, shown: 0, slowest: null });
});

describe('any other entry', () => {
  it('[A4] is watched, and proof of it is kept when somebody asks, with the moments that were', async () => {
    const screen = await paired(bench, { name: 'Left' });
    const revision = await command({ type: 'delay', session: 'a', minutes: 5 });
    await shows(screen, revision, 70);
    const next = await command({ type: 'delay', session: 'a', minutes: 10 });
    await shows(screen, next, 5_000);
    expect((await bench.ask('viewer', 'GET', `${PROOFS}/${revision}`)).json.code).toBe('no-proof');
    expect((await bench.ask('viewer', 'PUT', `${PROOFS}/${revision}`)).status).toBe(403);
    const asked = await bench.ask('organiser', 'PUT', `${PROOFS}/${revision}`);
    expect(asked.status).toBe(201);
    expect(asked.json).toMatchObject({ kind: 'asked', displays: 1, shown: 1, slowest: 70 });
    expect((await bench.ask('organiser', 'PUT', `${PROOFS}/${revision}`)).status).toBe(200);
    expect((await bench.ask('organiser', 'PUT', `${PROOFS}/99`)).json.code).toBe('unknown-entry');
    expect((await bench.ask('organiser', 'PUT', `${PROOFS}/0`)).json.code).toBe('unknown-entry');
  });

  it('that nobody watched any more is proved by the later one that a display shows', async () => {
    const screen = await paired(bench, { name: 'Left' });
    const first = await command({ type: 'delay', session: 'a', minutes: 1 });
    await shows(screen, first, 10);
    let last = first;
    for (let minutes = 2; minutes < 22; minutes++) last = await command({ type: 'delay', session: 'a', minutes });
    await shows(screen, last, 1_000);
    const { json } = await bench.ask('organiser', 'PUT', `${PROOFS}/${first}`);
    expect(json.witnesses).toMatchObject([{ name: 'Left', revision: last, after: 1_010 }]);
    // One that was not there when it was asked for, and shows what it showed before when it is back.
    const away = await paired(bench, { name: 'Away' });
    await shows(away, last, 0);
    away.socket.socket.close();
    await away.socket.closed;
    const second = await bench.ask('organiser', 'PUT', `${PROOFS}/${first + 1}`);
    expect(second.json).toMatchObject({ displays: 2, shown: 1 });
    const back = await connect(bench.app);
    back.hello({ display: away.token, about: { view: 'room', room: 'Aula', name: 'Away' } });
    await back.next('welcome');
    await shows({ socket: back }, last, 0);
    expect(await proof(first + 1)).toMatchObject({ displays: 2, shown: 2 });
  });
});
