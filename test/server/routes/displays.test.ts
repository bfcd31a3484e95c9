import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, makeAnna, PASSWORD, type AppBench } from '../../support/app.js';
import { ORGANISER } from '../../support/conferences.js';
import { connect } from '../../support/socket.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench({ bounds: { pass: 10, presenceEvery: 10 } });
});
afterEach(() => bench.app.close());

const delay = (minutes: number) =>
  bench.conferences.execute('small', { type: 'delay', session: 'a', minutes }, { by: ORGANISER });

describe('the list of displays', () => {
  it('says of each what it is, what it was told and what it shows', async () => {
    const screen = await connect(bench.app);
    screen.hello({ about: { view: 'room', room: 'Aula', name: 'Door left' } });
    const guide = await connect(bench.app);
    guide.hello({ about: { view: 'guide' } });
    await Promise.all([screen.next('welcome'), guide.next('welcome')]);
    screen.say({ type: 'status', viewport: [1920, 1080], version: '1.2.3' });
    screen.say({ type: 'shown', revision: 1 });
    await delay(5);
    await screen.next('change');
    const list = async () => (await bench.ask('viewer', 'GET', '/api/displays')).json;
    await expect.poll(async () => (await list())[0]?.shown?.revision).toBe(1);
    expect(await list()).toEqual([
      {
        id: expect.any(String),
        conference: 'small',
        view: 'room',
        room: 'Aula',
        name: 'Door left',
        paired: false,
        prepared: false,
        number: null,
        tags: [],
        online: true,
        offlineSince: null,
        current: 2,
        target: null,
        since: '2026-10-24T09:00:00+00:00',
        told: 2,
        shown: { revision: 1, at: '2026-10-24T09:00:00+00:00' },
        status: { viewport: [1920, 1080], version: '1.2.3' },
      },
    ]);
    screen.say({ type: 'shown', revision: 2 });
    await expect.poll(async () => (await list())[0]?.shown?.revision).toBe(2);
    const { text } = await bench.ask(null, 'GET', '/metrics');
    expect(text).toContain('hallway_displays{conference="small"} 1');
    expect(text).toContain('hallway_shown_seconds_count 1');
    screen.socket.close();
    await expect.poll(list).toEqual([]);
  });

  it('believes no display that claims the future', async () => {
    const screen = await connect(bench.app);
    screen.hello();
    await screen.next('welcome');
    screen.say({ type: 'shown', revision: 99 });
    screen.say({ type: 'time', sent: 1 });
    await screen.next('time');
    expect((await bench.ask('viewer', 'GET', '/api/displays')).json[0].shown).toBeNull();
  });

  it('is for those who may see the panel', async () => {
    expect((await bench.ask(null, 'GET', '/api/displays')).status).toBe(401);
  });
});

describe('presence', () => {
  it('goes to those who may see the panel and to nobody else, counting screens alone', async () => {
    await makeAnna(bench.store);
    const login = await bench.ask(null, 'POST', '/api/login', { name: 'anna', password: PASSWORD });
    const panel = await connect(bench.app, { cookie: String(login.headers['set-cookie']).split(';')[0]! });
    panel.hello({ about: { view: 'admin' } });
    await panel.next('presence', ({ displays }) => displays === 0);
    const screens = await Promise.all([1, 2, 3].map(() => connect(bench.app)));
    for (const screen of screens) screen.hello({ about: { view: 'room' } });
    await panel.next('presence', ({ displays, current }) => displays === 3 && current === 0);
    await delay(5);
    for (const screen of screens) {
      const { revision } = await screen.next('change');
      screen.say({ type: 'shown', revision });
    }
    await panel.next('presence', ({ displays, current }) => displays === 3 && current === 3);
    await delay(6);
    await panel.next('presence', ({ displays, current }) => displays === 3 && current === 0);
    screens[0]!.socket.close();
    await panel.next('presence', ({ displays }) => displays === 2);
    expect(screens.flatMap((screen) => screen.ofType('presence'))).toEqual([]);
  });

  it('is told once a second at most, however many connect', async () => {
    await bench.app.close();
    bench = await appBench({ bounds: { pass: 10, presenceEvery: 300 } });
    const panel = await connect(bench.app, { authorization: `Bearer ${bench.tokens.viewer}` });
    panel.hello();
    await panel.next('presence');
    const screens = await Promise.all(Array.from({ length: 30 }, () => connect(bench.app)));
    for (const screen of screens) screen.hello();
    await panel.next('presence', ({ displays }) => displays === 31);
    expect(panel.ofType('presence').length).toBeLessThanOrEqual(4);
  });
});
