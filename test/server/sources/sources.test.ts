import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/index.js';
import { Conferences } from '../../../server/conference/conferences.js';
import { importProgramme } from '../../../server/formats/index.js';
import { fetcher, LIMITS } from '../../../server/sources/fetch.js';
import { DEFAULTS, SOURCES, type SourceSettings } from '../../../server/sources/record.js';
import { Sources } from '../../../server/sources/sources.js';
import { memoryStore, type Store } from '../../../server/store/index.js';
import { ORGANISER, TestClock } from '../../support/conferences.js';
import { clock as clockOf, programme, time, type Row } from '../../support/programme.js';
import { feed, file, give, ROWS, tagged, with_, type Feed } from './feed.js';

let store: Store;
let clock: TestClock;
let conferences: Conferences;
let sources: Sources;
let server: Feed;
beforeEach(async () => {
  store = memoryStore();
  clock = new TestClock();
  conferences = await Conferences.open(store, clock);
  await conferences.create({ slug: 'small' });
  sources = open();
  server = await feed();
});
afterEach(() => server.close());

const open = (fetch = fetcher(), over = conferences) =>
  new Sources({ store, conferences: over, fetch, random: () => 0.5 });
const add = (more: Partial<SourceSettings> & { id?: string } = {}) =>
  sources.add('small', { ...DEFAULTS, id: 'main', apply: 'auto', allowPrivate: true, url: server.url, ...more });
const fetch = (id = 'main', options = {}) => sources.fetch('small', id, options);
const conference = () => conferences.get('small');
const ids = () =>
  conference()
    .schedule.sessions.map(({ id }) => id)
    .sort();
const journal = () => store.journal.read('small', 0);
const delay = (session: string, minutes: number) =>
  conferences.execute('small', { type: 'delay', session, minutes }, { by: ORGANISER });
const upload = (rows: readonly Row[], options = {}) =>
  sources.upload('small', importProgramme(Buffer.from(file(rows))), ORGANISER, options);

describe('one source', () => {
  it('makes the programme that an upload would have made, in one entry that names it', async () => {
    await add();
    expect(await fetch()).toMatchObject({
      outcome: 'adopted',
      source: { part: { sessions: 4 }, prefix: '', failures: 0, succeeded: clock.now(), warning: undefined },
      adoption: { revision: 1, diff: { added: ['a', 'b', 'c', 'd'] } },
    });
    expect(conference().programme).toEqual(programme(ROWS));
    expect(await journal()).toMatchObject([
      { by: { name: 'source main', role: 'system' }, command: { type: 'programme', source: 'main' } },
    ]);
  });

  it('that has not changed costs a 304 and no entry', async () => {
    server.answer = tagged(file(ROWS), '"1"');
    await add();
    await fetch();
    clock.instant += 10 * MINUTE;
    expect(await fetch()).toMatchObject({ outcome: 'unchanged', adoption: null, source: { succeeded: clock.now() } });
    expect(server.asked[1]!.headers['if-none-match']).toBe('"1"');
    server.answer = give(file(ROWS), { etag: '"2"' });
    expect(await fetch()).toMatchObject({ outcome: 'unchanged', source: { etag: '"2"' } });
    expect(conference().revision).toBe(1);
  });

  it('that is asked for is read anew whatever it says of itself, also after an undo', async () => {
    server.answer = tagged(file(ROWS), '"1"');
    await add();
    await fetch();
    server.answer = tagged(file(ROWS.slice(1)), '"2"');
    await fetch();
    await conferences.execute('small', { type: 'undo', undoes: 2 }, { by: ORGANISER });
    expect(await fetch()).toMatchObject({ outcome: 'unchanged' });
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    expect(await fetch('main', { asked: true })).toMatchObject({ outcome: 'adopted' });
    expect(ids()).toEqual(['b', 'c', 'd']);
    expect(await fetch('main', { asked: true })).toMatchObject({ outcome: 'unchanged' });
  });

  it('keeps delays and extensions relative, retires what it has caught up with, orphans what it drops [P1] [P2] [P3]', async () => {
    await add();
    await fetch();
    await delay('a', 15);
    await delay('c', 20);
    await delay('d', 5);
    server.answer = give(
      file([...with_('a', '09:00', '09:45').slice(0, 2), ...with_('c', '10:20', '11:20').slice(2, 3)]),
    );
    const { adoption } = await fetch();
    expect(adoption).toMatchObject({ retired: [{ session: 'c', field: 'delay' }], orphans: ['d'] });
    expect(clockOf(conference().schedule.byId.get('a')!.start)).toBe('09:15');
    expect(conference().live.sessions).toEqual({ a: { delay: 15 }, d: { delay: 5 } });
  });

  it('tells in a dry run what it would do, and does nothing', async () => {
    await add();
    expect(await fetch('main', { dryRun: true })).toMatchObject({
      outcome: 'proposed',
      adoption: { diff: { removed: [] } },
    });
    expect([conference().revision, (await sources.get('small', 'main')).part]).toEqual([0, undefined]);
    server.answer = give('<schedule>');
    await expect(fetch('main', { dryRun: true })).rejects.toMatchObject({ code: 'not-well-formed' });
    expect((await sources.get('small', 'main')).warning).toBeUndefined();
  });

  it('is read with its format, zone and breaks', async () => {
    await add({ inferBreaks: 30, timezone: 'Europe/Berlin' });
    server.answer = give(file([...ROWS, ['e', 'Box', '13:00', '14:00']]));
    expect((await fetch()).source.part).toMatchObject({ sessions: 5 });
    expect(conference().timezone).toBe('Europe/Berlin');
    const breaks = conference().programme.sessions.filter(({ kind }) => kind === 'break');
    expect(breaks.map(({ start, end, room }) => [clockOf(start), clockOf(end!), room])).toEqual([
      ['12:00', '13:00', undefined],
    ]);
    await sources.alter('small', 'main', { format: 'xml', inferBreaks: null });
    expect(await fetch()).toMatchObject({ outcome: 'kept' });
    expect((await sources.get('small', 'main')).inferBreaks).toBeUndefined();
  });
});

describe('a feed that is no good keeps the last good programme', () => {
  beforeEach(async () => {
    await add();
    await fetch();
  });
  const kept = async (code: string) => {
    const { outcome, source } = await fetch();
    expect([outcome, source.warning?.code]).toEqual(['kept', code]);
    expect(source.warning!.message).toMatch(/What was fetched before stays\.$/);
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    expect(conference().revision).toBe(1);
    return source;
  };

  it('if it is truncated, in the air or in the file', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '10000' }).write(file(ROWS).slice(0, 900));
      setImmediate(() => response.destroy());
    };
    await kept('truncated');
    server.answer = give(file(ROWS).slice(0, 900));
    await kept('not-well-formed');
    server.answer = give('<schedule><conference><title>Small</title>');
    await kept('not-well-formed');
  });

  it('if it is empty, or something else', async () => {
    server.answer = give('');
    await kept('empty');
    server.answer = give(file([]));
    await kept('no-sessions');
    server.answer = give('<!doctype html><title>Log in</title>');
    expect((await fetch()).outcome).toBe('kept');
  });

  it('if it is oversized or too slow', async () => {
    sources = open(fetcher({ limits: { ...LIMITS, bytes: 100 } }));
    await kept('too-large');
    sources = open(fetcher({ limits: { ...LIMITS, total: 50 } }));
    server.answer = (_request, response) => void response.writeHead(200).write('<');
    await kept('too-slow');
  });

  it('if the address may not be asked any more', async () => {
    await sources.alter('small', 'main', { allowPrivate: false });
    await kept('address-refused');
  });

  it('if the server fails: it is asked more and more rarely, and the warning keeps its beginning', async () => {
    server.answer = give('', {}, 500);
    const first = clock.now();
    const waits: number[] = [];
    for (let n = 0; n < 5; n++) {
      const source = await kept('bad-answer');
      expect(source).toMatchObject({ failures: n + 1, warning: { since: first } });
      waits.push((source.next - clock.now()) / MINUTE);
      clock.instant = source.next;
    }
    expect(waits).toEqual([22, 44, 66, 66, 66]);
    server.answer = give(file(ROWS));
    expect((await fetch()).source).toMatchObject({ failures: 0, warning: undefined, next: clock.now() + 11 * MINUTE });
  });

  it('if it has shrunk below half, until somebody approves it', async () => {
    server.answer = tagged(file(ROWS.slice(2)), '"half"');
    expect(await fetch()).toMatchObject({ outcome: 'adopted' });
    server.answer = give(file(ROWS));
    await fetch();
    server.answer = tagged(file(ROWS.slice(3)), '"few"');
    const { outcome, source } = await fetch();
    expect(outcome).toBe('held');
    expect(source).toMatchObject({
      warning: { code: 'shrunken', message: expect.stringContaining('1 of 4 sessions') },
      held: { reason: 'shrunken', sessions: 1 },
    });
    expect(ids()).toHaveLength(4);
    // A 304 says that it is still so, also after a failure.
    const few = server.answer;
    server.answer = give('', {}, 500);
    expect((await fetch()).source).toMatchObject({ warning: { code: 'bad-answer' }, held: { reason: 'shrunken' } });
    server.answer = few;
    expect(await fetch()).toMatchObject({ outcome: 'unchanged', source: { warning: { code: 'shrunken' } } });
    await sources.approve('small', 'main', ORGANISER, { hash: source.held!.hash });
    expect(ids()).toEqual(['d']);
    expect(await sources.get('small', 'main')).toMatchObject({ part: { sessions: 1 } });
    expect((await sources.get('small', 'main')).warning).toBeUndefined();
  });

  it('which is over as soon as it is as before', async () => {
    server.answer = give(file(ROWS.slice(3)));
    await fetch();
    server.answer = give(file(ROWS));
    const { outcome, source } = await fetch();
    expect([outcome, source.held, source.warning]).toEqual(['unchanged', undefined, undefined]);
  });

  it('by the share that the organiser chose', async () => {
    await sources.alter('small', 'main', { minShare: 0.75 });
    server.answer = give(file(ROWS.slice(2)));
    expect((await fetch()).outcome).toBe('held');
    await sources.alter('small', 'main', { minShare: 0 });
    server.answer = give(file(ROWS.slice(3)));
    expect((await fetch()).outcome).toBe('adopted');
  });
});

describe('holding for approval', () => {
  it('shows what it would do, and does it for the hash that was seen', async () => {
    await add({ apply: 'hold' });
    const held = (await fetch()).source.held!;
    expect([held.reason, conference().revision]).toEqual(['asked', 0]);
    expect(await sources.proposal('small', 'main')).toMatchObject({ diff: { added: ['a', 'b', 'c', 'd'] } });
    server.answer = give(file(with_('a', '10:05', '10:50')));
    const newer = (await fetch()).source.held!;
    await expect(sources.approve('small', 'main', ORGANISER, { hash: held.hash })).rejects.toMatchObject({
      status: 412,
      code: 'stale-source',
      about: { hash: newer.hash },
    });
    expect(await sources.approve('small', 'main', ORGANISER, { hash: newer.hash })).toMatchObject({
      outcome: 'adopted',
      source: { part: { hash: newer.hash }, held: undefined },
      adoption: { revision: 1 },
    });
    expect((await journal())[0]).toMatchObject({ by: ORGANISER, command: { source: 'main' } });
    expect(await sources.proposal('small', 'main')).toBeNull();
    await expect(sources.approve('small', 'main', ORGANISER, { hash: newer.hash })).rejects.toMatchObject({
      code: 'nothing-held',
    });
    expect((await fetch()).outcome).toBe('unchanged');
  });

  it('tells the proposal against what live changes are by then', async () => {
    await add({ apply: 'hold' });
    const { hash } = (await fetch()).source.held!;
    await sources.approve('small', 'main', ORGANISER, { hash });
    server.answer = give(file(with_('a', '10:15', '11:00')));
    await fetch();
    await delay('a', 15);
    expect(await sources.proposal('small', 'main')).toMatchObject({ retired: [{ session: 'a', field: 'delay' }] });
  });

  it('also when ids of sessions with live changes have changed: they move over only if somebody says so [P3]', async () => {
    await add();
    await fetch();
    await delay('a', 15);
    const renamed = ROWS.map(([id, ...rest]) => [id === 'a' ? 'new' : id, ...rest] as Row);
    server.answer = give(file(renamed));
    const { outcome, source } = await fetch();
    expect([outcome, source.warning?.code]).toEqual(['held', 'renamed']);
    const { renames } = (await sources.proposal('small', 'main'))!;
    expect(renames).toEqual([{ from: 'a', to: 'new', score: 1 }]);
    const { hash } = source.held!;
    const wrong = [{ from: 'b', to: 'new' }];
    await expect(sources.approve('small', 'main', ORGANISER, { hash, renamed: wrong })).rejects.toMatchObject({
      code: 'invalid-rename',
    });
    await sources.approve('small', 'main', ORGANISER, { hash, renamed: renames });
    expect(conference().live.sessions).toEqual({ new: { delay: 15 } });
  });

  it('but not when the sessions have no live changes', async () => {
    await add();
    await fetch();
    server.answer = give(file(ROWS.map(([id, ...rest]) => [`n${id}`, ...rest] as Row)));
    expect(await fetch()).toMatchObject({ outcome: 'adopted', adoption: { renames: { length: 4 } } });
  });
});

describe('several sources', () => {
  const OTHER: readonly Row[] = [
    ['a', 'Cube', '10:00', '11:00', { title: 'Other A' }],
    ['x', 'g-1', '12:00', '13:00', { title: 'Other X' }],
  ];
  const rooms = [
    { id: 'Cube', name: 'Cube' },
    { id: 'g-1', name: 'AULA' },
  ];
  const otherFile = (rows: readonly Row[]) => give(file(rows, { rooms, tracks: [] }));
  let other: Feed;
  beforeEach(async () => {
    other = await feed(otherFile(OTHER));
    await add();
    await add({ id: 'other', url: other.url });
    await fetch();
    await fetch('other');
  });
  afterEach(() => other.close());

  it('make one programme, each owning its sessions, rooms matched by name', async () => {
    expect(ids()).toEqual(['a', 'b', 'c', 'd', 'other.a', 'other.x']);
    expect(conference().schedule.byId.get('other.x')!.room).toBe('Aula');
    expect(conference().programme.rooms.map(({ id }) => id)).toEqual(['Aula', 'Box', 'Cube']);
    await delay('other.a', 10);
    server.answer = give(file(ROWS.slice(1)));
    expect((await fetch()).adoption!.diff.removed).toEqual(['a']);
    expect(ids()).toEqual(['b', 'c', 'd', 'other.a', 'other.x']);
    expect(conference().live.sessions).toEqual({ 'other.a': { delay: 10 } });
  });

  it('fail and shrink each on its own', async () => {
    server.answer = give('', {}, 500);
    other.answer = otherFile([...OTHER, ['y', 'Cube', '14:00', '15:00']]);
    expect([(await fetch()).outcome, (await fetch('other')).outcome]).toEqual(['kept', 'adopted']);
    expect(ids()).toHaveLength(7);
    expect((await sources.get('small', 'other')).warning).toBeUndefined();
  });

  it('leave with their sessions; the last one leaves its programme', async () => {
    const left = await sources.remove('small', 'main', ORGANISER);
    expect(left).toMatchObject({ diff: { removed: ['a', 'c', 'b', 'd'], added: [], changed: [] } });
    expect(ids()).toEqual(['other.a', 'other.x']);
    expect(conference().programme.rooms.map(({ id }) => id)).toEqual(['Cube', 'Aula']);
    expect(await sources.remove('small', 'other', ORGANISER)).toBeNull();
    expect(ids()).toEqual(['other.a', 'other.x']);
    expect(await sources.list('small')).toEqual([]);
  });

  it('stand beside what is uploaded, which replaces what was uploaded before', async () => {
    const extra: Row[] = [['u', 'Cube', '16:00', '17:00']];
    const dry = await upload(extra, { dryRun: true });
    expect(dry).toMatchObject({ diff: { added: ['upload.u'], removed: [] }, warnings: [{ code: 'beside-sources' }] });
    expect(await sources.list('small')).toHaveLength(2);
    await upload(extra);
    expect(ids()).toEqual(['a', 'b', 'c', 'd', 'other.a', 'other.x', 'upload.u']);
    await upload([['v', 'Cube', '16:00', '17:00']]);
    expect(ids()).toEqual(['a', 'b', 'c', 'd', 'other.a', 'other.x', 'upload.v']);
    await fetch('main', { asked: true });
    expect(ids()).toContain('upload.v');
    await expect(fetch('upload')).rejects.toMatchObject({ code: 'not-fetched' });
    await expect(sources.alter('small', 'upload', { every: 5 })).rejects.toMatchObject({ code: 'invalid-source' });
  });
});

describe('sources', () => {
  it('replace what was uploaded before there were any, ids being what they were', async () => {
    await upload(ROWS);
    await delay('a', 15);
    await add();
    expect(await fetch()).toMatchObject({ outcome: 'unchanged', source: { part: { sessions: 4 } } });
    expect(conference().live.sessions).toEqual({ a: { delay: 15 } });
  });

  it('that have never given anything do not stand in the way of an upload', async () => {
    await add();
    await upload(ROWS);
    expect(ids()).toEqual(['a', 'b', 'c', 'd']);
    await fetch();
    expect(ids()).toHaveLength(8);
    expect(ids()).toContain('main.a');
  });

  it('survive a restart with all that is known of them', async () => {
    server.answer = tagged(file(ROWS), '"1"');
    await add();
    await fetch();
    server.answer = give(file(ROWS.slice(3)));
    await fetch();
    const again = await Conferences.open(store, clock);
    sources = open(fetcher(), again);
    expect(await sources.get('small', 'main')).toMatchObject({
      part: { sessions: 4 },
      held: { sessions: 1, reason: 'shrunken' },
      warning: { code: 'shrunken' },
    });
    const { hash } = (await sources.get('small', 'main')).held!;
    await sources.approve('small', 'main', ORGANISER, { hash });
    expect(again.get('small').programme.sessions.map(({ id }) => id)).toEqual(['d']);
  });

  it('have ids of their own, and addresses and zones that can be', async () => {
    const { id } = await sources.add('small', { ...DEFAULTS, url: 'https://pretalx.com/x' });
    expect(id).toBe('pretalx-com');
    expect((await sources.add('small', { ...DEFAULTS, url: 'https://pretalx.com/y' })).id).toBe('pretalx-com-2');
    await expect(add({ id })).rejects.toMatchObject({ status: 409, code: 'source-exists' });
    await expect(add({ url: 'ftp://x/' })).rejects.toMatchObject({ code: 'invalid-source' });
    await expect(add({ timezone: 'Mars/Base' })).rejects.toMatchObject({ code: 'invalid-source' });
    await expect(sources.alter('small', id, { timezone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'invalid-source',
    });
    await expect(sources.get('small', 'none')).rejects.toMatchObject({ status: 404, code: 'unknown-source' });
    await expect(sources.list('none')).rejects.toMatchObject({ code: 'unknown-conference' });
  });

  it('of a conference that was deleted are not those of the next of its slug', async () => {
    await add();
    await conferences.remove('small');
    await conferences.create({ slug: 'small' });
    expect(await sources.list('small')).toEqual([]);
    expect(await sources.all()).toEqual([]);
    await add({ id: 'next' });
    await sources.tidy('small');
    expect((await store.records.list(SOURCES)).length).toBe(1);
  });

  it('that are removed while they are fetched give nothing', async () => {
    await add();
    server.answer = (request, response) =>
      void sources.remove('small', 'main', ORGANISER).then(() => give(file(ROWS))(request, response));
    await expect(fetch()).rejects.toMatchObject({ code: 'unknown-source' });
    expect(conference().revision).toBe(0);
    expect(time('10:00')).toBe(programme(ROWS).sessions[0]!.start);
  });
});
