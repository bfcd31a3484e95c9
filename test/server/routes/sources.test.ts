import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sources } from '../../../server/sources/sources.js';
import { appBench, type AppBench } from '../../support/app.js';
import { ROWS } from '../../support/conferences.js';
import { programme, type Row } from '../../support/programme.js';
import { feed, file as fileOf, give, tagged, type Feed } from '../sources/feed.js';

const speakers = [{ id: 'ana', name: 'Ana Pop' }];
const file = (rows: readonly Row[]) => fileOf(rows, { speakers });

let bench: AppBench;
let server: Feed;
beforeEach(async () => {
  bench = await appBench();
  server = await feed(give(file(ROWS)));
});
afterEach(async () => {
  await bench.app.close();
  await server.close();
});

const URL = '/api/conferences/small/sources';
const add = (more: object = {}, role: 'admin' | 'organiser' = 'admin', query = '') =>
  bench.ask(role, 'POST', `${URL}${query}`, { id: 'main', url: server.url, allowPrivate: true, ...more });
const post = (path: string, body: object | undefined = {}, headers: Record<string, string> = {}) =>
  bench.ask('organiser', 'POST', `${URL}/${path}`, body, headers);
const read = async (path = '/main') => (await bench.ask('viewer', 'GET', `${URL}${path}`)).json;
const delay = (session: string, minutes: number) =>
  bench.ask('organiser', 'POST', '/api/conferences/small/changes', { type: 'delay', session, minutes });
const without = (...ids: string[]) => ROWS.filter(([id]) => !ids.includes(id));
const metrics = async () => (await bench.ask(null, 'GET', '/metrics')).text;

describe('sources over HTTP', () => {
  it('are added by admins, with what they do not say filled in', async () => {
    const added = await add({ every: 5 });
    expect([added.status, added.headers['location']]).toEqual([201, `${URL}/main`]);
    expect(added.json).toEqual({
      id: 'main',
      url: server.url,
      every: 5,
      apply: 'hold',
      allowPrivate: true,
      paused: false,
      minShare: 0.5,
      part: null,
      held: null,
      refused: null,
      warning: null,
      failures: 0,
      attempted: null,
      succeeded: null,
      next: '2026-10-24T09:00:00+00:00',
    });
    expect((await read('')).sources).toEqual([added.json]);
    expect(await read()).toEqual({ ...added.json, proposal: null });
    expect((await add()).json.code).toBe('source-exists');
  });

  it('never show a password', async () => {
    await add({ url: server.url.replace('//', '//anna:secret@') });
    expect(JSON.stringify([await read(), await read('')])).not.toContain('secret');
  });

  it('are nobody’s business but that of those who may', async () => {
    expect((await add({}, 'organiser')).json.code).toBe('not-allowed');
    await add();
    expect((await bench.ask(null, 'GET', URL)).json.code).toBe('not-logged-in');
    for (const [method, path, body] of [
      ['PATCH', '', { every: 1 }],
      ['DELETE', '', undefined],
      ['POST', '/fetch', {}],
      ['POST', '/approve', {}],
    ] as const)
      expect((await bench.ask('helper', method, `${URL}/main${path}`, body)).json.code).toBe('not-allowed');
  });

  it.each([
    { url: 'ftp://x' },
    { every: -1 },
    { every: 0.5 },
    { apply: 'maybe' },
    { id: 'Main' },
    { minShare: 2 },
    { inferBreaks: 0 },
    { format: 'pdf' },
    { poll: 1 },
  ])('refuse %j', async (wrong) => {
    const refused = await add(wrong);
    expect([refused.status, refused.json.code]).toEqual([400, 'invalid-request']);
    expect((await read('')).sources).toEqual([]);
  });

  it('are altered by organisers, but for the address', async () => {
    await add({ format: 'hallway' });
    const patch = (role: 'admin' | 'organiser', body: object) => bench.ask(role, 'PATCH', `${URL}/main`, body);
    const { json } = await patch('organiser', { every: 0, apply: 'auto', format: null });
    expect(json).toMatchObject({ every: 0, apply: 'auto', next: null });
    expect(json).not.toHaveProperty('format');
    expect((await patch('organiser', { url: 'https://evil.test/' })).json.code).toBe('not-allowed');
    expect((await patch('organiser', { allowPrivate: true })).json.code).toBe('not-allowed');
    expect((await patch('admin', { url: 'https://pretalx.com/' })).json.url).toBe('https://pretalx.com/');
    expect((await patch('organiser', { timezone: 'Mars' })).json).toMatchObject({
      status: 422,
      code: 'invalid-source',
    });
    expect((await patch('organiser', {})).status).toBe(400);
    expect((await bench.ask('organiser', 'PATCH', `${URL}/none`, { every: 1 })).json.code).toBe('unknown-source');
  });

  it('are refused on private addresses unless that is allowed', async () => {
    await add({ allowPrivate: false });
    const { json } = await post('main/fetch');
    expect(json).toMatchObject({ outcome: 'kept', adoption: null, source: { warning: { code: 'address-refused' } } });
    expect(server.asked).toEqual([]);
  });

  it('are fetched when asked, for real or to look', async () => {
    await add({ apply: 'auto' });
    server.answer = give(file(without('a')));
    const looked = await post('main/fetch?dryRun=true');
    expect(looked.json).toMatchObject({
      outcome: 'proposed',
      adoption: { revision: 1, diff: { removed: [{ session: 'a', title: 'Alpha' }], renamed: [] } },
    });
    expect((await post('main/fetch')).json).toMatchObject({
      outcome: 'adopted',
      source: { part: { sessions: 4, at: '2026-10-24T09:00:00+00:00' }, succeeded: '2026-10-24T09:00:00+00:00' },
      adoption: { revision: 2 },
    });
    server.answer = give('<schedule>');
    expect((await post('main/fetch?dryRun')).json).toMatchObject({ status: 422, code: 'not-well-formed' });
  });

  it('hold what waits for approval; approving names the hash that was seen', async () => {
    await add();
    await delay('a', 15);
    server.answer = give(file(ROWS.map(([id, ...rest]) => [id === 'a' ? 'new' : id, ...rest] as Row)));
    await post('main/fetch');
    const shown = await bench.ask('viewer', 'GET', `${URL}/main`);
    const { held, proposal } = shown.json;
    expect(held).toMatchObject({ reason: 'asked', sessions: 5 });
    expect(shown.headers['etag']).toBe(`"${held.hash}"`);
    expect(proposal).toMatchObject({
      orphans: ['a'],
      diff: {
        added: [{ session: 'new', title: 'Alpha' }],
        renamed: [{ from: 'a', to: 'new', score: 1, title: 'Alpha' }],
      },
    });
    const seen = { 'if-match': `"${held.hash}"` };
    expect((await post('main/approve')).json).toMatchObject({ status: 428, code: 'hash-needed' });
    expect((await post('main/approve', {}, { 'if-match': '"older"' })).json).toMatchObject({
      status: 412,
      code: 'stale-source',
      hash: held.hash,
    });
    const wrong = { renamed: [{ from: 'b', to: 'new' }] };
    expect((await post('main/approve', wrong, seen)).json).toMatchObject({ status: 422, code: 'invalid-rename' });
    const approved = await post('main/approve', { renamed: [{ from: 'a', to: 'new' }] }, seen);
    expect(approved.json).toMatchObject({ outcome: 'adopted', adoption: { orphans: [] }, source: { held: null } });
    expect(bench.conferences.get('small').live.sessions).toEqual({ new: { delay: 15 } });
    const changes = await bench.ask('viewer', 'GET', '/api/conferences/small/changes?after=2');
    expect(changes.json.changes).toMatchObject([{ by: { role: 'organiser' }, command: { source: 'main' } }]);
    expect((await post('main/approve', {}, seen)).json).toMatchObject({ status: 409, code: 'nothing-held' });
  });

  it('drop what somebody refuses, and hold only what is new', async () => {
    await add();
    server.answer = give(file(without('a')));
    const { held } = (await post('main/fetch')).json.source;
    const seen = { 'if-match': `"${held.hash}"` };
    expect((await post('main/refuse')).json.code).toBe('hash-needed');
    expect((await post('main/refuse', undefined, { 'if-match': '"older"' })).json.code).toBe('stale-source');
    const refused = await post('main/refuse', undefined, seen);
    expect(refused.json).toMatchObject({ held: null, warning: null, refused: { hash: held.hash, sessions: 4 } });
    expect((await post('main/refuse', undefined, seen)).json.code).toBe('nothing-held');
    expect(bench.conferences.get('small').programme.sessions).toHaveLength(5);
    const status = () => bench.ask('viewer', 'GET', '/api/conferences/small/programme/status');
    expect((await status()).json.attention).toEqual([]);

    // As the poller does, whom nobody has asked.
    const rounds = new Sources({ store: bench.store, conferences: bench.conferences });
    const round = () => rounds.fetch('small', 'main');
    expect(await round()).toMatchObject({ outcome: 'unchanged', source: { held: undefined } });
    server.answer = give(file(without('a', 'b')));
    expect(await round()).toMatchObject({ outcome: 'held', source: { refused: undefined } });
    server.answer = give(file(without('a')));
    await post('main/refuse', undefined, { 'if-match': `"${(await read()).held.hash}"` });
    await round();
    await post('main/refuse', undefined, seen);
    expect((await post('main/fetch')).json.outcome).toBe('held');
  });

  it('that were refused are in step again as soon as they say what is adopted', async () => {
    await add({ apply: 'auto' });
    await post('main/fetch');
    await bench.ask('organiser', 'PATCH', `${URL}/main`, { apply: 'hold' });
    server.answer = give(file(without('a')));
    const { held } = (await post('main/fetch')).json.source;
    await post('main/refuse', undefined, { 'if-match': `"${held.hash}"` });
    server.answer = tagged(file(ROWS), '"whole"');
    const rounds = new Sources({ store: bench.store, conferences: bench.conferences });
    for (const _ of ['the file', 'a 304']) {
      const { outcome, source } = await rounds.fetch('small', 'main');
      expect([outcome, source.refused]).toEqual(['unchanged', undefined]);
    }
    expect(server.asked.at(-1)!.headers['if-none-match']).toBe('"whole"');
    expect(await read()).toMatchObject({ refused: null, held: null, warning: null, part: { sessions: 5 } });
  });

  it('are looked at before they are added', async () => {
    server.answer = give(file(without('a')));
    const looked = await add({}, 'admin', '?dryRun=true');
    expect([looked.status, looked.json.outcome]).toEqual([200, 'proposed']);
    expect(looked.json.adoption).toMatchObject({ revision: 1, diff: { removed: [{ session: 'a', title: 'Alpha' }] } });
    expect((await read('')).sources).toEqual([]);
    await add();
    await post('main/fetch');
    expect((await read()).held.hash).toBe(looked.json.given);
    expect((await add({ allowPrivate: false }, 'admin', '?dryRun=true')).json.code).toBe('address-refused');
    expect((await add({}, 'organiser', '?dryRun=true')).json.code).toBe('not-allowed');
  });

  it('ask what the columns mean, and remember the answer', async () => {
    server.answer = give('Was wo;Wann wie;Wer denn\nEins;2026-10-24 10:00;Ana\n');
    await add({ every: 5 });
    const asked = (await post('main/fetch')).json.source.warning;
    expect(asked).toMatchObject({
      code: 'columns',
      choices: { table: { headers: ['Was wo', 'Wann wie', 'Wer denn'], rows: [['Eins', '2026-10-24 10:00', 'Ana']] } },
    });
    expect((await read()).warning).toEqual(asked);
    const columns = { title: 'Was wo', start: 'Wann wie' };
    expect((await bench.ask('organiser', 'PATCH', `${URL}/main`, { columns })).json.columns).toEqual(columns);
    expect((await post('main/fetch')).json).toMatchObject({
      outcome: 'held',
      source: { held: { sessions: 1 }, warning: { code: 'shrunken' } },
    });
    expect((await bench.ask('organiser', 'PATCH', `${URL}/main`, { columns: null })).json).not.toHaveProperty(
      'columns',
    );
  });

  it('rest while they are paused, and only then', async () => {
    await add();
    const patch = (body: object) => bench.ask('organiser', 'PATCH', `${URL}/main`, body);
    expect((await patch({ paused: true })).json).toMatchObject({ paused: true, every: 10, next: null });
    expect((await post('main/fetch')).json.outcome).toBe('held');
    expect((await patch({ paused: false })).json.next).not.toBeNull();
  });

  it('keep what was odd about the file for whoever approves it', async () => {
    await add();
    server.answer = give(file(ROWS).replace('Alpha', 'Al\u0006pha'));
    await post('main/fetch');
    expect((await read()).proposal.warnings).toMatchObject([{ code: 'control-characters' }]);
  });

  it('take the zone of their conference where the file names none', async () => {
    server.answer = give('Title,Date,Start,Room\nOne,2026-10-24,10:00,Aula\n');
    await add({ apply: 'auto', minShare: 0 });
    await post('main/fetch');
    const [session] = bench.conferences.get('small').programme.sessions;
    expect(new Date(session!.start).toISOString()).toBe('2026-10-24T10:00:00.000Z');
  });

  it('tell what leaves with them before they leave', async () => {
    await add({ apply: 'auto' });
    await add({ id: 'more', apply: 'auto' });
    await post('main/fetch');
    server.answer = give(file([['x', 'Cube', '10:00', '11:00']]));
    await post('more/fetch');
    const { json } = await bench.ask('organiser', 'DELETE', `${URL}/more?dryRun=true`);
    expect(json.adoption).toMatchObject({ written: false, diff: { removed: [{ session: 'more.x' }] } });
    expect((await read('')).sources).toHaveLength(2);
    expect(bench.conferences.get('small').programme.sessions).toHaveLength(6);
  });

  it('do not replace most of what was uploaded without being looked at', async () => {
    await add({ apply: 'auto' });
    server.answer = give(file([['x', 'Cube', '10:00', '11:00']]));
    expect((await post('main/fetch')).json).toMatchObject({
      outcome: 'held',
      source: { held: { reason: 'shrunken' }, warning: { message: expect.stringContaining('1 of 5 sessions') } },
    });
    expect(bench.conferences.get('small').programme.sessions).toHaveLength(5);
  });

  it('leave with their sessions', async () => {
    await add({ apply: 'auto' });
    await add({ id: 'more', apply: 'auto' });
    await post('main/fetch');
    server.answer = give(file([['x', 'Cube', '10:00', '11:00']]));
    await post('more/fetch');
    const removed = await bench.ask('organiser', 'DELETE', `${URL}/more`);
    expect(removed.json.adoption.diff.removed).toEqual([{ session: 'more.x', title: 'X' }]);
    expect((await bench.ask('organiser', 'DELETE', `${URL}/main`)).json).toEqual({ adoption: null });
    expect(bench.conferences.get('small').programme.sessions).toHaveLength(5);
  });

  it('show in the metrics', async () => {
    await add({ apply: 'auto' });
    await post('main/fetch');
    const labels = 'conference="small",source="main"';
    expect(await metrics()).toContain(`hallway_source_warning{${labels}} 0`);
    expect(await metrics()).toContain(
      `hallway_source_success_timestamp_seconds{${labels}} ${bench.clock.now() / 1000}`,
    );
    server.answer = give('', {}, 500);
    await post('main/fetch');
    expect(await metrics()).toContain(`hallway_source_warning{${labels}} 1`);
    expect(await metrics()).toContain(`hallway_source_fetches_total{${labels},outcome="kept"} 1`);
    await bench.ask('organiser', 'DELETE', `${URL}/main`);
    expect(await metrics()).not.toContain(`hallway_source_warning{${labels}}`);
  });
});

describe('uploads', () => {
  const put = (rows: readonly Row[], query = '') =>
    bench.ask(
      'organiser',
      'PUT',
      `/api/conferences/small/programme${query}`,
      JSON.stringify(programme(rows, { speakers })),
      {
        'content-type': 'text/plain',
      },
    );

  it('stand beside sources and say so', async () => {
    await add({ apply: 'auto' });
    await post('main/fetch');
    const { json } = await put([['u', 'Cube', '10:00', '11:00']]);
    expect(json).toMatchObject({
      diff: { added: [{ session: 'upload.u', title: 'U' }], removed: [] },
      warnings: [{ code: 'beside-sources' }],
    });
    expect((await read('')).sources.map(({ id, url }: { id: string; url: string }) => [id, url])).toEqual([
      ['main', server.url],
      ['upload', null],
    ]);
  });

  it('propose renames, and move changes over when told to [P3]', async () => {
    await delay('a', 15);
    await delay('b', 5);
    const renamed = ROWS.map(([id, ...rest]) => [id < 'c' ? `n${id}` : id, ...rest] as Row);
    const looked = (await put(renamed, '?dryRun=true')).json;
    expect(looked.diff.renamed).toMatchObject([
      { from: 'a', to: 'na', score: 1 },
      { from: 'b', to: 'nb', score: 1 },
    ]);
    expect((await put(renamed, '?renamed=a=nowhere')).json.code).toBe('unknown-session');
    expect((await put(renamed, '?renamed=a')).json.code).toBe('invalid-request');
    expect((await put(renamed, '?renamed=a%3Dna&renamed=b=nb')).json.orphans).toEqual([]);
    expect(bench.conferences.get('small').live.sessions).toEqual({ na: { delay: 15 }, nb: { delay: 5 } });
  });

  it('have breaks inferred when asked', async () => {
    const added = (await put(ROWS, '?dryRun&inferBreaks=30')).json.diff.added;
    expect(added).toMatchObject([{ title: 'Break' }]);
    expect((await put(ROWS, '?dryRun')).json.diff.added).toEqual([]);
    expect((await put(ROWS, '?inferBreaks=0')).json.code).toBe('invalid-request');
    expect((await put(ROWS, '?inferBreaks=181')).json.code).toBe('invalid-request');
  });
});

describe('the status of the programme', () => {
  const status = async () => (await bench.ask('viewer', 'GET', '/api/conferences/small/programme/status')).json;

  it('lists what upstream has caught up with, with what it said, and what has lost its session [P2] [P3]', async () => {
    expect(await status()).toMatchObject({
      revision: 1,
      adopted: { revision: 1 },
      retired: [],
      orphans: [],
      attention: [],
    });
    await delay('a', 15);
    await delay('d', 20);
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes', {
      type: 'move',
      session: 'e',
      start: '2026-10-24T13:00:00Z',
    });
    await add({ apply: 'auto' });
    server.answer = give(
      file([
        ['a', 'Aula', '10:15', '11:00', { title: 'Alpha' }],
        ['b', 'Aula', '11:00', '11:45', { title: 'Beta' }],
        ['e', 'Box', '13:00', '15:00', { title: 'Epsilon' }],
      ]),
    );
    await post('main/fetch');
    await delay('b', 5);
    expect(await status()).toEqual({
      revision: 6,
      programme: bench.conferences.get('small').hash,
      adopted: {
        revision: 5,
        at: '2026-10-24T09:00:00+00:00',
        recorded: '2026-10-24T09:00:00+00:00',
        by: { name: 'source main', role: 'system' },
      },
      retired: [
        { session: 'a', title: 'Alpha', field: 'delay', value: 15 },
        { session: 'e', title: 'Epsilon', field: 'start', value: '2026-10-24T13:00:00+00:00' },
      ],
      orphans: [{ session: 'd', title: 'Delta', changes: { delay: 20 } }],
      attention: [],
    });
  });

  it('tells of renamed sessions under their new ids, and of an undo what holds again', async () => {
    await delay('a', 15);
    await add();
    server.answer = give(file([['new', 'Aula', '10:15', '11:00', { title: 'Alpha' }], ...without('a')]));
    await post('main/fetch');
    expect((await status()).attention).toEqual(['main']);
    const { held } = await read();
    await post('main/approve', { renamed: [{ from: 'a', to: 'new' }] }, { 'if-match': `"${held.hash}"` });
    expect(await status()).toMatchObject({
      adopted: { revision: 3, by: { role: 'organiser' } },
      retired: [{ session: 'new', title: 'Alpha', field: 'delay', value: 15 }],
      orphans: [],
      attention: [],
    });
    await bench.ask('organiser', 'POST', '/api/conferences/small/changes/3/undo');
    expect(await status()).toMatchObject({ revision: 4, adopted: { revision: 1 }, retired: [], orphans: [] });
  });

  it('of a conference without a programme is empty, and for those who read the panel', async () => {
    await bench.conferences.create({ slug: 'empty' });
    const { json } = await bench.ask('viewer', 'GET', '/api/conferences/empty/programme/status');
    expect(json).toEqual({ revision: 0, programme: null, adopted: null, retired: [], orphans: [], attention: [] });
    expect((await bench.ask(null, 'GET', '/api/conferences/empty/programme/status')).status).toBe(401);
  });
});
