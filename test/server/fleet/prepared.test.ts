import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { assigned, paired } from '../../support/screens.js';
import { connect } from '../../support/socket.js';

let bench: AppBench;
beforeEach(async () => {
  bench = await appBench({ bounds: { pass: 10, presenceEvery: 10 } });
});
afterEach(() => bench.app.close());

const prepare = (csv: string) => bench.ask('organiser', 'POST', '/api/displays/prepared', { csv, conference: 'small' });
const join = (secret: string) => bench.ask(null, 'POST', '/api/displays/join', { secret });

describe('displays that are prepared', () => {
  it('from a table, with rooms by name or id, are listed and wait for a screen', async () => {
    const { status, json } = await prepare(
      'Name;Room;View;Tags\r\nLeft;aula;;ground floor;\r\nAll;;overview;\r\n'.replace('floor;', 'floor'),
    );
    expect(status).toBe(201);
    const told = json.map(({ display }: { display: Record<string, unknown> }) => display);
    expect(told).toMatchObject([
      {
        number: 1,
        name: 'Left',
        prepared: true,
        online: false,
        tags: ['ground floor'],
        target: { room: 'Aula', view: null },
      },
      { number: 2, name: 'All', prepared: true, target: { room: null, view: 'overview', conference: 'small' } },
    ]);
    expect(JSON.stringify(await bench.store.records.list('displays'))).not.toContain(json[0].secret);
  });

  it('are taken by one screen each, once', async () => {
    const [{ secret, display }] = (await prepare('name,room\nLeft,Aula')).json;
    const { status, json } = await join(secret);
    expect(status).toBe(200);
    const socket = await connect(bench.app);
    socket.hello({ display: json.token });
    expect(await assigned({ socket })).toMatchObject({ id: display.id, name: 'Left', room: 'Aula' });
    await socket.next('welcome');
    expect((await join(secret)).json.code).toBe('unknown-invitation');
    expect((await bench.ask('viewer', 'GET', '/api/displays')).json[0]).toMatchObject({
      prepared: false,
      online: true,
    });
  });

  it('may get a new screen, and the old one is out', async () => {
    const old = await paired(bench);
    const { json } = await bench.ask('organiser', 'POST', '/api/displays/invitations', { ids: [old.id] });
    expect(old.socket.ofType('error')).toEqual([]);
    const { token } = (await join(json[0].secret)).json;
    expect((await old.socket.next('error')).code).toBe('unknown-display');
    const late = await connect(bench.app);
    late.hello({ display: old.token });
    await late.next('error');
    const fresh = await connect(bench.app);
    fresh.hello({ display: token });
    expect((await assigned({ socket: fresh })).id).toBe(old.id);
  });

  it.each([
    ['', 1, 'header'],
    ['name\n', 1, 'no display'],
    ['title\nx', 1, 'no column "name"'],
    ['name,room\nA,Aula\nB,Cellar', 3, 'no room "Cellar"'],
    ['name,conference\nA,other', 2, 'no conference "other"'],
    ['name,view\nA,cinema', 2, 'no view "cinema"'],
    ['name,view\nA,timer', 2, 'that of a room'],
    ['name,room\n,Aula', 2, 'name is missing'],
    ['name,room\nA,Aula,x', 2, 'do not fit'],
  ])('are refused with the line that is wrong, and none is made: %j', async (csv, line, words) => {
    const { status, json } = await prepare(csv);
    expect([status, json.code, json.line]).toEqual([422, 'invalid-table', line]);
    expect(json.detail).toContain(words);
    expect((await bench.ask('viewer', 'GET', '/api/displays')).json).toEqual([]);
  });

  it('are for organisers to prepare', async () => {
    const body = { csv: 'name\nA', conference: 'small' };
    expect((await bench.ask('helper', 'POST', '/api/displays/prepared', body)).status).toBe(403);
    expect((await bench.ask(null, 'POST', '/api/displays/invitations', { ids: ['x'] })).status).toBe(401);
  });
});
