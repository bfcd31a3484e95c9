import { describe, expect, it } from 'vitest';
import type { Programme } from '../../../core/index.js';
import { mergeParts, type Part } from '../../../server/sources/merge.js';
import { clock, programme, time, type Row } from '../../support/programme.js';

const part = (source: string, rows: readonly Row[], more: Partial<Programme> = {}): Part => ({
  source,
  prefix: source === 'first' ? '' : `${source}.`,
  programme: programme(rows, more),
});
const first = part('first', [['a', 'Aula', '10:00', '11:00', { track: 'systems' }]]);
const merge = (parts: readonly Part[], before: Programme | null = null) =>
  mergeParts(parts as [Part, ...Part[]], before);
const rooms = (...all: [id: string, name: Programme['rooms'][number]['name']][]) => ({
  rooms: all.map(([id, name]) => ({ id, name })),
});
const roomsOf = (merged: { programme: Programme }) => merged.programme.rooms.map(({ id }) => id);
const roomOf = (merged: { programme: Programme }, id: string) =>
  merged.programme.sessions.find((session) => session.id === id)?.room;

const GUID = '0f61a7a4-93ab-4f1c-9c0e-7d1f5a1d4b1e';

describe('merging parts', () => {
  it('leaves a single part without a prefix as it is, and prefixes any other', () => {
    expect(merge([first]).programme).toBe(first.programme);
    const lone = merge([
      part('b', [
        ['x', 'Aula', '10:00', '11:00'],
        ['y', '', '11:00', '', { replaces: 'x' }],
      ]),
    ]);
    expect(lone.programme.sessions.map(({ id, replaces }) => [id, replaces])).toEqual([
      ['b.x', undefined],
      ['b.y', 'b.x'],
    ]);
  });

  it('orders sessions by start, then id, and does not depend on what was merged before', () => {
    const parts = [
      first,
      part('b', [
        ['b', 'Box', '09:00', '10:00'],
        ['a', 'Box', '10:00', '11:00'],
      ]),
    ];
    const once = merge(parts);
    expect(once.programme.sessions.map(({ id }) => id)).toEqual(['b.b', 'a', 'b.a']);
    expect(merge(parts, once.programme)).toEqual(once);
  });

  it('gives a session another id if it is taken by one that looks prefixed', () => {
    const tricky = part('first', [['b.a', 'Aula', '10:00', '11:00']]);
    const { sessions } = merge([tricky, part('b', [['a', 'Box', '10:00', '11:00']])]).programme;
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(2);
  });

  it('leaves a session to the source that had its guid first, and says so', () => {
    const rows = (id: string): Row[] => [
      [id, 'Aula', '10:00', '11:00', { guid: GUID }],
      [`${id}2`, 'Aula', '12:00', '13:00', { guid: GUID }],
    ];
    const { programme: merged, warnings } = merge([part('first', rows('a')), part('b', rows('z'))]);
    expect(merged.sessions.map(({ id }) => id)).toEqual(['a', 'a2']);
    expect(warnings).toMatchObject([
      { code: 'owned-elsewhere', count: 2, message: expect.stringContaining('"z" of b') },
    ]);
    expect(merge([first, part('b', [])]).warnings).toEqual([]);
  });

  it('matches rooms by UUID, else by name in any language and spelling; numbers alone say nothing', () => {
    const one = part(
      'first',
      [['a', GUID, '10:00', '11:00']],
      rooms([GUID, 'Old name'], ['7', 'Aula Magna'], ['8', 'Box']),
    );
    const two = part(
      'b',
      [
        ['x', GUID, '10:00', '11:00'],
        ['y', '9', '10:00', '11:00'],
        ['z', '8', '10:00', '11:00'],
      ],
      rooms([GUID, 'New name'], ['9', { de: 'Großer Saal', en: 'AULA  magna' }], ['8', 'Cellar']),
    );
    const merged = merge([one, two]);
    expect(['b.x', 'b.y', 'b.z'].map((id) => roomOf(merged, id))).toEqual([GUID, '7', 'b.8']);
    expect(merged.programme.rooms.map(({ id, name }) => [id, name])).toEqual([
      [GUID, 'Old name'],
      ['7', 'Aula Magna'],
      ['8', 'Box'],
      ['b.8', 'Cellar'],
    ]);
  });

  it('never takes two rooms of one source for the same', () => {
    const one = part('first', [], rooms(['r', 'Room']));
    const two = part(
      'b',
      [
        ['x', 'p', '10:00', '11:00'],
        ['y', 'q', '10:00', '11:00'],
      ],
      rooms(['p', 'Room'], ['q', 'Room']),
    );
    const merged = merge([one, two]);
    expect([roomOf(merged, 'b.x'), roomOf(merged, 'b.y')]).toEqual(['r', 'q']);
  });

  it('keeps the id that a name had, whoever names it now', () => {
    const own = part('first', [], rooms(['g1', 'Aula']));
    const other = part('b', [['x', 'aula', '10:00', '11:00']], rooms(['aula', 'Aula']));
    const before = merge([own, other]);
    expect(roomsOf(before)).toEqual(['g1']);
    const without = merge([part('first', [], rooms()), other], before.programme);
    expect([roomsOf(without), roomOf(without, 'b.x')]).toEqual([['g1'], 'g1']);
  });

  it('fills in what the first does not say of rooms, tracks, speakers and the conference', () => {
    const ana = { id: 'ana', name: 'Ana Pop' };
    const one = part('first', [['a', 'Aula', '10:00', '11:00', { speakers: [ana] }]], {
      speakers: [ana],
      version: '1',
      rooms: [{ id: 'Aula', name: 'Aula' }],
    });
    const two = part('b', [['x', 'h', '10:00', '11:00', { speakers: [{ id: '4', name: 'Ana Pop' }], track: 't' }]], {
      conference: { name: 'Other', timezone: 'Europe/Berlin', languages: ['de', 'en'], colour: '#112233' },
      rooms: [{ id: 'h', name: 'aula', capacity: 12 }],
      tracks: [{ id: 't', name: 'SYSTEMS' }],
      speakers: [{ id: '4', name: 'Ana Pop', url: 'https://ana.example' }],
      version: '2',
    });
    const { programme: merged } = merge([one, two]);
    expect(merged.rooms).toEqual([{ id: 'Aula', name: 'Aula', capacity: 12 }]);
    expect(merged.speakers).toEqual([{ ...ana, url: 'https://ana.example' }]);
    expect(merged.sessions.find(({ id }) => id === 'b.x')).toMatchObject({
      speakers: [{ id: 'ana' }],
      track: 'systems',
    });
    expect(merged.version).toBe('1 + 2');
    expect(merged.conference).toEqual({ name: 'Small', timezone: 'UTC', languages: ['en', 'de'], colour: '#112233' });
    expect('version' in merge([first, part('b', [])]).programme).toBe(false);
  });

  it('unites days; a night of one source does not swallow the morning of another', () => {
    const day = (date: string, start: string, end: string) => ({ date, start: time(start), end: time(end) });
    const night = part('first', [['late', 'Aula', '+1 01:00', '+1 02:00']], {
      days: [day('2026-10-24', '06:00', '+1 04:00')],
    });
    const morning = part(
      'b',
      [
        ['early', 'Aula', '+1 03:00', '+1 05:00'],
        ['noon', 'Aula', '12:00', '13:00'],
      ],
      {
        days: [day('2026-10-24', '05:00', '23:00'), day('2026-10-25', '+1 00:00', '+1 20:00')],
      },
    );
    const { days } = merge([night, morning]).programme;
    expect(days.map(({ date, start, end }) => [date, clock(start), clock(end)])).toEqual([
      ['2026-10-24', '05:00', '+1 03:00'],
      ['2026-10-25', '+1 03:00', '+1 20:00'],
    ]);
    const later = merge([night, part('b', [], { days: [day('2026-10-25', '+1 00:00', '+1 20:00')] })]).programme.days;
    expect(later.map(({ end }) => clock(end))).toEqual(['+1 04:00', '+1 20:00']);
  });

  it('is quick for sources of many speakers', () => {
    const many = (prefix: string) =>
      Array.from({ length: 3000 }, (_, n) => ({ id: `${prefix}${n}`, name: `Person ${n}` }));
    const merged = merge([part('first', [], { speakers: many('a') }), part('b', [], { speakers: many('b') })]);
    expect(merged.programme.speakers).toHaveLength(3000);
  });
});
