/** Every state that a screen can be in, and what it says then. */
import type { Instant, Text } from '../../../core/index.js';
import type { Rehearsed } from '../../support/conference.js';
import { at } from './forum.js';
import type { StageOptions } from './stage.js';

/** "HH:MM" of the forum's first day, "+1 HH:MM" of the second, "-HH:MM" of the day before. */
export const instantOf = (now: string): Instant => (now.startsWith('-') ? at(now.slice(1)) - 86_400_000 : at(now));

export interface State {
  readonly name: string;
  /** Name of the picture in docs/screens, for those that are pictured. */
  readonly picture?: string;
  readonly now: string;
  /** Default: the room `aula`. */
  readonly query?: Readonly<Record<string, string>>;
  readonly options?: StageOptions;
  readonly prepare?: (conference: Rehearsed) => void;
  /** Said on the screen, in this order. */
  readonly says: readonly (string | RegExp)[];
  readonly never?: readonly (string | RegExp)[];
}

const text: Text = { en: 'Leave the building now.', ro: 'Părăsiți clădirea acum.' };

export const states: readonly State[] = [
  {
    name: 'on time',
    picture: 'room-on-time',
    now: '11:10',
    says: [
      'Aula Magna',
      'Floor 2',
      '350 seats',
      '11:10',
      'Now',
      'Core and nesting',
      'Nested testing',
      'Marc Hartmayer',
      '11:00',
      '11:30',
      'Next',
      '11:30',
      'How well do we test',
      'Virtual Machine Forum',
      'Thursday 29 October',
      'CET',
    ],
    never: ['late', 'as of', 'Preview'],
  },
  {
    name: 'late (B5)',
    picture: 'room-late',
    now: '11:46',
    prepare: (conference) => conference.do({ type: 'delay', session: 'x86', minutes: 15 }),
    says: [
      'Now',
      '15 min late',
      'How well do we test',
      'planned',
      '11:30',
      '11:45',
      '12:15',
      'Next',
      '12:00',
      '12:15',
      'kvm-unit-tests',
      '15 min late',
    ],
  },
  {
    name: 'running over (T8)',
    now: '11:29',
    prepare: (conference) => {
      conference.do({ type: 'start', session: 'nested', at: at('11:00') });
      conference.do({ type: 'extend', session: 'nested', minutes: 5 });
    },
    says: [
      'Now',
      'running 5 min over',
      'Nested testing',
      '11:00',
      '11:30',
      '11:35',
      'Next',
      '11:30',
      '11:35',
      '5 min late',
    ],
  },
  {
    name: 'moved here (M1)',
    now: '14:20',
    query: { room: 'studio' },
    prepare: (conference) => conference.do({ type: 'move', session: 'spdk', room: 'studio' }),
    says: ['Studio', 'Now', 'moved from Aula Magna', 'A user-space back end'],
  },
  {
    name: 'moved away (M1)',
    picture: 'room-moved-away',
    now: '14:20',
    prepare: (conference) => conference.do({ type: 'move', session: 'spdk', room: 'box' }),
    says: [
      'Aula Magna',
      'moved to Box',
      'A user-space back end',
      '14:15',
      '14:45',
      'Box',
      'Floor 2',
      'past the stairs, on the left',
      'Next',
      'virtio-vsock',
    ],
  },
  {
    name: 'a session that will be elsewhere is told beforehand',
    now: '14:10',
    prepare: (conference) => conference.do({ type: 'move', session: 'spdk', room: 'box' }),
    says: ['Now', 'virtio-fs', 'Next', '14:15', 'A user-space back end', 'moved to Box', 'past the stairs'],
  },
  {
    name: 'cancelled (C1)',
    now: '14:20',
    prepare: (conference) =>
      conference.do({
        type: 'cancel',
        session: 'spdk',
        reason: { en: 'The train did not arrive.', ro: 'Trenul nu a sosit.' },
      }),
    says: ['cancelled', 'A user-space back end', 'The train did not arrive.', '14:15', 'Next', 'virtio-vsock'],
    never: ['Xiaodong Liu'],
  },
  {
    name: 'cancelled and replaced (C2)',
    picture: 'room-replaced',
    now: '14:20',
    prepare: (conference) =>
      conference.do({ type: 'add', session: { title: 'Ask the maintainers', replaces: 'spdk' } }),
    says: ['Instead', 'A user-space back end', 'cancelled', 'Ask the maintainers', '14:15', '14:45'],
  },
  {
    name: 'room full (R1)',
    picture: 'room-full',
    now: '11:10',
    prepare: (conference) => conference.do({ type: 'room-status', room: 'aula', status: 'full', overflow: 'box' }),
    says: ['Full', 'live in Box', 'past the stairs', 'Now', 'Nested testing'],
  },
  {
    name: 'room closed (R1)',
    now: '11:10',
    prepare: (conference) => conference.do({ type: 'room-status', room: 'aula', status: 'closed' }),
    says: ['Closed', 'Now', 'Nested testing'],
  },
  {
    name: 'between sessions (B2)',
    picture: 'room-between',
    now: '15:20',
    says: [
      'Next',
      'in 25 min',
      'Panel: ten years',
      '15:45',
      '16:45',
      'Later',
      '19:00',
      'Dinner by the river',
      'Tomorrow',
      'Friday 30 October',
      '09:00',
    ],
    never: ['Now'],
  },
  {
    name: 'a break of the whole house (B3)',
    now: '12:40',
    says: ['Now', 'Break', 'Lunch', '12:30', '13:45', 'Next', 'virtio-fs'],
  },
  {
    name: 'the day is over (B1)',
    picture: 'room-day-over',
    now: '17:30',
    says: [
      'Nothing more here today',
      'Next',
      '19:00',
      'Dinner',
      'Tomorrow',
      'Friday 30 October',
      '09:00',
      'Confidential machines',
    ],
  },
  {
    name: 'the conference is over',
    now: '+1 17:00',
    says: ['Thank you for coming', 'The conference is over.'],
    never: ['Next', 'Closing'],
  },
  {
    name: 'nothing is planned here',
    now: '+1 08:30',
    query: { room: 'quiet' },
    says: ['Nothing planned here', 'Next in other rooms', '09:00', 'Confidential machines', 'Aula Magna'],
  },
  {
    name: 'before the first day',
    now: '-20:00',
    says: ['Begins Thursday 29 October', 'Tomorrow', '09:30', 'Opening keynote'],
    never: ['Now'],
  },
  {
    name: 'what runs in the background hides nothing (B4)',
    now: '15:20',
    query: { room: 'foyer' },
    says: ['Now', 'Lightning talks', 'Also here', 'Poster exhibition', 'until 18:00'],
  },
  {
    name: 'announcements (A1)',
    picture: 'room-announcements',
    now: '11:10',
    prepare: (conference) => {
      conference.do({ type: 'announce', text: 'Lunch is on floor 1.', level: 'info' });
      conference.do({ type: 'announce', text: 'Badges are checked.', level: 'warning' });
      conference.do({ type: 'announce', text: 'Only in the box.', level: 'info', scope: { rooms: ['box'] } });
    },
    says: ['Nested testing', 'Please note', 'Badges are checked.', 'Announcement', 'Lunch is on floor 1.'],
    never: ['Only in the box'],
  },
  {
    name: 'an emergency has the whole screen, in two languages (A2)',
    picture: 'room-emergency',
    now: '11:10',
    prepare: (conference) => conference.do({ type: 'announce', text, level: 'emergency' }),
    says: ['Emergency', 'Leave the building now.', 'Părăsiți clădirea acum.'],
    never: ['Nested testing', 'Aula Magna'],
  },
  {
    name: 'preview',
    now: '08:00',
    query: { room: 'aula', at: '2026-10-29T11:46:00+01:00' },
    says: ['11:46', 'How well do we test', 'Preview of Thu 11:46'],
  },
  {
    name: 'rehearsal (K1)',
    now: '11:10',
    options: { welcome: { clock: 'rehearsal' } },
    says: ['Nested testing', 'Rehearsal, not the real schedule'],
  },
  {
    name: 'sample (K1)',
    now: '11:10',
    options: { welcome: { clock: 'sample' } },
    says: ['Nested testing', 'Sample conference'],
  },
  {
    name: 'without a clock there is a day but no now (K2)',
    picture: 'room-without-clock',
    now: '11:10',
    options: { welcome: { unverified: true } },
    says: [
      'Aula Magna',
      'Thursday 29 October',
      'This screen does not know the time yet',
      '09:30',
      'Opening keynote',
      '11:00',
      'Nested testing',
      '15:45',
    ],
    never: ['11:10', 'Now'],
  },
  {
    name: 'overview',
    picture: 'overview',
    now: '11:46',
    query: { view: 'overview' },
    prepare: (conference) => {
      conference.do({ type: 'delay', session: 'x86', minutes: 15 });
      conference.do({ type: 'move', session: 'clouds', room: 'box' });
      conference.do({ type: 'room-status', room: 'box', status: 'full', overflow: 'studio' });
    },
    says: [
      'Virtual Machine Forum',
      '11:46',
      'Aula Magna',
      'until',
      '12:15',
      'How well do we test',
      '15 min late',
      '12:15',
      '12:00',
      'kvm-unit-tests',
      'Box',
      'Full',
      'live in Studio',
      'Hands-on',
      'Studio',
      'Live migration',
      'moved to Box',
      'Foyer',
      'Lunch',
      'Core and nesting',
    ],
  },
  {
    name: 'overview without a clock (K2)',
    now: '11:10',
    query: { view: 'overview' },
    options: { welcome: { unverified: true } },
    says: ['Virtual Machine Forum', 'does not know the time', '09:30', 'Opening keynote', 'Aula Magna'],
  },
  {
    name: 'one track',
    now: '11:46',
    query: { track: 'Storage and channels' },
    says: ['Storage and channels', 'Aula Magna', '13:45', 'virtio-fs', 'Studio', '12:00', 'Live migration'],
    never: ['How well do we test', 'Hands-on'],
  },
];
