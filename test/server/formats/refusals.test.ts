import { describe, expect, it } from 'vitest';
import { fixture, refusal } from './fixture.js';

const conference = '<conference><title>T</title><time_zone_name>UTC</time_zone_name></conference>';
const session = '<event id="1"><start>10:00</start><title>A</title></event>';
const whole = (inside: string, head = conference) =>
  `<schedule>${head}<day index="1" date="2026-10-24"><room name="R">${inside}</room></day></schedule>`;

describe('refusals are one sentence that says what, where and what to do', () => {
  it.each([
    ['an empty file', '', 'empty', /^x\.xml is empty; give a schedule file with content\.$/],
    ['white space alone', ' \n\u0000', 'empty', /is empty/],
    ['an empty schedule', '<schedule/>', 'no-sessions', /^x\.xml has no sessions; nothing was imported\.$/],
    [
      'sessions without times',
      whole('<event id="1"><title>A</title></event>'),
      'no-sessions',
      /^x\.xml has no sessions with a date and a start; nothing was imported\.$/,
    ],
    ['a schedule without zone', whole(session, ''), 'missing-timezone', /name it with --timezone/],
    [
      'a truncated file',
      fixture('xml/truncated.xml'),
      'not-well-formed',
      /^x\.xml is not well-formed XML at line 7: .*; it seems to be cut short\.$/,
    ],
    [
      'an attribute without quotes',
      whole(session.replace('<event id="1"', '<event id=1')),
      'not-well-formed',
      /at line 1/,
    ],
    [
      'a web page',
      '<!DOCTYPE html>\n<html><body>Log in</body></html>',
      'unknown-format',
      /is a web page and no schedule file; give/,
    ],
    ['a feed', '<?xml version="1.0"?><!-- x --><rss/>', 'unknown-format', /its root element is <rss>/],
    ['other JSON', '{"sessions":[]}', 'unknown-format', /it is some other JSON/],
    ['words', 'Dear organisers,', 'unknown-format', /is no schedule that Hallway knows; it reads/],
    [
      'an unknown zone in the file',
      whole(session, conference.replace('UTC', 'Mars/Olympus')),
      'unknown-timezone',
      /^There is no time zone "Mars\/Olympus"; give an IANA name such as Europe\/Berlin with --timezone\.$/,
    ],
    [
      'an unknown encoding',
      '<?xml version="1.0" encoding="klingon"?><schedule/>',
      'unknown-encoding',
      /save it as UTF-8/,
    ],
    ['nesting without end', whole('<x>'.repeat(10_000)), 'invalid', /nests elements more than 64 deep at line 1/],
    ['JSON nested without end', '['.repeat(10_000), 'invalid', /nests values more than 64 deep/],
    ['more sessions than any conference', whole('<event/>'.repeat(20_001)), 'too-large', /more than 20000 sessions/],
  ])('%s', (_, bytes, code, message) => {
    const error = refusal(bytes);
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('\n');
    expect(error.code).toBe(code);
  });

  it('an unknown zone from outside', () => {
    expect(refusal(whole(session), { timezone: '+02:00' }).code).toBe('unknown-timezone');
  });

  it('sessions on more days than any conference has', () => {
    const days = Array.from(
      { length: 101 },
      (_, n) => `<event id="${n}"><date>${new Date(n * 86_400_000).toISOString()}</date><title>A</title></event>`,
    );
    expect(refusal(whole(days.join(''))).message).toMatch(/lie on 101 different days/);
  });

  it('entities that the file declares are neither expanded nor fetched', () => {
    const error = refusal(fixture('xml/entities.xml'));
    expect(error).toMatchObject({ code: 'not-well-formed', line: 9 });
    expect(error.message).toMatch(/undefined entity/);
  });

  it('a file of 100 MB, without looking at it', () => {
    const bytes = Buffer.alloc(100 * 1024 * 1024, 'a');
    const begun = performance.now();
    bytes.toString('utf8');
    const once = performance.now() - begun;
    const start = performance.now();
    expect(refusal(bytes).message).toBe('x.xml is 100 MB; Hallway takes schedule files of at most 64 MB.');
    expect(performance.now() - start).toBeLessThan(once);
  });

  it('a format that nobody knows, and a format that the file is not of', () => {
    expect(refusal(whole(session), { format: 'word' as never }).message).toMatch(
      /^Hallway cannot import the format "word"; it reads /,
    );
    expect(refusal(whole(session), { format: 'schedule2' }).message).toMatch(/is not a schedule2\.json/);
    expect(refusal(whole(session), { format: 'ics' }).message).toMatch(/is no calendar/);
    expect(refusal(whole(session), { format: 'sessionize' }).message).toMatch(/is none of Sessionize's views/);
    expect(refusal(whole(session), { format: 'indico' }).message).toMatch(/has no contributions of Indico/);
    expect(refusal(whole(session), { format: 'xlsx' }).message).toMatch(/is no Excel workbook/);
    expect(refusal(whole(session), { format: 'csv' }).code).toBe('columns');
    expect(refusal('{}', { format: 'xml' }).message).toMatch(/is not XML/);
    expect(refusal('<rss/>', { format: 'xml' }).message).toMatch(/its root is <rss> where/);
    expect(refusal(whole(session), { format: 'json' }).message).toMatch(/is not a schedule\.json/);
    expect(refusal(whole(session), { format: 'hallway' }).code).toBe('invalid');
  });
});
