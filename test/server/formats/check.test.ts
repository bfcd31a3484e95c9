import { describe, expect, it } from 'vitest';
import { checkFile, exportHallway, FormatError } from '../../../server/formats/index.js';
import { programme } from '../../support/programme.js';
import { fixture } from './fixture.js';

describe('checking a file', () => {
  it('tells what screens will lack: planned ends, and rooms of all but breaks', () => {
    const file = exportHallway(
      programme([
        ['open', 'Aula', '10:00', ''],
        ['lost', '', '10:00', '11:00'],
        ['lunch', '', '12:00', '13:00', { kind: 'break' }],
      ]),
    );
    expect(checkFile(Buffer.from(file))).toEqual([
      {
        code: 'no-end',
        count: 1,
        message: '1 session has no planned end, such as "OPEN"; each lasts until the next in its room.',
      },
      {
        code: 'no-room',
        count: 1,
        message: '1 session has no room, such as "LOST"; boards of rooms do not show them.',
      },
    ]);
  });

  it('repeats what the import says, and refuses what cannot be imported', () => {
    const codes = checkFile(fixture('xml/merged.xml')).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['duplicate-guid', 'room-text', 'bad-duration', 'no-end']));
    expect(() => checkFile(fixture('xml/truncated.xml'))).toThrow(FormatError);
  });
});
