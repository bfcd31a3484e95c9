import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { assigned, paired } from '../../support/screens.js';
import { connect } from '../../support/socket.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench({ bounds: { pass: 10, presenceEvery: 10 } });
});
afterEach(() => bench.app.close());

const list = async () => (await bench.ask('viewer', 'GET', '/api/displays')).json;

describe('a display', () => {
  it('is told of what is altered, whole, and only it', async () => {
    const [one, two] = [await paired(bench, { name: 'One' }), await paired(bench, { name: 'Two' })];
    const wish = {
      name: 'Left',
      rotate: 90,
      size: 96,
      theme: 'paper',
      languages: ['ro', 'en'],
      night: { from: '22:00', until: '07:00' },
    };
    const { status, json } = await bench.ask('organiser', 'PATCH', `/api/displays/${one.id}`, wish);
    expect([status, json.name, json.target.rotate]).toEqual([200, 'Left', 90]);
    expect(await assigned(one, ({ name }) => name === 'Left')).toMatchObject({
      ...wish,
      conference: 'small',
      room: 'Aula',
    });
    two.socket.say({ type: 'time', sent: 1 });
    await two.socket.next('time');
    expect(JSON.stringify(two.socket.messages)).not.toContain('Left');
  });

  it('of another conference is told where it belongs, and not what happens where it was', async () => {
    const screen = await paired(bench);
    await bench.conferences.create({ slug: 'other' });
    await bench.ask('organiser', 'PATCH', `/api/displays/${screen.id}`, { conference: 'other', room: null });
    await assigned(screen, ({ conference }) => conference === 'other');
    const again = await connect(bench.app);
    again.hello({ display: screen.token });
    expect((await assigned({ socket: again })).conference).toBe('other');
    again.say({ type: 'time', sent: 1 });
    await again.next('time');
    expect(again.ofType('welcome')).toEqual([]);
    again.hello({ conference: 'other', display: screen.token });
    expect((await again.next('welcome')).conference).toBe('other');
  });

  it('that is away gets it on its return', async () => {
    const screen = await paired(bench);
    screen.socket.socket.close();
    await expect.poll(async () => (await list())[0].online).toBe(false);
    await bench.ask('organiser', 'PATCH', `/api/displays/${screen.id}`, { name: 'Later' });
    await bench.ask('organiser', 'POST', `/api/displays/${screen.id}/commands`, { type: 'reload' });
    const back = await connect(bench.app);
    back.hello({ display: screen.token });
    expect(await assigned({ socket: back })).toMatchObject({ name: 'Later', reload: 1 });
  });

  it('shows who it is for a while, and a new hello does not make it longer', async () => {
    const screen = await paired(bench);
    await bench.ask('organiser', 'POST', `/api/displays/${screen.id}/commands`, { type: 'identify' });
    expect((await assigned(screen, ({ identify }) => identify > 0)).identify).toBe(20_000);
    bench.clock.instant += 15_000;
    const back = await connect(bench.app);
    back.hello({ display: screen.token });
    expect((await assigned({ socket: back })).identify).toBe(5_000);
    bench.clock.instant += 15_000;
    back.hello({ display: screen.token });
    await assigned({ socket: back }, ({ identify }) => identify === 0);
  });

  it('that is not paired can be asked who it is and be loaded anew as well, while it is there', async () => {
    const plain = await connect(bench.app);
    plain.hello({ about: { view: 'room', room: 'Aula' } });
    await plain.next('welcome');
    const [{ id, paired: isPaired, name }] = await list();
    expect([isPaired, name]).toEqual([false, null]);
    const order = (type: string) => bench.ask('organiser', 'POST', `/api/displays/${id}/commands`, { type });
    expect((await order('identify')).status).toBe(204);
    expect(await plain.next('command', ({ command }) => command === 'identify')).toMatchObject({
      name: 'Aula',
      number: id,
    });
    expect((await order('reload')).status).toBe(204);
    await plain.next('command', ({ command }) => command === 'reload');
    expect((await bench.ask('organiser', 'PATCH', `/api/displays/${id}`, { name: 'x' })).json.code).toBe(
      'unknown-display',
    );
    plain.socket.close();
    await expect.poll(list).toEqual([]);
    expect((await order('identify')).json.code).toBe('unknown-display');
  });

  it('is steered with others, all or none', async () => {
    const screens = [await paired(bench, { name: 'One' }), await paired(bench, { name: 'Two' })];
    const ids = screens.map(({ id }) => id);
    const none = await bench.ask('organiser', 'PATCH', '/api/displays', { ids: [...ids, 'nobody'], tags: ['x'] });
    expect(none.json.code).toBe('unknown-display');
    expect((await list()).flatMap((screen: { tags: string[] }) => screen.tags)).toEqual([]);
    const all = await bench.ask('organiser', 'PATCH', '/api/displays', {
      ids,
      tags: ['ground floor'],
      theme: 'contrast',
    });
    expect(all.json.map((screen: { tags: string[] }) => screen.tags)).toEqual([['ground floor'], ['ground floor']]);
    for (const screen of screens) await assigned(screen, ({ theme }) => theme === 'contrast');
    expect((await bench.ask('organiser', 'POST', '/api/displays/commands', { ids, type: 'identify' })).status).toBe(
      204,
    );
    for (const screen of screens) await assigned(screen, ({ identify }) => identify > 0);
    for (const [method, url] of [
      ['PATCH', '/api/displays'],
      ['POST', '/api/displays/commands'],
    ] as const)
      expect((await bench.ask('helper', method, url, { ids, type: 'identify' })).status).toBe(403);
  });
});

describe('watching', () => {
  it('says since when a display is away, also after a restart of the server', async () => {
    const { store } = bench;
    const screen = await paired(bench);
    bench.clock.instant += 60_000;
    screen.socket.socket.close();
    await expect.poll(async () => (await list())[0].offlineSince).toBe('2026-10-24T09:01:00+00:00');
    await bench.app.close();
    bench = await appBench({ store, clock: bench.clock });
    bench.clock.instant += 60_000;
    expect((await list())[0]).toMatchObject({
      online: false,
      offlineSince: '2026-10-24T09:01:00+00:00',
      conference: 'small',
    });
    const { text } = await bench.ask(null, 'GET', '/metrics');
    expect(text).toContain(`hallway_display_online{display="${screen.id}",name="Door"} 0`);
    expect(text).toContain('hallway_displays_paired 1');
  });

  it('tells Prometheus what a display says of itself', async () => {
    const { socket, id } = await paired(bench);
    socket.say({ type: 'status', memory: 12_000_000, roundTrip: 20, clockError: -1500, uptime: 60_000, browser: 'x' });
    socket.say({ type: 'shown', revision: 1 });
    await expect.poll(async () => (await list())[0].status?.memory).toBe(12_000_000);
    const { text } = await bench.ask(null, 'GET', '/metrics');
    const labels = `{display="${id}",name="Door"}`;
    for (const line of [
      `hallway_display_online${labels} 1`,
      `hallway_display_current${labels} 1`,
      `hallway_display_memory_bytes${labels} 12000000`,
      `hallway_display_round_trip_seconds${labels} 0.02`,
      `hallway_display_clock_error_seconds${labels} -1.5`,
      `hallway_display_uptime_seconds${labels} 60`,
    ])
      expect(text).toContain(line);
  });
});
