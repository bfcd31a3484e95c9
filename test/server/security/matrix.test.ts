/** Every route × who asks, and every command × role. A route that nobody has put into `access.ts` fails here. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, createLogin, ROLES, type Role } from '../../../server/people/index.js';
import { appBench, type AppBench } from '../../support/app.js';
import { OWN } from '../../support/attendees.js';
import { ACCESS, COMMANDS, type Access, type Least } from './access.js';

const ORDER: readonly Role[] = ['viewer', 'helper', 'organiser', 'admin'];
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const HASH = 'x'.repeat(43);
const FILLED: Readonly<Record<string, string>> = {
  conference: 'small',
  name: 'somebody-else',
  session: 'a',
  revision: '99',
  hash: HASH,
};

type Caller = Role | 'nobody' | 'attendee';
const CALLERS: readonly Caller[] = ['nobody', ...ROLES, 'attendee'];

let bench: AppBench;
let app: FastifyInstance;
/** Cookies of logins, by role; what a browser sends. */
const logins = new Map<Role, string>();
let addresses = 0;

beforeAll(async () => {
  bench = await appBench();
  app = bench.app;
  for (const role of ROLES) {
    const account = await createAccount(bench.store.records, { name: `the ${role}`, role }, 0);
    logins.set(role, `hallway=${(await createLogin(bench.store.records, account, bench.clock.now())).secret}`);
  }
});
afterAll(() => app.close());

/** Somebody new each time: some routes end the account that asks. */
async function attendee(): Promise<string> {
  const { id } = await app.house.attendees.create({});
  return `hallway-attendee=${(await app.house.attendees.openLogin(id)).cookie}`;
}

async function headersOf(caller: Caller): Promise<Record<string, string>> {
  if (caller === 'nobody') return {};
  if (caller === 'attendee') return { ...OWN, cookie: await attendee() };
  return { authorization: `Bearer ${bench.tokens[caller]}` };
}

function addressOf(route: string): { method: string; url: string } {
  const [method = '', path = ''] = route.split(' ');
  // Nothing that the test needs is deleted: those routes are asked about what there is not.
  const filled = route === 'DELETE /api/conferences/:conference' ? { ...FILLED, conference: 'none' } : FILLED;
  const url = path.replace('/*', '/nothing').replaceAll(/:([a-z]+)/g, (_, name: string) => filled[name] ?? 'none');
  return { method, url };
}

async function ask(route: string, headers: Record<string, string>, body?: unknown) {
  const { method, url } = addressOf(route);
  const response = await app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers,
    // Nobody is to be slowed down for what others tried.
    remoteAddress: `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses++ & 255}`,
    payloadAsStream: true,
    ...(body !== undefined && { payload: body as object }),
  });
  const stream = response.stream();
  let text = '';
  if (String(response.headers['content-type']).startsWith('text/event-stream')) stream.destroy();
  else for await (const part of stream) text += String(part);
  const isProblem = String(response.headers['content-type']).startsWith('application/problem');
  const code = isProblem ? (JSON.parse(text) as { code: string }).code : '';
  return { status: response.statusCode, code, text };
}

/** What somebody who may not is told; null for those who may. */
function refusalFor(caller: Caller, least: Least): { status: number; code: string } | null {
  if (least === 'anyone') return null;
  if (least === 'attendee') return caller === 'attendee' ? null : { status: 401, code: 'not-signed-in' };
  if (caller === 'nobody' || caller === 'attendee') return { status: 401, code: 'not-logged-in' };
  if (least === 'self' || ORDER.indexOf(caller) >= ORDER.indexOf(least)) return null;
  return { status: 403, code: 'not-allowed' };
}

/** How somebody is told that it is not theirs to ask. */
const REFUSALS: ReadonlySet<string> = new Set(['not-logged-in', 'not-signed-in', 'not-allowed']);
const entries = Object.entries(ACCESS);
const writes = entries.filter(([route]) => !route.startsWith('GET'));

describe('the list of who may ask what', () => {
  it('names every route of the server, and none that there is not', () => {
    const served = app.routeTable.filter((route) => !/^(HEAD|OPTIONS) /.test(route));
    expect([...new Set(served)].sort()).toEqual(Object.keys(ACCESS).sort());
  });

  it('names every command', () => {
    const { anyOf = [], oneOf = anyOf } = bodyOfChanges();
    const types = oneOf.map(({ properties }) => properties.type.const ?? properties.type.enum![0]!);
    expect([...new Set(types)].sort()).toEqual(Object.keys(COMMANDS).sort());
  });
});

interface Shape {
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties: { readonly type: { readonly const?: string; readonly enum?: readonly string[] } };
}
const bodyOfChanges = (): Shape => {
  const { paths } = app.swagger() as unknown as {
    paths: Record<string, { post: { requestBody: { content: Record<string, { schema: Shape }> } } }>;
  };
  return paths['/api/conferences/{conference}/changes']!.post.requestBody.content['application/json']!.schema;
};

describe.each(entries)('%s', (route, access: Access) => {
  it.each(CALLERS)(`asked by %s (${access.least})`, async (caller) => {
    const refusal = refusalFor(caller, access.least);
    const answer = await ask(route, await headersOf(caller), access.body);
    if (refusal) expect({ status: answer.status, code: answer.code }).toEqual(refusal);
    else expect(REFUSALS.has(answer.code), answer.text.slice(0, 300)).toBe(false);
    expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500);
  });
});

describe('a cookie', () => {
  it.each(writes)('asks %s from pages of this site only', async (route, { least, body, ownPagesOnly }) => {
    const cookies = [least === 'attendee' ? await attendee() : logins.get('admin')!];
    if (ownPagesOnly) cookies.push('none=0');
    const outside = least === 'anyone' && !ownPagesOnly && !route.includes('/login') ? [] : cookies;
    for (const cookie of outside) {
      for (const origin of ['https://evil.example', 'null', 'http://hallway.test.evil.example']) {
        const { status, code } = await ask(route, { host: OWN.host, origin, cookie }, body);
        if (route.startsWith('DELETE /api/attendee/login') && least === 'anyone') expect(status).toBeLessThan(500);
        else expect([status, code], `${route} from ${origin}`).toEqual([403, 'foreign-origin']);
      }
    }
  });
});

describe('methods that a path does not have', () => {
  it('answer 404 to everybody, and do nothing', async () => {
    const served = entries.map(([route]) => {
      const [method, path = ''] = route.split(' ');
      return new RegExp(`^${method} ${path.replaceAll('.', '\\.').replaceAll(/:[a-z]+|\*/g, '[^/]+')}$`);
    });
    const paths = new Set(entries.map(([route]) => route.split(' ')[1]!));
    const before = bench.conferences.get('small').revision;
    for (const path of paths) {
      for (const method of METHODS) {
        // Another route may take it, such as one whose last part is a parameter.
        if (method === 'GET' || served.some((route) => route.test(`${method} ${path}`))) continue;
        const { status } = await ask(`${method} ${path}`, await headersOf('admin'), {});
        expect(status, `${method} ${path}`).toBe(404);
      }
    }
    expect(bench.conferences.get('small').revision).toBe(before);
  });
});

describe('commands', () => {
  const rows = Object.entries(COMMANDS).flatMap(([type, { least }]) =>
    ROLES.map((role) => [type, role, least] as const),
  );
  it.each(rows)('%s by %s', async (type, role, least) => {
    const body = { type, ...COMMANDS[type]!.body };
    const route = 'POST /api/conferences/:conference/changes';
    const { status, code, text } = await ask(route, await headersOf(role), body);
    const refusal = refusalFor(role, least);
    if (refusal) expect({ status, code }).toEqual(refusal);
    else expect([status >= 500, status === 400, REFUSALS.has(code)], text).toEqual([false, false, false]);
  });

  it.each(Object.keys(COMMANDS).filter((type) => COMMANDS[type]!.least === 'helper'))(
    '%s of a helper stays in the assigned rooms',
    async (type) => {
      const { body } = COMMANDS[type]!;
      const elsewhere = 'room' in body ? { ...body, room: 'Box' } : { ...body, session: 'e' };
      const before = bench.conferences.get('small').revision;
      const answer = await ask('POST /api/conferences/:conference/changes', await headersOf('helper'), {
        type,
        ...elsewhere,
      });
      expect([answer.status, answer.code]).toEqual([403, 'not-allowed']);
      expect(bench.conferences.get('small').revision).toBe(before);
    },
  );
});
