/** A conference of every quirk that exports must survive, with changes laid over it. */
import type { Command, Schedule } from '../../../../core/index.js';
import { Rehearsed } from '../../../support/conference.js';
import { programme, time } from '../../../support/programme.js';

const GUID = '81f5f0c4-3d35-522c-8f1c-c8825b92f00a';

export function conference(): Rehearsed {
  return new Rehearsed(
    programme(
      [
        [
          'alpha',
          'Aula',
          '10:00',
          '10:45',
          {
            title: { ro: 'Alfa', en: 'Alpha & <Omega>, "quoted"; \\ done' },
            track: 'systems',
            guid: GUID,
            code: 'ABC123',
            slug: 'small-1-alpha',
            speakers: [{ id: 'ana', name: 'Ștefan "Ana" Țară' }],
            abstract: 'One.\nTwo: ==> \u0007bell \ud800half',
            language: 'de,en',
            doNotRecord: true,
            links: [
              { title: 'Site', url: 'https://site.example/?a=1&b=2', type: 'related' },
              { title: 'F', url: 'https://f.example/', type: 'feedback' },
              { title: 'R', url: 'https://r.example/', type: 'recording' },
              { title: 'Odd', url: 'https://odd.example/', type: 'gopher' },
            ],
            attachments: [{ title: 'Slides', url: 'https://s.example/s.pdf', type: 'slides' }],
          },
        ],
        [
          'alpha-2',
          'Aula',
          '10:45',
          '11:30',
          { title: 'Alpha again', guid: GUID, code: 'ABC123', slug: 'small-1-alpha' },
        ],
        [
          '42',
          'Box',
          '10:00',
          '12:00',
          {
            title: 'Übergröße 🚀 '.repeat(12).trim(),
            kind: 'workshop',
            type: 'Workshop 2h',
            url: 'https://page.example/42',
          },
        ],
        ['lunch', '', '12:00', '13:00', { title: { en: 'Lunch', ro: 'Prânz' }, kind: 'break' }],
        ['open', 'Box', '13:00', '', { title: '=HYPERLINK("https://evil.example")' }],
        ['night', 'Cube', '26:00', '27:00', { title: 'By night' }],
        ['nowhere', '', '14:00', '15:00', { title: 'No room yet' }],
        ['late', 'Cube', '+1 10:00', '+1 10:30', { title: 'Second day', speakers: [{ id: '7', name: 'Bo' }] }],
      ],
      {
        version: '1.4',
        conference: {
          name: { en: 'Small & good', ro: 'Mic și bun' },
          acronym: 'KVM',
          timezone: 'Europe/Berlin',
          languages: ['en', 'ro'],
          url: 'https://small.example/',
          colour: '#3366cc',
          logo: 'https://small.example/logo.svg',
        },
        rooms: [
          {
            id: 'Aula',
            name: { en: 'Aula', ro: 'Aulă' },
            capacity: 300,
            floor: 'Floor 1',
            wayfinding: { en: 'Left', ro: 'Stânga' },
          },
          { id: '81f5f0c4-3d35-522c-8f1c-c8825b92f0ff', name: 'Aula' },
          { id: 'Box', name: 'Box, Cellar', capacity: 80 },
          { id: 'Cube', name: 'Cube' },
        ],
        tracks: [
          { id: 'systems', name: 'Systems', colour: '#3366cc' },
          { id: '4961-owls', name: '4 Owls' },
        ],
        speakers: [
          { id: 'ana', name: 'Ștefan "Ana" Țară' },
          { id: '7', name: 'Bo' },
        ],
      },
    ),
    time('09:00'),
  );
}

export const CHANGES: readonly Command[] = [
  { type: 'delay', session: 'alpha', minutes: 15 },
  { type: 'cancel', session: 'nowhere', reason: { en: 'speaker ill', ro: 'vorbitor bolnav' } },
  { type: 'move', session: 'late', room: 'Box', start: time('+1 11:00') },
  { type: 'add', session: { id: 'extra', title: 'Extra', room: 'Cube', start: time('15:00'), end: time('15:30') } },
];

export function changed(): Schedule {
  const one = conference();
  for (const command of CHANGES) one.do(command);
  return one.schedule;
}
