import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { programme } from '../../support/programme.js';
import { appBench, type AppBench } from '../../support/app.js';
import { ORGANISER, ROWS, imported } from '../../support/conferences.js';
import { cookieOf, Device, EMAIL, OWN, SECRET, signUp } from '../../support/attendees.js';

let bench: AppBench;
let phone: Device;
beforeEach(async () => {
  bench = await appBench();
  phone = await signUp(bench);
});
afterEach(() => bench.app.close());

const URL = '/api/attendee/conferences/small/bookmarks';
const another = async (): Promise<Device> =>
  new Device(
    bench,
    cookieOf(await bench.ask(null, 'POST', '/api/attendee/login', { email: EMAIL, password: SECRET }, OWN)),
  );
const sync = async (device: Device, bookmarks: object) => (await device.ask('POST', URL, { bookmarks })).json.bookmarks;
const change = (command: object) => bench.ask('organiser', 'POST', '/api/conferences/small/changes', command);

describe('bookmarks of an account', () => {
  it('[F1] merge what two devices have, and lose nothing', async () => {
    const laptop = await another();
    expect(await sync(phone, { a: { on: true, at: 10 }, b: { on: true, at: 10 } })).toHaveProperty('a');
    const merged = { a: { on: true, at: 10 }, b: { on: false, at: 11 }, c: { on: true, at: 5 } };
    expect(await sync(laptop, { a: { on: false, at: 9 }, b: { on: false, at: 11 }, c: { on: true, at: 5 } })).toEqual(
      merged,
    );
    expect((await phone.ask('GET', URL)).json).toEqual({ bookmarks: merged });
  });

  it('[F1] survive writes at the same moment', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await Promise.all(ids.map((id, at) => sync(phone, { [id]: { on: true, at } })));
    expect(Object.keys((await phone.ask('GET', URL)).json.bookmarks).sort()).toEqual(ids);
  });

  it('are of sessions that exist, or once did', async () => {
    expect(await sync(phone, { a: { on: true, at: 1 }, never: { on: true, at: 1 } })).toEqual({
      a: { on: true, at: 1 },
    });
    await bench.conferences.adopt('small', imported(programme(ROWS.filter(([id]) => id !== 'a'))), ORGANISER);
    expect(await sync(phone, { a: { on: false, at: 2 } })).toEqual({ a: { on: false, at: 2 } });
  });

  it('P3 follow a session that the programme has under another id', async () => {
    await sync(phone, { a: { on: true, at: 1 }, b: { on: false, at: 1 } });
    const rows = ROWS.map((row) => (row[0] === 'a' ? (['new-a', ...row.slice(1)] as unknown as typeof row) : row));
    await bench.conferences.adopt('small', imported(programme(rows)), ORGANISER, {
      renamed: [{ from: 'a', to: 'new-a' }],
    });
    await expect.poll(async () => (await phone.ask('GET', URL)).json.bookmarks['new-a']).toEqual({ on: true, at: 1 });
  });

  it('refuse what is none', async () => {
    for (const bookmarks of [
      { a: { on: 'yes', at: 1 } },
      { a: { on: true, at: -1 } },
      { a: { on: true, at: 1e15 } },
      { a: { on: true } },
      { ['x'.repeat(201)]: { on: true, at: 1 } },
      [],
    ]) {
      expect((await phone.ask('POST', URL, { bookmarks })).json.code, JSON.stringify(bookmarks)).toBe(
        'invalid-request',
      );
    }
    expect((await phone.ask('GET', URL)).json).toEqual({ bookmarks: {} });
  });

  it('of a deleted conference are forgotten, also when one of the same name comes after it', async () => {
    await sync(phone, { a: { on: true, at: 1 } });
    await bench.conferences.remove('small');
    await bench.conferences.adopt('small', imported(), ORGANISER);
    expect((await phone.ask('GET', URL)).json).toEqual({ bookmarks: {} });
    const kept = async () => (await bench.store.records.list('attendee-bookmarks')).map(({ value }) => value);
    await expect.poll(kept).toEqual([{}]);
  });
});

describe('the stream of an account', () => {
  /** Opens the stream as a page does; `next` waits for the next event of a type. */
  async function open(device: Device) {
    if (!bench.app.server.listening) await bench.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = bench.app.server.address() as AddressInfo;
    const asked = request({ port, host: '127.0.0.1', path: '/api/attendee/live', headers: { cookie: device.cookie } });
    asked.end();
    const [response] = await once(asked, 'response');
    let text = '';
    // Test code hangs up; that is no fault.
    response.on('error', () => undefined);
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    return {
      status: response.statusCode as number,
      type: response.headers['content-type'] as string,
      events: () =>
        [...text.matchAll(/event: (.*)\ndata: (.*)\n\n/g)].map(([, type, data]) => [type, JSON.parse(data!)]),
      ended: new Promise((resolve) => response.on('close', resolve)),
      close: () => asked.destroy(),
      text: () => text,
    };
  }

  it('tells the other devices of one person what is new, and nobody else', async () => {
    const laptop = await another();
    const stranger = await signUp(bench, 'ben@example.org');
    const [here, there, elsewhere] = [await open(phone), await open(laptop), await open(stranger)];
    expect([here.status, here.type]).toEqual([200, 'text/event-stream']);
    await sync(phone, { a: { on: true, at: 1 } });
    await sync(phone, { a: { on: true, at: 1 }, b: { on: true, at: 2 } });
    const told = [
      ['bookmarks', { conference: 'small', bookmarks: { a: { on: true, at: 1 } } }],
      ['bookmarks', { conference: 'small', bookmarks: { b: { on: true, at: 2 } } }],
    ];
    await expect.poll(there.events).toEqual(told);
    await expect.poll(here.events).toEqual(told);
    await sync(stranger, { c: { on: true, at: 3 } });
    await expect.poll(elsewhere.events).toHaveLength(1);
    expect(there.events()).toHaveLength(2);
    expect(bench.app.house.streams.size).toBe(3);
    there.close();
    await expect.poll(() => bench.app.house.streams.size).toBe(2);
  });

  it('tells what another process has written', async () => {
    const stream = await open(phone);
    const [{ key }] = (await bench.store.records.list('attendees')) as unknown as [{ key: string }];
    const { id } = bench.conferences.get('small').record;
    await bench.store.records.put('attendee-bookmarks', key, { [id]: { d: { on: true, at: 4 } } });
    await expect
      .poll(stream.events)
      .toEqual([['bookmarks', { conference: 'small', bookmarks: { d: { on: true, at: 4 } } }]]);
  });

  it('ends with the account, with other logins when the password is new, and with the server', async () => {
    const laptop = await another();
    const [first, second] = [await open(phone), await open(laptop)];
    await laptop.ask('PUT', '/api/attendee/password', { current: SECRET, password: 'a new password' });
    await Promise.all([first.ended, second.ended]);
    const third = await open(laptop);
    await laptop.ask('DELETE', '/api/attendee');
    await third.ended;
    expect(third.events()).toEqual([['deleted', {}]]);
    const fourth = await open(await signUp(bench, 'ben@example.org'));
    await bench.app.close();
    await fourth.ended;
  });

  it('is bounded: of one person the oldest ends, and when there are too many, newcomers wait', async () => {
    await bench.app.close();
    bench = await appBench({ attendees: { streams: { perAttendee: 2, most: 3 } } });
    phone = await signUp(bench);
    const streams = [await open(phone), await open(phone), await open(phone)];
    await streams[0]!.ended;
    const others = await open(await signUp(bench, 'ben@example.org'));
    expect(others.status).toBe(200);
    const late = await (await signUp(bench, 'eva@example.org')).ask('GET', '/api/attendee/live');
    expect([late.status, late.json.code, late.headers['retry-after']]).toEqual([503, 'busy', '10']);
  });

  it('shows signs of life', async () => {
    await bench.app.close();
    bench = await appBench({ attendees: { streams: { beatEvery: 10 } } });
    const stream = await open(await signUp(bench));
    await expect.poll(() => stream.text().split(': \n\n').length).toBeGreaterThan(3);
  });
});

describe('a personal calendar', () => {
  const CALENDAR = '/api/attendee/conferences/small/calendar';
  const make = async (): Promise<string> => (await phone.ask('POST', CALENDAR)).json.path;
  const read = async (path: string) => {
    const answer = await bench.ask(null, 'GET', path, undefined, { host: 'hallway.test' });
    const calendar = new ICAL.Component(ICAL.parse(answer.text));
    const sessions = calendar.getAllSubcomponents('vevent').map((each) => {
      const event = new ICAL.Event(each);
      const status = each.getFirstPropertyValue('status');
      return { uid: event.uid, start: event.startDate.toJSDate().toISOString(), sequence: event.sequence, status };
    });
    return { answer, calendar, sessions };
  };

  it('has what is bookmarked and follows a delay, with SEQUENCE up, a move and a cancellation', async () => {
    await sync(phone, { a: { on: true, at: 1 }, e: { on: true, at: 1 }, b: { on: false, at: 1 } });
    const path = await make();
    expect(path).toMatch(/^\/c\/small\/my\/[\w-]{16}\.[\w-]{22}\.ics$/);
    const before = await read(path);
    expect(before.answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
    });
    expect(before.calendar.getFirstPropertyValue('x-wr-calname')).toBe('Small: my sessions');
    expect(before.calendar.getFirstPropertyValue('source')).toBe(`http://hallway.test${path}`);
    expect(before.sessions).toEqual([
      { uid: 'a@small.hallway', start: '2026-10-24T10:00:00.000Z', sequence: 0, status: 'CONFIRMED' },
      { uid: 'e@small.hallway', start: '2026-10-24T10:00:00.000Z', sequence: 0, status: 'CONFIRMED' },
    ]);
    await change({ type: 'delay', session: 'a', minutes: 15 });
    const after = await read(path);
    expect(after.sessions[1]).toEqual({
      uid: 'a@small.hallway',
      start: '2026-10-24T10:15:00.000Z',
      sequence: 1,
      status: 'CONFIRMED',
    });
    await change({ type: 'move', session: 'a', room: 'Cube' });
    await change({ type: 'cancel', session: 'e' });
    const { sessions, calendar } = await read(path);
    expect(sessions.map(({ uid, status }) => [uid, status])).toEqual([
      ['e@small.hallway', 'CANCELLED'],
      ['a@small.hallway', 'CONFIRMED'],
    ]);
    expect(calendar.getAllSubcomponents('vevent')[1]!.getFirstPropertyValue('location')).toBe('Cube');
  });

  it('is empty while nothing is bookmarked, and answers 304 while nothing has changed', async () => {
    const path = await make();
    const { answer, sessions } = await read(path);
    expect(sessions).toEqual([]);
    const again = await bench.ask(null, 'GET', path, undefined, {
      host: 'hallway.test',
      'if-none-match': answer.headers['etag']!,
    });
    expect(again.status).toBe(304);
    await sync(phone, { a: { on: true, at: 1 } });
    expect((await read(path)).sessions).toHaveLength(1);
  });

  it('has one address that is shown again to its owner, and that nothing kept would tell', async () => {
    expect((await phone.ask('GET', CALENDAR)).json).toEqual({ path: null });
    const path = await make();
    expect((await phone.ask('GET', CALENDAR)).json).toEqual({ path });
    expect((await (await another()).ask('GET', CALENDAR)).json).toEqual({ path });
    const kept = JSON.stringify(await bench.store.records.list('attendees'));
    expect(kept).not.toContain(/\.([\w-]{22})\.ics/.exec(path)![1]);
  });

  it('is read by nobody who has another, an old or a wrong address', async () => {
    const path = await make();
    const stranger = await signUp(bench, 'ben@example.org');
    const theirs = (await stranger.ask('POST', CALENDAR)).json.path as string;
    const mixed = path.split('.')[0] + theirs.slice(theirs.indexOf('.'));
    const renewed = await make();
    for (const wrong of [path, mixed, `${path.split('.')[0]}.ics`, '/c/small/my/..ics', '/c/small/my/x.y.ics']) {
      expect((await bench.ask(null, 'GET', wrong)).json.code, wrong).toBe('unknown-calendar');
    }
    expect((await bench.ask(null, 'GET', renewed)).status).toBe(200);
    expect((await phone.ask('DELETE', CALENDAR)).status).toBe(204);
    expect((await phone.ask('DELETE', CALENDAR)).status).toBe(204);
    expect((await bench.ask(null, 'GET', renewed)).json.code).toBe('unknown-calendar');
    expect((await bench.ask(null, 'GET', theirs)).status).toBe(200);
  });
});
