import { describe, expect, it } from 'vitest';
import { schedule } from '../../core/index.js';
import { codeOf, Rehearsed } from '../support/conference.js';
import { programme } from '../support/programme.js';

const house = () => new Rehearsed([['a', 'Aula', '10:00', '11:00', { track: 'systems' }]]);
const shown = (c: Rehearsed) => schedule(c.programme, c.live);
const room = (c: Rehearsed, id: string) => shown(c).rooms.find((candidate) => candidate.id === id);

describe('facts set by hand', () => {
  it('[R2] lie over those of the programme, and null gives the programme’s back', () => {
    const c = house();
    const { effects } = c.do({ type: 'edit-room', room: 'Aula', floor: { en: '2nd floor' }, capacity: 120 });
    expect(effects).toEqual([]);
    expect(room(c, 'Aula')).toMatchObject({ name: 'Aula', floor: { en: '2nd floor' }, capacity: 120, status: 'open' });
    expect(shown(c).programme.rooms[0]).toMatchObject({ floor: { en: '2nd floor' }, capacity: 120 });
    c.do({ type: 'edit-room', room: 'Aula', floor: null, capacity: 300 });
    expect(room(c, 'Aula')).toMatchObject({ capacity: 300 });
    expect(room(c, 'Aula')).not.toHaveProperty('floor');
    expect(c.live.rooms).toEqual({});
    expect(shown(c).programme).toBe(c.programme);
  });

  it('[R2] give tracks another name and colour', () => {
    const c = house();
    c.do({ type: 'edit-track', track: 'systems', name: 'Operations', colour: '#aa3300' });
    expect(shown(c).programme.tracks).toEqual([{ id: 'systems', name: 'Operations', colour: '#aa3300' }]);
    c.do({ type: 'edit-track', track: 'systems', name: '  ', colour: '#3366cc' });
    expect(shown(c).programme).toBe(c.programme);
  });

  it('[R2] survive a new programme, and are retired when it says the same', () => {
    const c = house();
    c.do({ type: 'edit-room', room: 'Aula', floor: '2', wayfinding: 'Left' });
    c.do({ type: 'edit-track', track: 'systems', colour: '#aa3300' });
    const next = programme([], {
      rooms: [{ id: 'Aula', name: 'Great hall', floor: '2' }],
      tracks: [{ id: 'systems', name: 'Systems', colour: '#aa3300' }],
    });
    c.adopt(next, 'second');
    expect(room(c, 'Aula')).toMatchObject({ name: 'Great hall', floor: '2', wayfinding: 'Left' });
    expect(c.live.rooms).toEqual({ Aula: { wayfinding: 'Left' } });
    expect(c.live.tracks).toEqual({});
  });

  it('[R2] wait while their room is gone', () => {
    const c = house();
    c.do({ type: 'edit-room', room: 'Box', floor: '3' });
    const without = programme([], { rooms: [{ id: 'Aula', name: 'Aula' }] });
    c.adopt(without, 'second');
    expect(shown(c).rooms.map(({ id }) => id)).toEqual(['Aula']);
    c.adopt(programme([]), 'third');
    expect(room(c, 'Box')).toMatchObject({ floor: '3' });
  });

  it('[R2] can be taken back, field by field', () => {
    const c = house();
    c.do({ type: 'edit-room', room: 'Aula', floor: '2' });
    c.do({ type: 'edit-room', room: 'Aula', capacity: 10 });
    c.undo(2);
    expect(room(c, 'Aula')).toMatchObject({ capacity: 10 });
    expect(room(c, 'Aula')).not.toHaveProperty('floor');
  });

  it('[R2] order the rooms; those that nobody named come last, as in the programme', () => {
    const c = house();
    c.do({ type: 'settings', roomOrder: ['Cube'] });
    expect(shown(c).rooms.map(({ id }) => id)).toEqual(['Cube', 'Aula', 'Box']);
    expect(shown(c).programme.rooms.map(({ id }) => id)).toEqual(['Cube', 'Aula', 'Box']);
    expect(codeOf(() => c.do({ type: 'settings', roomOrder: ['Cube', 'Cube'] }))).toBe('invalid-settings');
    expect(codeOf(() => c.do({ type: 'settings', roomOrder: ['Attic'] }))).toBe('unknown-room');
  });

  it('[R2] are refused where they cannot be', () => {
    const c = house();
    expect(codeOf(() => c.do({ type: 'edit-room', room: 'Attic', floor: '1' }))).toBe('unknown-room');
    expect(codeOf(() => c.do({ type: 'edit-room', room: 'Aula', capacity: -1 }))).toBe('invalid-facts');
    expect(codeOf(() => c.do({ type: 'edit-room', room: 'Aula', overflowRoom: 'Aula' }))).toBe('invalid-overflow');
    expect(codeOf(() => c.do({ type: 'edit-room', room: 'Aula', overflowRoom: 'Attic' }))).toBe('unknown-room');
    expect(codeOf(() => c.do({ type: 'edit-track', track: 'systems', colour: 'red' }))).toBe('invalid-facts');
    expect(codeOf(() => c.do({ type: 'edit-track', track: 'none', colour: '#aa3300' }))).toBe('unknown-track');
  });

  it('[R2] keep the identity of what is shown while nothing about it changes', () => {
    const c = house();
    c.do({ type: 'edit-room', room: 'Aula', floor: '2' });
    const before = shown(c).programme;
    c.do({ type: 'delay', session: 'a', minutes: 5 });
    c.do({ type: 'room-status', room: 'Box', status: 'full' });
    expect(shown(c).programme).toBe(before);
  });
});

describe('the usual overflow room', () => {
  it('[R1] is named by a full room unless another one, or none, is said', () => {
    const c = house();
    c.do({ type: 'edit-room', room: 'Aula', overflowRoom: 'Box' });
    expect(room(c, 'Aula')).toMatchObject({ status: 'open', overflowRoom: 'Box' });
    expect(room(c, 'Aula')?.overflow).toBeUndefined();
    c.do({ type: 'room-status', room: 'Aula', status: 'full' });
    expect(room(c, 'Aula')).toMatchObject({ status: 'full', overflow: 'Box' });
    c.do({ type: 'room-status', room: 'Aula', status: 'full', overflow: 'Cube' });
    expect(room(c, 'Aula')?.overflow).toBe('Cube');
    c.do({ type: 'room-status', room: 'Aula', status: 'full', overflow: null });
    expect(room(c, 'Aula')?.overflow).toBeUndefined();
    c.do({ type: 'room-status', room: 'Aula', status: 'closed' });
    expect(room(c, 'Aula')?.overflow).toBeUndefined();
  });

  it('[R1] may come with the programme; what an organiser sets lies over it', () => {
    const c = house();
    const rooms = [
      { id: 'Aula', name: 'Aula', overflowRoom: 'Box' },
      ...['Box', 'Cube'].map((id) => ({ id, name: id })),
    ];
    c.adopt(programme([], { rooms }), 'second');
    c.do({ type: 'room-status', room: 'Aula', status: 'full' });
    expect(room(c, 'Aula')).toMatchObject({ overflow: 'Box', overflowRoom: 'Box' });
    c.do({ type: 'edit-room', room: 'Aula', overflowRoom: 'Cube' });
    c.do({ type: 'room-status', room: 'Aula', status: 'full' });
    expect(room(c, 'Aula')).toMatchObject({ overflow: 'Cube', overflowRoom: 'Cube' });
  });

  it('[R1] is not named when it has left the programme', () => {
    const c = house();
    c.do({ type: 'edit-room', room: 'Aula', overflowRoom: 'Box' });
    c.adopt(programme([], { rooms: [{ id: 'Aula', name: 'Aula' }] }), 'second');
    c.do({ type: 'room-status', room: 'Aula', status: 'full' });
    expect(room(c, 'Aula')).toMatchObject({ status: 'full' });
    expect(room(c, 'Aula')?.overflow).toBeUndefined();
  });
});
