import { describe, expect, it } from 'vitest';
import { displayUrl } from '../../displays/directory.js';
import { isNight, named, parametersOf, slug } from '../../displays/parameters.js';

describe('the address of a display', () => {
  it('without parameters asks for nothing', () => {
    expect(parametersOf('')).toEqual({
      conference: null,
      room: null,
      track: null,
      view: null,
      at: null,
      languages: [],
      theme: null,
      by: 'time',
      draft: false,
      night: null,
      understudy: false,
    });
  });
  it.each([
    ['22:00-07:00', { '21:59': false, '22:00': true, '23:59': true, '00:00': true, '06:59': true, '07:00': false }],
    ['01:30-05:00', { '01:29': false, '01:30': true, '04:59': true, '05:00': false, '23:00': false }],
  ])('is dark during %s', (text, times) => {
    const { night } = parametersOf(`?night=${text}`);
    for (const [time, dark] of Object.entries(times)) expect(isNight(night!, time), time).toBe(dark);
  });
  it.each(['', '22-7', '22:00', '24:00-07:00', '07:00-07:00', 'always'])('knows no night "%s"', (text) => {
    expect(parametersOf(`?night=${text}`).night).toBeNull();
  });
  it('is understood as a whole', () => {
    expect(
      parametersOf('?conference=c&room=Aula+Magna&track=t&view=agenda&by=room&lang=ro,en&theme=paper'),
    ).toMatchObject({
      conference: 'c',
      room: 'Aula Magna',
      track: 't',
      view: 'agenda',
      by: 'room',
      languages: ['ro', 'en'],
      theme: 'paper',
    });
  });
  it('leaves out a theme that there is not', () => {
    expect(parametersOf('?theme=pink').theme).toBeNull();
  });
  const instant = Date.UTC(2026, 9, 29, 10, 46);
  it.each([
    ['2026-10-29T11:46:00%2B01:00', instant],
    ['2026-10-29T11:46:00+01:00', instant],
    ['2026-10-29T10:46Z', instant],
    [String(instant), instant],
    ['2026-10-29T10:46', null],
    ['2026-10-29', null],
    ['now', null],
    ['', null],
  ])('reads the instant %s', (text, expected) => {
    expect(parametersOf(`?at=${text}`).at).toBe(expected);
  });
  it('is written so that it is read again', () => {
    const query = { conference: 'fosdem-2026', room: 'K.1.105 (La Fontaine) & more' };
    expect(parametersOf(displayUrl(query).slice('/display'.length))).toMatchObject(query);
  });
});

describe('names as people write them', () => {
  const rooms = [
    { id: 'r1', name: { en: 'Great Hall', ro: 'Sala Mare' } },
    { id: 'r2', name: 'Țăndărică' },
    { id: 'r3', name: 'r1' },
  ];
  it.each([
    ['r1', 'r1'],
    ['Great Hall', 'r1'],
    ['sala-mare', 'r1'],
    ['great hall', 'r1'],
    ['tandarica', 'r2'],
    ['nowhere', undefined],
    ['', undefined],
    ['!', undefined],
  ])('%s', (wanted, id) => {
    expect(named(rooms, wanted)?.id).toBe(id);
  });
  it('become slugs without accents, in any script', () => {
    expect(slug('  Aula Magna, 2nd! ')).toBe('aula-magna-2nd');
    expect(slug('Țăndărică')).toBe('tandarica');
    expect(slug('講堂 1')).toBe('講堂-1');
  });
});
