import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { schedule, type Command, type Entry } from '../../../../core/index.js';
import { exportAtom } from '../../../../server/formats/index.js';
import { tellChange } from '../../../../server/formats/write/change-words.js';
import { Feed } from '../../../../server/formats/write/feed.js';
import { wordsIn } from '../../../../server/formats/write/words.js';
import { time } from '../../../support/programme.js';
import { CHANGES, conference } from './live.js';

/** What the feed says of the last of some commands. */
function told(...commands: (Command | 'undo')[]): string[] {
  const one = conference();
  for (const command of commands)
    if (command === 'undo') one.undo();
    else one.do(command);
  return tellChange(one.journal.at(-1)!.change, new Feed(one.schedule, { slug: 'small' }), wordsIn(['en']));
}

describe('changes in words', () => {
  it.each<[(Command | 'undo')[], string[]]>([
    [[{ type: 'delay', session: 'night', minutes: 15 }], ['“By night” starts 15 min later than planned.']],
    [[{ type: 'delay', session: 'night', minutes: 5 }, 'undo'], ['“By night” is no longer delayed.']],
    [
      [
        { type: 'delay', session: 'night', minutes: 5 },
        { type: 'delay', session: 'night', minutes: 0 },
      ],
      ['“By night” is no longer delayed.'],
    ],
    [[{ type: 'extend', session: 'night', minutes: 10 }], ['“By night” lasts 10 min longer than planned.']],
    [[{ type: 'extend', session: 'night', minutes: -10 }], ['“By night” is 10 min shorter than planned.']],
    [[{ type: 'move', session: 'night', room: 'Box' }], ['“By night” moves: Box, Cellar.']],
    [
      [{ type: 'move', session: 'night', room: 'Box', start: time('16:00') }],
      ['“By night” moves: 2026-10-24 18:00, Box, Cellar.'],
    ],
    [[{ type: 'move', session: 'night', room: 'Box' }, 'undo'], ['“By night” is back where and when it was planned.']],
    [
      [{ type: 'swap', sessions: ['night', 'late'] }],
      ['“By night” moves: 2026-10-25 11:00.', '“Second day” moves: 2026-10-25 03:00.'],
    ],
    [[{ type: 'cancel', session: 'night' }], ['“By night” is cancelled.']],
    [[{ type: 'cancel', session: 'night', reason: { ro: 'bolnav', en: 'ill' } }], ['“By night” is cancelled: ill.']],
    [
      [
        { type: 'cancel', session: 'night' },
        { type: 'restore', session: 'night' },
      ],
      ['“By night” takes place after all.'],
    ],
    [[{ type: 'edit', session: 'night', title: 'At night' }], ['“At night”: details have changed.']],
    [
      [{ type: 'add', session: { title: 'Extra', room: 'Cube', start: time('15:00'), end: time('15:30') } }],
      ['New: “Extra”, 2026-10-24 17:00, Cube.'],
    ],
    [
      [{ type: 'add', session: { title: 'Extra', room: 'Cube', start: time('15:00'), end: time('15:30') } }, 'undo'],
      ['An additional session is taken back.'],
    ],
    [[{ type: 'start', session: 'night', at: time('09:00') }], ['“By night” has begun.']],
    [[{ type: 'room-status', room: 'Box', status: 'full', overflow: 'Cube' }], ['Box, Cellar is full; watch in Cube.']],
    [[{ type: 'room-status', room: 'Cube', status: 'closed' }], ['Cube is closed.']],
    [
      [
        { type: 'room-status', room: 'Cube', status: 'closed' },
        { type: 'room-status', room: 'Cube', status: 'open' },
      ],
      ['Cube is open again.'],
    ],
    [[{ type: 'announce', text: { en: 'Lunch is served', ro: 'Masa e servită' }, level: 'info' }], ['Lunch is served']],
    [[{ type: 'announce', text: 'For the speakers', level: 'info', scope: { displays: ['d1'] } }], []],
    [[{ type: 'announce', text: 'x', level: 'info' }, 'undo'], ['An announcement is withdrawn.']],
    [[{ type: 'settings', turnover: 5 }], []],
  ])('%j', (commands, sentences) => {
    expect(told(...commands)).toEqual(sentences);
  });

  it('tells an adopted programme as one', () => {
    const one = conference();
    expect(
      tellChange(one.journal[0]!.change, new Feed(one.schedule, { slug: 'small' }), wordsIn(['ro-RO', 'en'])),
    ).toEqual(['A apărut o nouă versiune a programului.']);
  });

  it('speaks the first language of the conference that it knows', () => {
    expect([['xx', 'de'], ['ro'], ['xx']].map((languages) => wordsIn(languages).withdrawn)).toEqual([
      'Eine Durchsage ist zurückgezogen.',
      'Un anunț a fost retras.',
      'An announcement is withdrawn.',
    ]);
  });
});

describe('the feed of changes', () => {
  const one = conference();
  for (const command of CHANGES) one.do(command);
  // As the journal has them, with who did it and what was sent.
  const entries = one.journal.map((entry) => ({
    ...entry,
    by: { name: 'Secret Organiser', role: 'organiser' },
    command: { by: 'Secret Organiser' },
  }));
  const atom = exportAtom(one.schedule, entries, { slug: 'small', publicUrl: 'https://hallway.example', revision: 5 });

  it('tells changes newest first', () => {
    expect([...atom.matchAll(/<entry>\n<id>[^<]+<\/id>\n<title>([^<]*)<\/title>/g)].map(([, title]) => title)).toEqual([
      'New: “Extra”, 2026-10-24 17:00, Cube.',
      '“Second day” moves: 2026-10-25 12:00, Box, Cellar.',
      '“No room yet” is cancelled: speaker ill.',
      '“Alpha &amp; &lt;Omega&gt;, &quot;quoted&quot;; \\ done” starts 15 min later than planned.',
      'A new version of the programme is out.',
    ]);
  });

  it('never names who did it', () => {
    expect(atom).not.toContain('Secret');
  });

  it('keeps the id of an entry when others follow', () => {
    const ids = (text: string) => [...text.matchAll(/<entry>\n<id>([^<]+)/g)].map(([, id]) => id);
    const earlier = exportAtom(one.schedule, entries.slice(0, 3), { slug: 'small' });
    expect(ids(atom).slice(-3)).toEqual(ids(earlier));
    expect(new Set(ids(atom)).size).toBe(5);
  });

  it('folds a change of many sessions into one entry', () => {
    const many = conference();
    many.do({ type: 'delay-all', minutes: 5 });
    const text = exportAtom(many.schedule, many.journal, { slug: 'small' });
    expect(text).toMatch(/<title>“[^”]+” starts 5 min later than planned\. … and \d+ more<\/title>/);
  });

  it('holds at most the newest hundred', () => {
    const entry = (revision: number): Entry => ({
      revision,
      at: revision,
      change: { type: 'announce', set: { announcements: { a: null } } },
    });
    const text = exportAtom(
      one.schedule,
      Array.from({ length: 150 }, (_, n) => entry(n + 1)),
      { slug: 'small' },
    );
    expect(text.match(/<entry>/g)).toHaveLength(100);
  });

  it('is well-formed and complete as RFC 4287 wants it, also without changes', () => {
    const empty = exportAtom(schedule(one.programme, one.live), [], { slug: 'small' });
    for (const text of [atom, empty]) {
      // Throws at the first fault.
      new SaxesParser().write(text).close();
      expect(text).toMatch(
        /^<\?xml version="1.0" encoding="UTF-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom" xml:lang="en">\n<id>urn:uuid:[^<]+<\/id>\n<title>Small &amp; good: changes<\/title>\n<updated>2026-[^<]+<\/updated>\n<author>/,
      );
    }
  });
});
