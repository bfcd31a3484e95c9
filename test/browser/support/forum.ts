/** An invented conference of two days, with enough in it for every state of a screen. */
import { MINUTE, type Instant, type Programme, type Session } from '../../../core/index.js';

/** Thursday 29 October 2026, midnight in Brussels (CET). */
export const MIDNIGHT = Date.UTC(2026, 9, 28, 23);

/** An instant of the first day (or of the second, with "+1 ") in Brussels. */
export function at(text: string): Instant {
  const [, day = '0', hours, minutes] = /^(?:\+(\d) )?(\d+):(\d\d)$/.exec(text)!;
  return MIDNIGHT + (Number(day) * 24 * 60 + Number(hours) * 60 + Number(minutes)) * MINUTE;
}

const speakers = (...names: string[]): Session['speakers'] => names.map((name) => ({ id: name.toLowerCase(), name }));

type Line = [id: string, room: string, start: string, end: string, title: string, more?: Partial<Session>];

const lines: Line[] = [
  ['desk', '', '08:00', '09:30', 'Registration and coffee', { kind: 'registration' }],
  [
    'open',
    'aula',
    '09:30',
    '10:15',
    'Opening keynote: what a hypervisor owes its guests',
    { kind: 'keynote', speakers: speakers('Ilinca Dobre') },
  ],
  ['coffee', '', '10:30', '11:00', 'Coffee break', { kind: 'break' }],
  [
    'nested',
    'aula',
    '11:00',
    '11:30',
    'Nested testing with self-replicating programs and remote proxies',
    { track: 'core', language: 'en', speakers: speakers('Marc Hartmayer') },
  ],
  [
    'x86',
    'aula',
    '11:30',
    '12:00',
    'How well do we test nested virtualisation on x86?',
    { track: 'core', language: 'en', speakers: speakers('Vitaly Kuznetsov') },
  ],
  [
    's390',
    'aula',
    '12:00',
    '12:30',
    'kvm-unit-tests beyond KVM: other s390 hypervisors',
    { track: 'core', language: 'en', speakers: speakers('Janosch Frank') },
  ],
  ['lunch', '', '12:30', '13:45', 'Lunch', { kind: 'break' }],
  [
    'virtiofs',
    'aula',
    '13:45',
    '14:15',
    'virtio-fs: a shared file system for virtual machines',
    { track: 'storage', language: 'en', speakers: speakers('Stefan Hajnoczi') },
  ],
  [
    'spdk',
    'aula',
    '14:15',
    '14:45',
    'A user-space back end for virtio-fs with SPDK',
    { track: 'storage', language: 'en', speakers: speakers('Xiaodong Liu', 'Changpeng Liu') },
  ],
  [
    'vsock',
    'aula',
    '14:45',
    '15:15',
    'virtio-vsock channels for small machines',
    { track: 'storage', language: 'en', speakers: speakers('Andra Paraschiv') },
  ],
  [
    'panel',
    'aula',
    '15:45',
    '16:45',
    'Panel: ten years of postponed clean-ups',
    {
      kind: 'panel',
      speakers: speakers(
        'Ilinca Dobre',
        'Marc Hartmayer',
        'Stefan Hajnoczi',
        'Andra Paraschiv',
        'Janosch Frank',
        'Vitaly Kuznetsov',
      ),
    },
  ],
  [
    'ws',
    'box',
    '11:00',
    '12:30',
    'Hands-on: reading a trace without crying',
    { kind: 'workshop', track: 'tools', language: 'ro', speakers: speakers('Radu Ionescu') },
  ],
  [
    'fuzz',
    'box',
    '13:45',
    '14:30',
    'Fuzzing device models in a lunch break',
    { track: 'tools', language: 'en', doNotRecord: true, speakers: speakers('Mei-Ling Tan') },
  ],
  [
    'boot',
    'studio',
    '11:15',
    '11:45',
    'Booting in forty milliseconds',
    { track: 'core', language: 'en', speakers: speakers('Noor Haddad') },
  ],
  [
    'clouds',
    'studio',
    '12:00',
    '12:30',
    'Live migration across clouds that dislike each other',
    { track: 'storage', language: 'en', speakers: speakers('Tomás Rivera') },
  ],
  ['expo', 'foyer', '09:00', '18:00', 'Poster exhibition', { background: true }],
  ['light', 'foyer', '15:15', '15:45', 'Lightning talks', { kind: 'lightning' }],
  ['party', '', '19:00', '23:00', 'Dinner by the river', { kind: 'social' }],
  [
    'day2',
    'aula',
    '+1 09:00',
    '+1 09:45',
    'Confidential machines for people who trust nobody',
    { track: 'core', language: 'en', speakers: speakers('Oksana Bilyk') },
  ],
  [
    'day2b',
    'aula',
    '+1 10:00',
    '+1 10:45',
    'Device assignment without tears',
    { track: 'core', language: 'en', speakers: speakers('Alexandre Moreau') },
  ],
  ['close', 'aula', '+1 16:00', '+1 16:30', 'Closing and thanks', { kind: 'keynote' }],
];

export const forum = (more: Partial<Programme> = {}): Programme => ({
  version: '1.0',
  conference: { name: 'Virtual Machine Forum', timezone: 'Europe/Brussels', languages: ['en', 'ro'] },
  days: [0, 1].map((day) => ({ date: `2026-10-${29 + day}`, start: at(`+${day} 06:00`), end: at(`+${day} 24:00`) })),
  rooms: [
    { id: 'aula', name: { en: 'Aula Magna', ro: 'Aula Magna' }, capacity: 350, floor: '2' },
    {
      id: 'box',
      name: 'Box',
      capacity: 80,
      floor: '2',
      wayfinding: { en: 'past the stairs, on the left', ro: 'după scări, la stânga' },
    },
    { id: 'studio', name: { en: 'Studio', ro: 'Studioul' }, capacity: 120, floor: '3' },
    { id: 'foyer', name: 'Foyer' },
    { id: 'quiet', name: { en: 'Room of quiet', ro: 'Sala de liniște' }, floor: '0' },
  ],
  tracks: [
    { id: 'core', name: 'Core and nesting', colour: '#ff7a45' },
    { id: 'storage', name: 'Storage and channels', colour: '#2f54eb' },
    { id: 'tools', name: 'Tools', colour: '#36cfc9' },
  ],
  speakers: [],
  sessions: lines.map(([id, room, start, end, title, rest]) => ({
    id,
    title,
    kind: 'talk',
    speakers: [],
    start: at(start),
    end: at(end),
    ...(room === '' ? {} : { room }),
    ...rest,
  })),
  ...more,
});

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Mary Somerville', 'Hedy Lamarr', 'Annie Easley', 'Radia Perlman'];
const TITLES = [
  'What the kernel forgot',
  'Reproducible builds in a building that is not',
  'How to leave a mailing list',
  'A short history of long log lines and the people who have to read them at night',
  'Small radios',
  'Everything that we know about time zones is wrong, and so is what you just thought of',
];

/** A conference with many rooms, like the big ones: something in each room every hour, not all at the same minute. */
export function large(rooms: number): Programme {
  const ids = Array.from({ length: rooms }, (_, index) => `r${index}`);
  const base = forum();
  return {
    ...base,
    rooms: ids.map((id, index) => ({
      id,
      name: index % 7 === 3 ? `Assembly of the Friends of Room ${index}` : `Room ${index}`,
    })),
    sessions: ids.flatMap((room, index) =>
      index % 11 === 10
        ? []
        : Array.from({ length: 8 }, (_, hour): Session => {
            const start = at('10:00') + (hour * 60 + (index % 12) * 5) * MINUTE;
            return {
              id: `${room}-${hour}`,
              title: TITLES[(index + hour) % TITLES.length]!,
              kind: 'talk',
              room,
              track: base.tracks[(index + hour) % 3]!.id,
              start,
              end: start + 45 * MINUTE,
              speakers: speakers(NAMES[(index + hour) % NAMES.length]!),
            };
          }),
    ),
  };
}
