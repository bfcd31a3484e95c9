import { afterEach, expect, it } from 'vitest';
import { Load } from '../../../server/plugins/load.js';
import { appBench, type AppBench } from '../../support/app.js';

let bench: AppBench | undefined;
afterEach(async () => {
  await bench?.app.close();
  bench = undefined;
});

it('is high when half of the turns are late twice in a row, until the loop is fine again', () => {
  const load = new Load();
  const looks = [151, 20, 500, 500, 100, 41, 39, 151, 151].map((late) => {
    load.look(late);
    return load.isHigh;
  });
  expect(looks).toEqual([false, false, false, true, true, true, false, false, true]);
});

it('lets attendees wait, and never a display or an organiser', async () => {
  const load = new Load();
  bench = await appBench({ load });
  const statuses = async (urls: readonly string[], headers = {}) =>
    Promise.all(urls.map(async (url) => (await bench!.ask('organiser', 'GET', url, undefined, headers)).status));
  const hash = bench.conferences.get('small').hash;
  const screens = [
    '/display?conference=small&room=Aula',
    '/admin',
    '/assets/app-1234.js',
    '/api/conferences/small/schedule',
    '/api/conferences/small/boards',
    `/api/conferences/small/programme/${hash}`,
    '/api/conferences/small/changes',
    '/api/conferences/small/feedback',
    '/healthz',
    '/readyz',
  ];
  const phones = [
    '/',
    '/c/small',
    '/c/small/sessions/a',
    '/c/small/schedule.ics',
    '/api/attendee',
    '/api/attendee/live',
  ];
  const [calm, calmPhones] = [await statuses(screens), await statuses(phones)];
  load.look(300);
  load.look(300);
  expect(await statuses(screens)).toEqual(calm);
  expect(calmPhones).not.toContain(503);
  expect(await statuses(phones)).toEqual(phones.map(() => 503));
  const refused = await bench.ask(null, 'GET', '/api/attendee');
  expect([refused.headers['retry-after'], refused.json.code]).toEqual(['10', 'busy']);
  const page = await bench.ask(null, 'GET', '/c/small', undefined, { accept: 'text/html,*/*' });
  expect([page.status, page.headers['refresh'], page.headers['retry-after']]).toEqual([503, '10', '10']);
  expect(page.text).toContain('tries again by itself');
  load.look(1);
  expect(await statuses(phones)).toEqual(calmPhones);
});

it('sends away attendees, then readers of the panel, then writers, and displays never', async () => {
  const load = new Load();
  bench = await appBench({ load });
  const seen: string[] = [];
  const command = { type: 'delay', session: 'a', minutes: 5 };
  for (const late of [0, 300, 700, 2_000, 300, 300, 1]) {
    load.look(late);
    load.look(late);
    const statuses = [
      await bench.ask(null, 'GET', '/c/small'),
      await bench.ask('viewer', 'GET', '/api/conferences/small/changes'),
      await bench.ask('organiser', 'POST', '/api/conferences/small/changes', command),
      await bench.ask(null, 'GET', '/api/conferences/small/schedule'),
      await bench.ask(null, 'GET', '/display?conference=small&room=Aula'),
      await bench.ask(null, 'GET', '/live'),
    ].map(({ status }) => (status === 503 ? '-' : '+'));
    seen.push(`${late}: ${statuses.join('')}`);
  }
  expect(seen).toEqual([
    '0: ++++++',
    '300: -+++++',
    '700: --++++',
    '2000: ---+++',
    '300: -+++++',
    '300: -+++++',
    '1: ++++++',
  ]);
  expect((await bench.ask(null, 'GET', '/metrics')).text).toMatch(/^hallway_load_level 0$/m);
});

it('is measured where nothing else is given', async () => {
  const load = new Load();
  const stop = load.measure();
  const late: number[] = [];
  load.look = (each) => void late.push(each);
  const block = (): void => {
    const end = performance.now() + 300;
    while (performance.now() < end);
  };
  while (late.length < 1) {
    block();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  stop();
  expect(late[0]).toBeGreaterThan(150);
});
