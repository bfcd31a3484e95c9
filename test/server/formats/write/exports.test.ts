import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RuleError, type Schedule } from '../../../../core/index.js';
import {
  exportAtom,
  exportCsv,
  exportHallway,
  exportIcs,
  exportJson,
  exportSchedule2,
  exportXml,
  importProgramme,
} from '../../../../server/formats/index.js';
import { commands, programmes } from '../../../support/arbitraries.js';
import { Rehearsed } from '../../../support/conference.js';
import { programme, time } from '../../../support/programme.js';
import { changed, conference } from './live.js';
import { jsonFaults, xmlFaults } from './schemas.js';

const options = { slug: 'small', revision: 5 };
const publicly = { ...options, publicUrl: 'https://hallway.example/' };

const eventOf = (xml: string, title: string): string =>
  xml.split('<event ').find((event) => event.includes(`<title>${title}`)) ?? '';

/** Any programme after any changes. */
const schedules: fc.Arbitrary<Schedule> = fc
  .tuple(programmes, fc.array(commands, { maxLength: 8 }))
  .map(([programme, list]) => {
    const one = new Rehearsed(programme, time('09:00'));
    for (const command of list) {
      try {
        one.do(command);
      } catch (error) {
        // Many random commands are against a rule.
        if (!(error instanceof RuleError)) throw error;
      }
    }
    return one.schedule;
  });

describe('schedule.xml', () => {
  const xml = exportXml(changed(), publicly);

  it('follows the schema', async () => {
    expect(await xmlFaults(xml)).toEqual([]);
    expect(await xmlFaults(exportXml(conference().schedule, options))).toEqual([]);
  });

  it('is refused by the schema when it is spoiled', async () => {
    expect(await xmlFaults(xml.replace(/<version>.*<\/version>/, ''))).not.toEqual([]);
    expect(await xmlFaults(xml.replaceAll(/ guid="[^"]*" code/g, ' guid="x" code'))).not.toEqual([]);
  });

  it('carries the expected time in the zone of the conference', () => {
    // 10:15 UTC, the programmes of tests being told in UTC.
    expect(eventOf(xml, 'Alpha &amp;')).toMatch(
      /<date>2026-10-24T12:15:00\+02:00<\/date>\n<start>12:15<\/start>\n<duration>00:45<\/duration>/,
    );
    expect(eventOf(xml, 'Alpha again')).toContain('<date>2026-10-24T13:00:00+02:00</date>');
    expect(eventOf(xml, 'Second day')).toMatch(/<date>2026-10-25T12:00:00\+01:00<\/date>[^]*<room>Box, Cellar<\/room>/);
  });

  it('leaves cancelled sessions out, and lists what concerns the whole house under Everywhere', () => {
    expect(xml).not.toContain('No room yet');
    expect(eventOf(xml, 'Lunch')).toContain('<room>Everywhere</room>');
  });

  it('keeps identifiers where the schema allows it and makes stable ones elsewhere', () => {
    expect(xml).toContain('guid="81f5f0c4-3d35-522c-8f1c-c8825b92f00a" code="ABC123"');
    expect(xml).toContain('<event id="42" ');
    expect(xml).toContain('<slug>small-1-alpha</slug>');
    expect(xml).toContain('<acronym>kvm_2026</acronym>');
    const idsOf = (text: string) =>
      [...text.matchAll(/<event id="(\d+)" guid="([^"]+)"/g)].map(([, id, guid]) => `${id} ${guid}`);
    const before = idsOf(exportXml(conference().schedule, options));
    expect(idsOf(xml).filter((id) => before.includes(id))).toHaveLength(7);
  });

  it('has a version that changes with every change', () => {
    expect(xml).toContain('<version>1.4 r5</version>');
  });

  it('comes back through an import with times, rooms and texts', () => {
    const { programme } = importProgramme(Buffer.from(xml));
    const alpha = programme.sessions.find(({ code }) => code === 'ABC123')!;
    expect(alpha).toMatchObject({
      title: 'Alpha & <Omega>, "quoted"; \\ done',
      start: time('10:15'),
      end: time('11:00'),
      abstract: 'One.\nTwo: ==> bell half',
      doNotRecord: true,
      language: 'de,en',
      speakers: [{ name: 'Ștefan "Ana" Țară' }],
    });
    expect(alpha.links?.map(({ type }) => type)).toEqual(['recording', 'related', 'gopher', 'feedback']);
    const lunch = programme.sessions.find(({ title }) => title === 'Lunch')!;
    expect(lunch).toMatchObject({ kind: 'break', start: time('12:00') });
    expect(lunch.room).toBeUndefined();
    expect(programme.rooms.map(({ name }) => name)).not.toContain('Everywhere');
  });
});

describe('schedule.json', () => {
  const file = JSON.parse(exportJson(changed(), publicly));

  it('follows the schema', () => {
    expect(jsonFaults(exportJson(changed(), publicly), 'schedule.json')).toEqual([]);
    expect(jsonFaults(exportJson(conference().schedule, options), 'schedule.json')).toEqual([]);
    expect(jsonFaults('{"schedule":{}}', 'schedule.json')).not.toEqual([]);
  });

  it('has the sessions of schedule.xml', () => {
    const rooms = Object.entries(
      file.schedule.conference.days[0].rooms as Record<string, { title: string; date: string; end: string }[]>,
    );
    expect(rooms.map(([room, sessions]) => [room, sessions.map(({ title }) => title.slice(0, 10))])).toEqual([
      ['Aula', ['Alpha & <O', 'Alpha agai']],
      ['Box, Cellar', ['Übergröße ', '=HYPERLINK']],
      ['Cube', ['Extra', 'By night']],
      ['Everywhere', ['Lunch']],
    ]);
    expect(rooms[0]![1][0]).toMatchObject({ date: '2026-10-24T12:15:00+02:00', end: '2026-10-24T13:00:00+02:00' });
  });

  it('comes back through an import', () => {
    const { programme, format } = importProgramme(Buffer.from(JSON.stringify(file)));
    expect(format).toBe('json');
    expect(programme.sessions).toHaveLength(8);
    expect(programme.sessions.find(({ title }) => title === 'Lunch')!.room).toBeUndefined();
  });
});

describe('schedule2', () => {
  const file = JSON.parse(exportSchedule2(changed(), publicly));
  const events = file.schedule.events as { title: string; state?: string; type: string; start: string }[];
  const event = (title: string) => events.find((each) => each.title.startsWith(title));

  it('follows the schema', () => {
    expect(jsonFaults(JSON.stringify(file), 'schedule2.json')).toEqual([]);
    expect(jsonFaults(exportSchedule2(conference().schedule, options), 'schedule2.json')).toEqual([]);
  });

  it('tells delays and cancellations', () => {
    expect(event('Alpha &')).toMatchObject({ state: 'DELAYED', start: '2026-10-24T12:15:00+02:00' });
    expect(event('Alpha again')).toMatchObject({ state: 'DELAYED' });
    expect(event('No room yet')).toMatchObject({ state: 'CANCELED' });
    expect(event('By night')).toMatchObject({ state: 'CONFIRMED' });
    expect(event('Lunch')).toMatchObject({ type: 'BREAK' });
  });
});

describe('CSV', () => {
  const csv = exportCsv(changed(), options);

  it('begins with a byte order mark and the columns of voctosched', () => {
    expect(
      csv.startsWith('\ufeffRoom,Date,Day,Start,Duration,Title,ID,Abstract,Description,Language,Speakers,File URL,'),
    ).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
  });

  it('has every session with status, expected and planned times', () => {
    expect(csv).toContain(
      '\r\n"Box, Cellar",2026-10-25,2,12:00,00:30,Second day,late,,,,7:Bo,,2026-10-25T12:30:00+01:00,,,talk,planned,2026-10-25T11:00:00+01:00,Cube,',
    );
    expect(csv).toContain(',No room yet,nowhere,,,,,,2026-10-24T17:00:00+02:00,,,talk,cancelled,');
  });

  it('runs no formula in a spreadsheet', () => {
    expect(csv).toContain(`,"'=HYPERLINK(""https://evil.example"")",`);
  });

  it.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
    'takes %j for the beginning of a formula',
    (sign) => {
      const { schedule } = new Rehearsed(
        programme([['a', 'Aula', '10:00', '10:45', { title: `${sign}1` }]]),
        time('09:00'),
      );
      expect(exportCsv(schedule, options)).toContain(`'${sign}1`);
    },
  );
});

describe('every export of every schedule', () => {
  it('is valid, whatever was changed', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        expect(jsonFaults(exportJson(schedule, options), 'schedule.json')).toEqual([]);
        expect(jsonFaults(exportSchedule2(schedule, options), 'schedule2.json')).toEqual([]);
        expect(await xmlFaults(exportXml(schedule, options))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('depends on nothing but the schedule', () => {
    const all = () => {
      const schedule = changed();
      return [exportXml, exportJson, exportSchedule2, exportCsv, exportIcs]
        .map((write) => write(schedule, publicly))
        .concat(exportHallway(schedule.programme), exportAtom(schedule, [], publicly));
    };
    expect(all()).toEqual(all());
  });
});
