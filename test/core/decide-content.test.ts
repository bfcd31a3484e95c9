import { describe, expect, it } from 'vitest';
import { codeOf, Rehearsed } from '../support/conference.js';
import { programme, time } from '../support/programme.js';
import type { Command, Text } from '../../core/index.js';

const day = () =>
  new Rehearsed(
    programme(
      [
        ['a', 'Aula', '10:00', '11:00', { track: 'systems', speakers: [{ id: 's1', name: 'Ana Pop' }] }],
        ['b', 'Aula', '11:00', '12:00'],
      ],
      { speakers: [{ id: 's1', name: 'Ana Pop' }] },
    ),
  );

describe('cancel and restore', () => {
  it('[C1] keeps the session at its base time; its followers do not move up', () => {
    const c = day();
    c.do({ type: 'delay', session: 'a', minutes: 15 });
    c.do({ type: 'cancel', session: 'a', reason: { en: 'speaker ill' } });
    expect(c.times('a')).toBe('10:00-11:00');
    expect(c.times('b')).toBe('11:00-12:00');
    expect(c.session('a')).toMatchObject({ status: 'cancelled', cancelled: { reason: { en: 'speaker ill' } } });
    expect(c.do({ type: 'cancel', session: 'a', reason: { en: 'speaker ill' } }).change).toBeNull();
    c.do({ type: 'restore', session: 'a' });
    expect(c.times('a')).toBe('10:15-11:15');
    expect(c.do({ type: 'restore', session: 'a' }).change).toBeNull();
  });

  it('[C1] needs no reason', () => {
    const c = day();
    c.do({ type: 'cancel', session: 'a' });
    expect(c.live.sessions['a']).toEqual({ cancelled: {} });
    c.do({ type: 'cancel', session: 'b', reason: ' ' });
    expect(c.live.sessions['b']).toEqual({ cancelled: {} });
    expect(codeOf(() => c.preview({ type: 'cancel', session: 'z' }))).toBe('unknown-session');
    expect(codeOf(() => c.preview({ type: 'restore', session: 'z' }))).toBe('unknown-session');
  });

  it('[C1] a cancelled session beats started and ended', () => {
    const c = day();
    c.at = time('10:30');
    c.do({ type: 'start', session: 'a' });
    c.do({ type: 'cancel', session: 'a' });
    expect(c.session('a').status).toBe('cancelled');
  });
});

describe('edit', () => {
  it('[J1] sets fields of a session; null gives the planned value back', () => {
    const c = day();
    c.do({
      type: 'edit',
      session: 'a',
      title: { en: 'New' },
      language: 'ro',
      speakers: [{ name: ' ana pop ' }, { name: 'Bo Li' }],
    });
    expect(c.session('a')).toMatchObject({
      title: { en: 'New' },
      language: 'ro',
      speakers: [
        { id: 's1', name: 'ana pop' },
        { id: 'name:bo li', name: 'Bo Li' },
      ],
    });
    c.do({ type: 'edit', session: 'a', title: null });
    expect(c.session('a').title).toBe('A');
    c.do({ type: 'edit', session: 'a', language: null, speakers: [{ id: 's1', name: 'Ana Pop' }] });
    expect(c.live.sessions).toEqual({});
  });

  it('[J1] reaches every field that screens show', () => {
    const c = day();
    const fields = {
      subtitle: 'sub',
      abstract: 'abs',
      description: 'desc',
      kind: 'keynote',
      url: 'https://example.org',
      doNotRecord: true,
      background: true,
    } as const;
    c.do({ type: 'edit', session: 'b', track: 'systems', ...fields });
    expect(c.session('b')).toMatchObject({ track: 'systems', ...fields });
  });

  it('[J1] refuses empty titles and unknown tracks', () => {
    const c = day();
    for (const title of ['', '  ', {}, { en: '', ro: ' ' }] as Text[]) {
      expect(codeOf(() => c.preview({ type: 'edit', session: 'a', title }))).toBe('invalid-session');
    }
    expect(codeOf(() => c.preview({ type: 'edit', session: 'a', title: { en: '', ro: 'Da' } }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'edit', session: 'a', track: 'nope' }))).toBe('unknown-track');
    expect(codeOf(() => c.preview({ type: 'edit', session: 'a', track: null }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'edit', session: 'z', title: 'x' }))).toBe('unknown-session');
  });
});

describe('add', () => {
  const extra: Command = {
    type: 'add',
    session: { title: 'Extra', room: 'Aula', start: time('12:00'), end: time('12:30') },
  };

  it('[C3] adds an extra session with an id of its own', () => {
    const c = day();
    const { effects } = c.do(extra);
    expect(effects).toEqual([
      { session: 'x2', from: null, to: { start: time('12:00'), end: time('12:30'), room: 'Aula', status: 'planned' } },
    ]);
    expect(c.session('x2')).toMatchObject({
      title: 'Extra',
      kind: 'talk',
      extra: true,
      speakers: [],
      plannedRoom: 'Aula',
    });
    expect(c.session('a').extra).toBe(false);
    c.do({ type: 'extend', session: 'b', minutes: 10 });
    expect(c.times('x2')).toBe('12:10-12:40');
    c.do({ type: 'edit', session: 'x2', title: 'Renamed', kind: 'break' });
    expect(c.session('x2')).toMatchObject({ title: 'Renamed', kind: 'break' });
    expect(c.undo(2).effects).toEqual([
      { session: 'x2', from: { start: time('12:10'), end: time('12:30'), room: 'Aula', status: 'planned' }, to: null },
    ]);
  });

  it('[C3] with an id of the sender’s is safe to repeat', () => {
    const c = day();
    const named: Command = { type: 'add', session: { ...extra.session, id: 'mine' } };
    c.do(named);
    expect(c.do(named).change).toBeNull();
    expect(codeOf(() => c.preview({ type: 'add', session: { ...named.session, title: 'Other' } }))).toBe(
      'invalid-session',
    );
    expect(codeOf(() => c.preview({ type: 'add', session: { ...named.session, id: 'a' } }))).toBe('invalid-session');
  });

  it('[C3] needs a title, a start inside a day, an end after it, known room and track', () => {
    const c = day();
    const add = (more: object) => codeOf(() => c.preview({ type: 'add', session: { ...extra.session, ...more } }));
    expect(add({ title: '' })).toBe('invalid-session');
    expect(add({ start: undefined })).toBe('invalid-time');
    expect(add({ start: time('05:00') })).toBe('outside-days');
    expect(add({ end: time('11:59') })).toBe('invalid-time');
    expect(add({ end: NaN })).toBe('invalid-time');
    expect(add({ end: time('12:00') })).toBe('accepted');
    expect(add({ end: undefined })).toBe('accepted');
    expect(add({ end: time('12:00') + 31 * 86_400_000 })).toBe('accepted');
    expect(add({ end: time('12:00') + 31 * 86_400_000 + 1 })).toBe('invalid-time');
    for (const id of ['', '__proto__', '\ud800', 'a\nb', 'x'.repeat(201)]) expect(add({ id })).toBe('invalid-session');
    for (const id of ['constructor', '😀', 'x'.repeat(200), 'Țară 1']) expect(add({ id })).toBe('accepted');
    expect(add({ room: 'Attic' })).toBe('unknown-room');
    expect(add({ room: undefined })).toBe('accepted');
    expect(add({ track: 'nope' })).toBe('unknown-track');
    expect(add({ track: 'systems', kind: 'break', speakers: [{ name: 'Ana Pop' }] })).toBe('accepted');
  });

  it('[C2] a replacement cancels what it replaces and takes its place', () => {
    const c = day();
    c.do({ type: 'move', session: 'a', room: 'Box', start: time('14:00') });
    const { change } = c.do({ type: 'add', session: { title: 'Instead', replaces: 'a' } });
    expect(change?.set.sessions).toEqual({ a: { cancelled: {} } });
    expect(c.session('a').status).toBe('cancelled');
    expect(c.session('x3')).toMatchObject({ replaces: 'a', room: 'Box', track: 'systems' });
    expect(c.times('x3')).toBe('14:00-15:00');
    expect(codeOf(() => c.preview({ type: 'add', session: { title: 'I', replaces: 'z' } }))).toBe('unknown-session');
  });

  it('[C2] a replacement may be elsewhere, and keeps the reason of a session cancelled before', () => {
    const c = day();
    c.do({ type: 'cancel', session: 'a', reason: 'ill' });
    const { change } = c.do({
      type: 'add',
      session: { title: 'Instead', replaces: 'a', start: time('15:00'), room: 'Cube' },
    });
    expect(change?.set.sessions).toBeUndefined();
    expect(c.session('a').cancelled).toEqual({ reason: 'ill' });
    expect(c.session('x3')).toMatchObject({ room: 'Cube', plannedEnd: undefined, start: time('15:00') });
  });
});

describe('announcements', () => {
  it('[A1] are numbered by revision and begin now', () => {
    const c = day();
    c.do({ type: 'announce', text: { en: 'Lunch' }, level: 'info', scope: { rooms: ['Box'], tracks: ['systems'] } });
    expect(c.live.announcements).toEqual({
      a2: {
        id: 'a2',
        text: { en: 'Lunch' },
        level: 'info',
        scope: { rooms: ['Box'], tracks: ['systems'] },
        from: time('08:00'),
      },
    });
    c.do({ type: 'announce', text: 'All', level: 'warning', until: time('09:00') });
    expect(c.live.announcements['a3']).toEqual({
      id: 'a3',
      text: 'All',
      level: 'warning',
      scope: {},
      from: time('08:00'),
      until: time('09:00'),
    });
    expect(c.schedule.announcements).toHaveLength(2);
  });

  it('[A1] need a text, a known scope and an end to come', () => {
    const c = day();
    const announce = (more: object) => codeOf(() => c.preview({ type: 'announce', text: 'x', level: 'info', ...more }));
    expect(announce({ text: '' })).toBe('invalid-session');
    expect(announce({ scope: { rooms: ['Attic'] } })).toBe('unknown-room');
    expect(announce({ scope: { tracks: ['nope'] } })).toBe('unknown-track');
    expect(announce({ until: time('08:00') })).toBe('invalid-time');
    expect(announce({ until: NaN })).toBe('invalid-time');
    expect(announce({ until: time('08:01'), scope: { displays: ['any'] } })).toBe('accepted');
  });

  it('[A1] are withdrawn once; again changes nothing', () => {
    const c = day();
    c.do({ type: 'announce', text: 'x', level: 'info' });
    c.at = time('08:30');
    c.do({ type: 'withdraw', announcement: 'a2' });
    expect(c.live.announcements['a2']?.until).toBe(time('08:30'));
    expect(c.do({ type: 'withdraw', announcement: 'a2' }).change).toBeNull();
    c.at = time('08:40');
    expect(c.do({ type: 'withdraw', announcement: 'a2' }).change).toBeNull();
    expect(codeOf(() => c.preview({ type: 'withdraw', announcement: 'a9' }))).toBe('unknown-announcement');
    expect(codeOf(() => c.preview({ type: 'withdraw', announcement: 'constructor' }))).toBe('unknown-announcement');
  });

  it('[A1] with an end to come can be withdrawn before it', () => {
    const c = day();
    c.do({ type: 'announce', text: 'x', level: 'info', until: time('12:00') });
    c.at = time('08:30');
    c.do({ type: 'withdraw', announcement: 'a2' });
    expect(c.live.announcements['a2']?.until).toBe(time('08:30'));
  });
});

describe('settings', () => {
  it('[T2] [T3] turnover and minBreak are settings within bounds; the default is stored as nothing', () => {
    const c = day();
    c.do({ type: 'settings', turnover: 10, minBreak: 7, name: 'Large' });
    expect(c.live.settings).toEqual({ turnover: 10, minBreak: 7, name: 'Large' });
    c.do({ type: 'settings', turnover: 0, minBreak: 5, name: null });
    expect(c.live.settings).toEqual({});
    c.do({ type: 'settings', turnover: 10, minBreak: 0 });
    c.do({ type: 'settings', turnover: null });
    expect(c.live.settings).toEqual({ minBreak: 0 });
    for (const minutes of [-1, 241, 2.5]) {
      expect(codeOf(() => c.preview({ type: 'settings', turnover: minutes }))).toBe('invalid-minutes');
      expect(codeOf(() => c.preview({ type: 'settings', minBreak: minutes }))).toBe('invalid-minutes');
    }
    expect(codeOf(() => c.preview({ type: 'settings', turnover: 240, minBreak: 240 }))).toBe('accepted');
    expect(codeOf(() => c.preview({ type: 'settings', name: ' ' }))).toBe('invalid-session');
    expect(c.do({ type: 'settings' }).change).toBeNull();
  });
});

describe('settings of looks and slides', () => {
  const picture = { hash: 'h'.repeat(43), width: 1920, height: 1080 };
  const slide = (id: string, more: object = {}) => ({ id, picture, title: { en: 'Thanks' }, ...more });
  const slides = (...list: object[]) => ({ type: 'settings', slides: list }) as unknown as Command;

  it('[J1] are set whole, taken back with null, and repeated without effect [J2]', () => {
    const c = day();
    const wanted = { languages: ['ro', 'en'], colour: '#123456', theme: 'paper', logo: picture } as const;
    c.do({ type: 'settings', ...wanted });
    expect(c.live.settings).toEqual(wanted);
    expect(c.do({ type: 'settings', ...wanted }).change).toBeNull();
    c.do({ type: 'settings', logo: null, theme: null });
    expect(c.live.settings).toEqual({ languages: ['ro', 'en'], colour: '#123456' });
  });

  it('[J1] refuse slides that no screen could show', () => {
    const c = day();
    expect(codeOf(() => c.preview(slides(slide('s'), slide('s'))))).toBe('invalid-settings');
    expect(codeOf(() => c.preview(slides(slide('s', { title: ' ' }))))).toBe('invalid-session');
    expect(codeOf(() => c.preview(slides(slide('s', { rooms: ['Cellar'] }))))).toBe('unknown-room');
    const window = { from: time('11:00'), until: time('11:00') };
    expect(codeOf(() => c.preview(slides(slide('s', window))))).toBe('invalid-time');
    expect(codeOf(() => c.preview(slides(slide('s', { ...window, until: time('11:01') }), slide('t'))))).toBe(
      'accepted',
    );
    expect(codeOf(() => c.preview({ type: 'settings', languages: [] }))).toBe('invalid-settings');
    expect(codeOf(() => c.preview({ type: 'settings', languages: ['de', 'de'] }))).toBe('invalid-settings');
  });
});

describe('notes to speakers', () => {
  it('[A3] stay with the room until they are replaced or taken back, and leave its status alone', () => {
    const c = day();
    c.do({ type: 'room-status', room: 'Aula', status: 'full' });
    c.do({ type: 'note', room: 'Aula', text: 'Please repeat the questions' });
    expect(c.live.rooms['Aula']).toEqual({ status: 'full', note: 'Please repeat the questions' });
    expect(c.do({ type: 'note', room: 'Aula', text: 'Please repeat the questions' }).change).toBeNull();
    c.do({ type: 'room-status', room: 'Aula', status: 'open' });
    expect(c.schedule.rooms.find(({ id }) => id === 'Aula')).toMatchObject({
      status: 'open',
      note: 'Please repeat the questions',
    });
    c.do({ type: 'note', room: 'Aula', text: ' ' });
    expect(c.live.rooms['Aula']).toBeUndefined();
    expect(codeOf(() => c.preview({ type: 'note', room: 'Cellar', text: 'x' }))).toBe('unknown-room');
  });
});

describe('an unknown command', () => {
  it('[J2] is refused', () => {
    expect(() => day().preview({ type: 'explode' } as unknown as Command)).toThrow('no such command');
  });
});
