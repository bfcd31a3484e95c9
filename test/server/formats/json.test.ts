import { describe, expect, it } from 'vitest';
import { importProgramme } from '../../../server/formats/index.js';
import { codes, fixture, imported, instant, refusal, titled } from './fixture.js';

describe('schedule.json of pretalx', () => {
  const result = imported('json/pretalx.json');

  it('reads the facts of the conference', () => {
    expect(result.format).toBe('json');
    expect(result.programme.version).toBe('v1.1');
    expect(result.programme.conference).toMatchObject({
      name: 'DemoCon',
      timezone: 'Europe/Berlin',
      colour: '#3aa57c',
    });
    expect(result.programme.tracks).toEqual([{ id: '1-phased', name: 'Phased', colour: '#ff0000' }]);
  });

  it('tells rooms that share a guid apart by name', () => {
    expect(result.programme.rooms).toEqual([
      { id: 'gray-room', name: 'Gray Room' },
      { id: 'tan-room', name: 'Tan Room', capacity: 80, wayfinding: { en: 'Up the stairs', de: 'Treppe hoch' } },
      { id: 'late-room', name: 'Late Room' },
    ]);
    expect(codes(result)).toContain('duplicate-room-guid');
  });

  it('reads a session, its person and its links', () => {
    expect(titled(result, 'Hardware')).toEqual({
      id: '8079583e-8321-506c-95af-fd2903a5f075',
      guid: '8079583e-8321-506c-95af-fd2903a5f075',
      code: 'G9JGWY',
      slug: 'democon-25-hardware',
      title: 'Hardware',
      kind: 'talk',
      type: 'Talk',
      track: '1-phased',
      room: 'gray-room',
      start: instant('2026-12-14T09:00:00+01:00'),
      end: instant('2026-12-14T09:30:00+01:00'),
      speakers: [{ id: 'NQTF8Y', name: 'Brian Robinson' }],
      language: 'en',
      abstract: 'Short.',
      description: 'Long.\nTwo lines.',
      links: [
        { title: 'Site', url: 'https://site.example/', type: 'related' },
        { title: 'Feedback', url: 'https://demo.example/democon/talk/G9JGWY/feedback/', type: 'feedback' },
      ],
      attachments: [{ title: 'Slides', url: 'https://demo.example/media/slides.pdf', type: 'related' }],
      url: 'https://demo.example/democon/talk/G9JGWY/',
      doNotRecord: true,
    });
    expect(result.programme.speakers[0]).toEqual({
      id: 'NQTF8Y',
      name: 'Brian Robinson',
      biography: 'Break through.',
      avatar: 'https://demo.example/media/brian.png',
    });
  });

  it('prefers the end to the duration, the listing room to the text, and keeps texts by language', () => {
    const website = result.programme.sessions[1]!;
    expect(website).toMatchObject({
      title: { en: 'Website', de: 'Webseite' },
      kind: 'workshop',
      room: 'tan-room',
      end: instant('2026-12-14T10:45:00+01:00'),
      speakers: [{ id: 'anna', name: 'Anna' }],
    });
    expect(website.abstract).toBeUndefined();
  });

  it('takes a number for the id where there is no guid', () => {
    expect(titled(result, 'No guid').id).toBe('27');
  });

  it('drops control characters that escapes hide', () => {
    expect(result.warnings.find(({ code }) => code === 'control-characters')?.count).toBe(1);
  });

  it('drops raw control characters, for which the parser would refuse the file', () => {
    const raw = fixture('json/pretalx.json').toString().replace('"Hardware"', '"Hard\u0001ware"');
    const again = importProgramme(Buffer.from(raw));
    expect(titled(again, 'Hardware').id).toBe('8079583e-8321-506c-95af-fd2903a5f075');
    expect(again.warnings.find(({ code }) => code === 'control-characters')?.count).toBe(2);
  });

  it('names the line of a fault', () => {
    const text = fixture('json/pretalx.json').toString();
    const broken = text.replace('"daysCount": 1,', '"daysCount" 1,');
    const line = broken.slice(0, broken.indexOf('"daysCount"')).split('\n').length;
    expect(refusal(broken, { source: 's.json' })).toMatchObject({
      code: 'not-well-formed',
      line,
      message: `s.json is not well-formed JSON at line ${line}.`,
    });
    expect(refusal(text.slice(0, 900), { source: 's.json' }).message).toMatch(/it seems to be cut short\.$/);
  });
});
