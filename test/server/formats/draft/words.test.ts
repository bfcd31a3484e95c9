/** Kinds, texts, languages, durations: how producers' words are understood. */
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../../server/formats/draft/html.js';
import { isUuid, settle, slugify, uuidOf } from '../../../../server/formats/draft/ids.js';
import { kindOf } from '../../../../server/formats/draft/kind.js';
import { Languages } from '../../../../server/formats/draft/language.js';
import { Addresses } from '../../../../server/formats/draft/links.js';
import { cleanText } from '../../../../server/formats/draft/text.js';
import { parseClock, parseDuration, parseInstant } from '../../../../server/formats/draft/time.js';
import { Warnings } from '../../../../server/formats/draft/warnings.js';
import { Zone } from '../../../../server/formats/draft/zone.js';
import { instant } from '../fixture.js';

describe('kinds', () => {
  it.each([
    ['lecture', 'Anything', '', true, 'talk'],
    ['Talk 40 (30min +10 Q&A)', 'Anything', '', true, 'talk'],
    ['', 'Anything', '', true, 'talk'],
    ['devroom', 'Anything', 'Kernel devroom', true, 'talk'],
    ['lightningtalk', 'Anything', '', true, 'lightning'],
    ['devroom', 'Anything', 'Lightning talks', true, 'lightning'],
    ['Workshop 2 hours', 'Anything', '', true, 'workshop'],
    ['hands-on', 'Anything', '', true, 'workshop'],
    ['podium', 'Anything', '', true, 'panel'],
    ['Panel', 'Anything', '', true, 'panel'],
    ['BoF', 'Anything', '', true, 'bof'],
    ['Talk', 'Anything', 'BoFs', true, 'bof'],
    ['meeting', 'Anything', '', true, 'bof'],
    ['Keynote', 'Anything', '', true, 'keynote'],
    ['lecture', '31C3 Keynote', '', true, 'keynote'],
    ['lecture', 'Opening keynote: the machine', '', true, 'keynote'],
    ['concert', 'Anything', '', true, 'social'],
    ['djset', 'Anything', '', true, 'social'],
    ['other', 'Anything', '', true, 'other'],
    ['Breaks & Registration', 'Anything', '', false, 'registration'],
    ['Break', 'Anything', '', false, 'break'],
    ['', 'Coffee break', '', false, 'break'],
    ['', 'Mittagspause', '', false, 'break'],
    ['', 'Pauză de cafea', '', false, 'break'],
    ['', 'Lunch', '', false, 'break'],
    ['', 'Înregistrare', '', false, 'registration'],
    ['', 'Speakers’ dinner', '', false, 'social'],
    ['', 'Conference party', '', false, 'social'],
    ['lecture', 'Break dancing for robots', '', true, 'talk'],
    ['lecture', 'Breaking AES', '', false, 'talk'],
    ['lecture', 'Keynotes considered harmful', '', true, 'talk'],
  ] as const)('%s / %s / %s → %s', (type, title, track, speakers, kind) => {
    expect(kindOf(type, title, track, speakers)).toBe(kind);
  });
});

describe('texts', () => {
  it.each([
    ['plain & simple', 'plain & simple'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<https://auto.example/> in *Markdown*', '<https://auto.example/> in *Markdown*'],
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<p>One\n  line</p>', 'One line'],
    ['one<br/>two<br><br>three', 'one\ntwo\n\nthree'],
    ['<ul><li>a</li><li>b <b>c</b>d</li></ul>after', '• a\n• b cd\n\nafter'],
    ['<p><a href="https://a.example/">https://a.example</a></p>', 'https://a.example'],
    ['<p><a href="https://a.example/x">here</a></p>', 'here (https://a.example/x)'],
    ['<p><a href="javascript:alert(1)">here</a></p>', 'here'],
    ['<p>x<script>alert(1)</script><style>p{}</style>y</p>', 'xy'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['Markdown with <b>bold</b>\n\n* and\n* lists', 'Markdown with bold\n\n* and\n* lists'],
    ['<p>&lt;b&gt; &amp;amp; &ouml;</p>', '<b> &amp; ö'],
    ['<h2>Title</h2><p>Text</p>', 'Title\n\nText'],
    ['<img src="https://tracker.example/x.gif">', ''],
  ])('HTML %j reads %j', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('costs no more than its length: hostile markup', () => {
    const start = performance.now();
    for (const piece of ['<p>', '<', '<b>x </b>', '<a href="https://a.example/">x</a>', ' \n', '<ul><li>']) {
      cleanText(piece.repeat(50_000 / piece.length));
      cleanText(piece.repeat(1_000_000 / piece.length));
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('loses carriage returns and shared indentation', () => {
    expect(cleanText('\r\n   One\r\n   two\r\n     three\r\n')).toBe('One\ntwo\n  three');
    expect(cleanText(' \n ')).toBeUndefined();
  });
});

describe('languages', () => {
  const read = (raw: string) => {
    const warnings = new Warnings();
    return [new Languages(warnings).read(raw), warnings.list().length] as const;
  };
  it.each([
    ['en', 'en', 0],
    ['de, en', 'de,en', 0],
    ['German', 'de', 0],
    ['pt_br', 'pt-BR', 0],
    ['English and English', 'en', 0],
    ['Klingon!', undefined, 1],
    ['', undefined, 0],
  ])('%j reads %j', (raw, tags, warnings) => {
    expect(read(raw)).toEqual([tags, warnings]);
  });
});

describe('addresses', () => {
  const resolve = (raw: string, base?: string) => new Addresses(base, new Warnings()).resolve(raw);
  it.each([
    ['https://a.example/x?y=1#z', undefined, 'https://a.example/x?y=1#z'],
    ['HTTPS://a.example', undefined, 'HTTPS://a.example'],
    [' /system/logo.png ', 'https://b.example/f/', 'https://b.example/system/logo.png'],
    ['events/1.html', 'https://b.example/f/', 'https://b.example/f/events/1.html'],
    ['www.c.example', 'https://b.example/f/', 'https://www.c.example/'],
    ['https://matrix.to/#/#room:m.example', undefined, 'https://matrix.to/#/%23room:m.example'],
    ['https://d.example/“quoted”', undefined, 'https://d.example/%E2%80%9Cquoted%E2%80%9D'],
    ['/relative', undefined, undefined],
    ['javascript:alert(1)', 'https://b.example/', undefined],
    ['data:text/html,x', undefined, undefined],
    ['mailto:a@b.example', undefined, undefined],
    ['/x', 'ftp://b.example/', undefined],
    ['https://', undefined, undefined],
  ])('%j from %j is %j', (raw, base, address) => {
    expect(resolve(raw, base)).toBe(address);
  });
});

describe('times', () => {
  it.each([
    ['0:45', 45],
    ['01:30', 90],
    ['0:01:30', 90],
    ['1:02:30', 26 * 60 + 30],
    ['00:45:00', 45],
    ['6944:11:40', 6944 * 24 * 60 + 11 * 60 + 40],
    ['PT45M', 45],
    ['P1DT2H', 26 * 60],
    ['', undefined],
    ['45', 45],
    ['4:5:6:7', undefined],
    ['P', undefined],
  ])('duration %j', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each([
    ['9:05', 545],
    ['23:59:59', 1439],
    ['24:00', 1440],
    ['24:01', undefined],
    ['10:60', undefined],
    ['10', undefined],
  ])('clock %j', (text, minutes) => {
    expect(parseClock(text)).toBe(minutes);
  });

  it.each([
    ['2026-10-24T10:00:00+02:00', '2026-10-24T08:00:00Z'],
    ['2026-10-24T10:00+0200', '2026-10-24T08:00:00Z'],
    ['2026-10-24 10:00:00.250Z', '2026-10-24T10:00:00.250Z'],
    ['2026-10-24T10:00:00', '2026-10-24T08:00:00Z'],
    ['2026-01-24T10:00', '2026-01-24T09:00:00Z'],
    ['2026-10-24T10:00:00-03:30', '2026-10-24T13:30:00Z'],
  ])('instant %j in Berlin', (text, utc) => {
    expect(parseInstant(text, new Zone('Europe/Berlin'))).toBe(instant(utc));
  });

  it.each(['', '2026-10-24', '2026-02-30T10:00:00Z', '2026-10-24T25:00:00Z', '10:00'])('no instant: %j', (text) => {
    expect(parseInstant(text, new Zone('UTC'))).toBeUndefined();
  });
});

describe('ids', () => {
  it.each([
    ['Großer Saal (1. OG)', 'grosser-saal-1-og'],
    ['Sala Ținut', 'sala-tinut'],
    ['Ørsted & Łódź', 'orsted-lodz'],
  ])('%j is %j', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it('are hashes for names without Latin letters, and never empty', () => {
    expect(slugify('紙の変態')).toMatch(/^[0-9a-f]{8}$/);
    expect(slugify('紙の変態')).not.toBe(slugify('変態の紙'));
  });

  it('do not depend on the order of those who wish them', () => {
    const wishes: [string, string][] = [
      ['B b', 'b'],
      ['b B', 'b'],
      ['c', 'c'],
    ];
    expect(settle(new Map(wishes))).toEqual(settle(new Map(wishes.reverse())));
    expect(new Set(settle(new Map(wishes)).values()).size).toBe(3);
  });

  it('are UUIDs of version 5 where formats want those', () => {
    expect(uuidOf('https://example.org/')).toBe('527dda32-a0de-5105-a042-cb475b5f7d11');
    expect(isUuid(uuidOf('x'))).toBe(true);
    expect(isUuid('HOqeNIb6G7M4hYFKFRkCmQ')).toBe(false);
  });
});
