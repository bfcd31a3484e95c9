/** The keys of docs/webhooks.md ("Bitfocus Companion and Stream Deck"), as they stand there, against a running server. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appBench, type AppBench } from '../../support/app.js';
import { paired } from '../../support/screens.js';

const text = readFileSync('docs/webhooks.md', 'utf8').split('## Bitfocus Companion')[1]!;
const KEYS = [...text.matchAll(/^\| (.+?) \| `(\{.+\})`( \(organiser\))? \|$/gm)].map(
  ([, key = '', body = '', organiser]) => ({ key, body, role: organiser ? 'organiser' : 'helper' }) as const,
);

let bench: AppBench;
beforeAll(async () => {
  bench = await appBench();
  await bench.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => bench.app.close());

/** What the module sends: base URL and URI put together, headers as JSON. */
async function press(method: string, uri: string, body: string | null, role: 'helper' | 'organiser') {
  const { port } = bench.app.server.address() as { port: number };
  const response = await fetch(`http://127.0.0.1:${port}/api/conferences/small${uri}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bench.tokens[role]}` },
    body,
  });
  return { status: response.status, text: await response.text() };
}
const boards = async () =>
  (
    JSON.parse((await press('GET', '/boards', null, 'helper')).text) as {
      boards: { room: string; now: { id: string }[]; announcements: { id: string }[] }[];
    }
  ).boards;

/** The bench's ids in place of those of the page. */
async function here(body: string): Promise<string> {
  const [{ announcements }] = (await boards()) as [Awaited<ReturnType<typeof boards>>[number]];
  return body
    .replaceAll('"aula"', '"Aula"')
    .replaceAll('"SESSION"', '"a"')
    .replaceAll('"ANNOUNCEMENT"', `"${announcements[0]?.id}"`);
}

it.each(KEYS)('$key', async ({ body, role }) => {
  const { status, text } = await press('POST', '/changes', await here(body), role);
  expect(status, text).toBe(201);
});

it('has a key for each kind of thing that is done in a hurry', () => {
  expect(KEYS.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    'delay-room',
    'delay-room',
    'room-status',
    'room-status',
    'start',
    'delay-all',
    'announce',
    'withdraw',
  ]);
});

it('reads what runs from the boards, and has screens say who they are', async () => {
  expect(text).toContain('`$.boards[?(@.room=="aula")].now[0].id`');
  expect(text).toContain('`$.boards[0].announcements[0].id`');
  const aula = (await boards()).find(({ room }) => room === 'Aula')!;
  expect(aula.now[0]!.id).toEqual(expect.any(String));
  const { id } = await paired(bench);
  const order = /`(\{"ids":\["ID"\].+?\})`/.exec(text)![1]!.replace('"ID"', `"${id}"`);
  expect((await bench.ask('organiser', 'POST', '/api/displays/commands', JSON.parse(order))).status).toBe(204);
});
