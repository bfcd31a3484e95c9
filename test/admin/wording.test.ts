import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../core/index.js';
import { Problem } from '../../admin/api/ask.js';
import { effectWords, problemWords, warningWords } from '../../admin/commands/effect-words.js';
import { summarise } from '../../admin/commands/effects.js';
import { read, written } from '../../admin/api/instants.js';
import { confirmWords, doneWords, namedIn, roomTitle } from '../../admin/commands/request.js';
import { routeOf, setupSecret } from '../../admin/frame/route.js';
import { chooseLanguage, en, wordsOf } from '../../admin/words/index.js';
import { Rehearsed } from '../support/conference.js';
import { time, type Row } from '../support/programme.js';
import { panelOf } from './panel-of.js';

const ROWS: Row[] = [
  ['a', 'Aula', '10:00', '10:45', { speakers: [{ id: 'ana', name: 'Ana Pop' }] }],
  ['b', 'Aula', '10:45', '11:30'],
  ['c', 'Box', '10:45', '11:00', { speakers: [{ id: 'ana', name: 'Ana Pop' }] }],
];

describe('a preview in words', () => {
  const house = new Rehearsed(ROWS, time('09:00'));
  const panel = panelOf(house);

  test('what happens to each session', () => {
    const decision = house.preview({ type: 'move', session: 'a', room: 'Cube', start: time('10:15') });
    const effects = decision.effects.map((effect) => ({ ...effect, title: effect.session }));
    const [line] = summarise(effects, ['a'], house.schedule).lines;
    expect(effectWords(line!, panel.words, (room) => roomTitle(panel, room))).toBe('to Cube, from Aula · 15 min later');
  });

  test('warnings with titles, names and minutes', () => {
    const { warnings } = house.preview({ type: 'delay', session: 'a', minutes: 10 });
    expect(warnings.map((warning) => warningWords(warning, panel))).toEqual([
      'Ana Pop would be in two rooms at once for 10 min: “A” and “C”.',
    ]);
    const smaller = house.preview({ type: 'move', session: 'a', room: 'Box' }).warnings;
    expect(smaller.map((warning) => warningWords(warning, panel))).toContain(
      'Box has fewer seats than the planned room of “A”.',
    );
  });

  test('refusals by their code, unknown ones in the server’s words', () => {
    expect(problemWords(new Problem(422, 'not-free', 'x'), panel.words)).toBe(panel.words.problems['not-free']);
    expect(problemWords(new Problem(409, 'undo-conflict', 'x', { revision: 7 }), panel.words)).toContain('7');
    expect(problemWords(new Problem(500, 'odd', 'Something odd.'), panel.words)).toBe('Something odd.');
  });
});

describe('the button says what it will do, the toast what was done', () => {
  const panel = panelOf(new Rehearsed(ROWS));
  const cases: [Command, number | null, string, string][] = [
    [{ type: 'delay', session: 'a', minutes: 25 }, 10, 'Delay by 10 min', '25 min late: A'],
    [{ type: 'delay', session: 'a', minutes: 0 }, null, 'Back to the plan', 'Back to the plan: A'],
    [{ type: 'extend', session: 'a', minutes: 15 }, 10, 'Make it 10 min longer', '15 min longer: A'],
    [{ type: 'delay-room', room: 'Box', minutes: 5 }, 5, 'Delay Box to 5 min late', 'Box runs 5 min late'],
    [{ type: 'move', session: 'a', room: 'Box', start: time('14:00') }, null, 'Move to Box at 14:00', 'Moved: A'],
    [{ type: 'move', session: 'a', start: time('14:00') }, null, 'Move to 14:00', 'Moved: A'],
    [{ type: 'swap', sessions: ['a', 'c'] }, null, 'Swap the two', 'Swapped'],
    [{ type: 'cancel', session: 'a' }, null, 'Cancel the session', 'Cancelled: A'],
    [{ type: 'room-status', room: 'Box', status: 'full' }, null, 'Set Box to full', 'Box: full'],
    [{ type: 'withdraw', announcement: 'x' }, null, 'Take it off the screens', 'Taken off the screens'],
  ];
  test.each(cases)('%o', (command, step, confirm, done) => {
    expect(confirmWords(panel, { command }, step)).toBe(confirm);
    expect(doneWords(panel, { command })).toBe(done);
  });

  test('which sessions a request names', () => {
    expect(namedIn({ command: { type: 'swap', sessions: ['a', 'c'] } })).toEqual(['a', 'c']);
    expect(namedIn({ command: { type: 'delay-all', minutes: 5 } })).toEqual([]);
    expect(namedIn({ undo: 3 })).toEqual([]);
  });
});

describe('instants on the wire', () => {
  test('go out as RFC 3339 and come back as milliseconds, at any depth', () => {
    const command = { type: 'move', session: 'a', start: Date.UTC(2026, 9, 24, 10) };
    expect(written(command)).toEqual({ ...command, start: '2026-10-24T10:00:00.000Z' });
    const told = { effects: [{ from: null, to: { start: '2026-10-24T12:00:00+02:00', room: 'Box' } }] };
    expect(read(told)).toEqual({ effects: [{ from: null, to: { start: command.start, room: 'Box' } }] });
  });
});

describe('where in the panel', () => {
  test('the address names conference, view and room', () => {
    expect(routeOf('#/kvm/announce/Box%20A')).toEqual({ conference: 'kvm', view: 'announce', detail: 'Box A' });
    expect(routeOf('#/kvm/nonsense')).toEqual({ conference: 'kvm', view: 'rooms', detail: '' });
    expect(routeOf('')).toEqual({ conference: null, view: 'rooms', detail: '' });
    expect(routeOf('#first-admin=x')).toMatchObject({ conference: null });
    expect(routeOf('#/%E0%A4%A')).toMatchObject({ conference: null });
  });

  test('the one-time link, in the fragment or in the query', () => {
    expect(setupSecret({ hash: '#first-admin=abc', search: '' })).toBe('abc');
    expect(setupSecret({ hash: '', search: '?setup=abc' })).toBe('abc');
    expect(setupSecret({ hash: '#/kvm', search: '' })).toBeNull();
  });
});

describe('languages', () => {
  test('the chosen one, else what the browser wants, else English', () => {
    expect(chooseLanguage('ro', ['de'])).toBe('ro');
    expect(chooseLanguage(null, ['pt-BR', 'fr-CH'])).toBe('fr');
    expect(chooseLanguage('xx', ['toString'])).toBe('en');
  });

  test('every language has words of its own for every refusal, and no word in two parts', async () => {
    const codes = Object.keys(en.problems).sort();
    for (const language of ['en', 'ro', 'de', 'fr', 'es'] as const) {
      expect(Object.keys((await wordsOf(language)).problems).sort()).toEqual(codes);
    }
    const folder = join(import.meta.dirname, '../../admin/words/en');
    const parts = readdirSync(folder).filter((file) => !['index.ts', 'count.ts'].includes(file));
    const loaded = await Promise.all(
      parts.map((file) => import(join(folder, file)) as Promise<Record<string, object>>),
    );
    const keys = loaded.flatMap((part) => Object.keys(Object.values(part)[0]!));
    expect(keys.sort()).toEqual(Object.keys(en).sort());
  });
});
