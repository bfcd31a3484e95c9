/**
 * The lists of docs/reference/ are made of what the program is made of. After a change that they tell of:
 * `npx vitest run test/reference.test.ts -u`, and read what has become of them.
 */
import { errorCodes, type FastifyError } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RuleError, type RuleCode } from '../core/index.js';
import { build } from '../server/cli/program.js';
import { FormatError } from '../server/formats/format.js';
import { problemOf } from '../server/plugins/problems.js';
import { ACCESS } from './server/security/access.js';
import { io } from './server/cli/hallway.js';
import { appBench, type AppBench } from './support/app.js';
import { refusals, socketErrors, type Said } from './support/refusals.js';

let bench: AppBench;
beforeAll(async () => {
  bench = await appBench();
});
afterAll(() => bench.app.close());

const listed = (name: string, title: string, about: string, body: string): Promise<void> =>
  expect(
    `# ${title}\n${about}\n(Made from the sources by \`test/reference.test.ts\`; do not edit.)\n\n${body.trimEnd()}\n`,
  ).toMatchFileSnapshot(`../docs/reference/${name}.md`);

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const byName = (a: readonly string[], b: readonly string[]): number => (a.join(' ') < b.join(' ') ? -1 : 1);

function statusOf({ by, code, status, instead }: Said): string {
  if (status !== null) return String(status);
  if (by === 'RuleError') return String(problemOf(new RuleError(code as RuleCode, '')).status);
  if (by === 'FormatError') return String(problemOf(new FormatError(code, '')).status);
  // An address is fetched for somebody who looks at it (`look`).
  if (by === 'FetchFailure') return '422';
  const made =
    instead === null ? undefined : (errorCodes as unknown as Record<string, new () => FastifyError>)[instead];
  return made ? String(new made().statusCode) : '4xx';
}

describe('docs/reference', () => {
  it('tells every refusal', async () => {
    const { said, passedOn } = refusals();
    expect(said.length).toBeGreaterThan(100);
    // Each passes on a code that stands as it is elsewhere.
    expect(passedOn).toEqual(['server/formats/apart.ts', 'server/routes/calendars.ts', 'server/sources/reading.ts']);
    const rows = new Map<string, Set<string>>();
    for (const one of said) {
      const key = `\`${one.code}\` ${statusOf(one)}`;
      const sentences = rows.get(key) ?? new Set();
      for (const sentence of one.sentences) if (/\w/.test(sentence)) sentences.add(sentence);
      rows.set(key, sentences);
    }
    const problems = [...rows]
      .map(([key, sentences]) => [...key.split(' '), [...sentences].join('<br>') || '…'])
      .sort(byName);
    const onSockets = [...socketErrors()]
      .map(([code, sentences]) => [`\`${code}\``, sentences.join('<br>')])
      .sort(byName);
    await listed(
      'errors',
      'What is refused',
      'A refusal is a problem document (RFC 9457) whose `code` stays the same from version to version; its `detail` is one sentence: what,\n' +
        'where, what to do. Nothing has changed then. "…" stands for what varies.',
      `${table(['code', 'status', 'detail'], problems)}\n\n## On the socket\nBefore the server lets go of a display that it cannot serve, it sends \`{"type":"error","code":…,"detail":…}\`.\n\n${table(['code', 'detail'], onSockets)}`,
    );
  });

  it('tells every route', async () => {
    const { json } = await bench.ask(null, 'GET', '/api/openapi.json');
    const summaries = json.paths as Record<string, Record<string, { summary?: string }>>;
    const routes = [...new Set(bench.app.routeTable)].filter((route) => !/^(HEAD|OPTIONS) /.test(route));
    expect(routes.length).toBeGreaterThan(80);
    const rows = routes
      .map((route) => {
        const [method = '', path = ''] = route.split(' ');
        const summary = summaries[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.summary;
        return { path, row: [`\`${method} ${path}\``, ACCESS[route]?.least ?? '?', summary ?? ''] };
      })
      .sort((a, b) => byName([a.path, ...a.row], [b.path, ...b.row]));
    expect(rows.filter(({ row }) => row[1] === '?')).toEqual([]);
    const ours = (api: boolean) => rows.filter(({ row }) => (row[2] !== '') === api).map(({ row }) => row);
    await listed(
      'routes',
      'Every route',
      'Who may ask is the least that somebody must be: viewer, helper, organiser, admin; `self` is anybody with an account or a token.\n' +
        '`/api/docs` of your server says what each takes and answers.',
      `## Described at /api/docs\n${table(['route', 'who', 'what'], ours(true))}\n\n## Pages, and what they are made of\n${table(
        ['route', 'who'],
        ours(false).map(([route = '', who = '']) => [route, who]),
      )}`,
    );
  });

  it('tells every metric', async () => {
    const { text } = await bench.ask(null, 'GET', '/metrics');
    const rows = [...text.matchAll(/^# HELP (hallway_\w+) (.*)\n# TYPE \w+ (\w+)/gm)]
      .map(([, name = '', help = '', type = '']) => [`\`${name}\``, type, help])
      .sort(byName);
    expect(rows.length).toBeGreaterThan(20);
    await listed(
      'metrics',
      'Every metric',
      '`/metrics` tells these, and those of every Node.js program (`process_…`, `nodejs_…`).',
      table(['metric', 'type', 'what'], rows),
    );
  });

  it('tells every command', async () => {
    const parts: string[] = [];
    const tell = (command: ReturnType<typeof build>, path: string): void => {
      let help = '';
      command.configureOutput({ writeOut: (text) => void (help += text) });
      command.outputHelp();
      parts.push(`## ${path}\n\`\`\`text\n${help.trim()}\n\`\`\``);
      for (const child of command.commands) tell(child, `${path} ${child.name()}`);
    };
    tell(build(io({}).io), 'hallway');
    await listed('commands', 'Every command', 'What `--help` says.', parts.join('\n\n'));
  });
});
