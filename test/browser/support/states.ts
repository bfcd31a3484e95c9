/** Every state that a screen can be in, and what it says then. */
import type { Instant, Picture, Slide, Text } from '../../../core/index.js';
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
  /** What the image says that is shown. */
  readonly shows?: string;
  /** The server dies once it has greeted the screen. */
  readonly lost?: true;
  /** The browser complains that something could not be loaded, and nobody else. */
  readonly fails?: true;
}

const picture = (hash: string): Picture => ({ hash, width: 1600, height: 900 });
const slides: readonly Slide[] = [
  { id: 'sponsor', picture: picture('sponsor'), title: 'Copper & Quill makes machines that listen', sponsor: true },
  { id: 'gone', picture: picture('nowhere'), title: 'An image that cannot be had' },
];

/** Everything that a conference can set of the looks of its screens. */
const dress = (conference: Rehearsed): void => {
  conference.do({
    type: 'settings',
    logo: { hash: 'logo', width: 300, height: 100 },
    colour: '#0a7d5a',
    wifi: 'forum / small machines',
  });
};

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
    name: 'the link is lost',
    picture: 'room-link-lost',
    now: '11:10',
    lost: true,
    says: ['Nested testing', '11:00', '11:30', 'Next', 'as of 11:10'],
  },
  {
    name: 'at night',
    picture: 'night',
    now: '11:10',
    query: { room: 'aula', night: '11:00-12:00' },
    says: ['11:10'],
    never: ['Nested testing', 'Aula Magna'],
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
    picture: 'room-running-over',
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
    picture: 'room-moved-here',
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
    picture: 'room-cancelled',
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
    picture: 'room-closed',
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
    picture: 'room-break',
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
    picture: 'room-conference-over',
    now: '+1 17:00',
    says: ['Thank you for coming', 'The conference is over.'],
    never: ['Next', 'Closing'],
  },
  {
    name: 'nothing is planned here',
    picture: 'room-nothing-planned',
    now: '+1 08:30',
    query: { room: 'quiet' },
    says: ['Nothing planned here', 'Next in other rooms', '09:00', 'Confidential machines', 'Aula Magna'],
  },
  {
    name: 'before the first day',
    picture: 'room-before',
    now: '-20:00',
    says: ['Begins Thursday 29 October', 'Tomorrow', '09:30', 'Opening keynote'],
    never: ['Now'],
  },
  {
    name: 'what runs in the background hides nothing (B4)',
    picture: 'room-background',
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
    picture: 'room-preview',
    now: '08:00',
    query: { room: 'aula', at: '2026-10-29T11:46:00+01:00' },
    says: ['Preview of Thu 11:46', 'Aula Magna', '11:46', 'How well do we test'],
  },
  {
    name: 'rehearsal (K1)',
    picture: 'room-rehearsal',
    now: '11:10',
    options: { welcome: { clock: 'rehearsal' } },
    says: ['Rehearsal, not the real schedule', 'Aula Magna', 'Nested testing'],
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
    picture: 'overview-without-clock',
    now: '11:10',
    query: { view: 'overview' },
    options: { welcome: { unverified: true } },
    says: ['Virtual Machine Forum', 'does not know the time', '09:30', 'Opening keynote', 'Aula Magna'],
  },
  {
    name: 'one track',
    picture: 'track',
    now: '11:46',
    query: { track: 'Storage and channels' },
    prepare: (conference) => conference.do({ type: 'delay', session: 'clouds', minutes: 10 }),
    says: [
      'Storage and channels',
      'Thursday 29 October',
      '11:46',
      'Next',
      '12:00',
      '12:10',
      'Live migration',
      'Tomás Rivera',
      'Studio',
      '10 min late',
      '13:45',
      'virtio-fs',
      'Aula Magna',
      'Floor 2',
    ],
    never: ['How well do we test', 'Hands-on'],
  },
  {
    name: 'two sessions at once',
    picture: 'room-two-at-once',
    now: '11:10',
    prepare: (conference) => conference.do({ type: 'move', session: 'ws', room: 'aula' }),
    says: ['Now', 'Also now', 'until', 'Next', '11:30', 'How well do we test'],
  },
  {
    name: 'what people may want to know before they come in',
    picture: 'room-notes',
    now: '14:00',
    query: { room: 'box' },
    prepare: (conference) => {
      dress(conference);
      conference.do({
        type: 'edit',
        session: 'fuzz',
        contentNote: 'recordings of failing hardware, some of them loud',
        accessibility: 'Sign language and live captions',
      });
    },
    says: [
      'Box',
      'Floor 2',
      'Now',
      'not recorded',
      'Tools',
      'EN',
      'Fuzzing device models',
      'Content note: recordings of failing hardware',
      'Sign language and live captions',
      'About this session',
      /Wi-Fi ?: forum \/ small machines/,
    ],
  },
  {
    name: 'without codes, where nobody wants them',
    now: '11:10',
    prepare: (conference) => conference.do({ type: 'settings', qr: 'none' }),
    says: ['Nested testing'],
    never: ['About this session'],
  },
  {
    name: 'slides between sessions hide nothing',
    picture: 'room-slides',
    now: '15:20',
    prepare: (conference) => {
      dress(conference);
      conference.do({ type: 'settings', slides: slides.slice(0, 1) });
    },
    shows: 'Copper & Quill makes machines that listen',
    says: ['Next', 'in 25 min', 'Panel: ten years', '15:45', '16:45', 'Later', '19:00', 'Dinner by the river'],
  },
  {
    name: 'agenda by time',
    picture: 'agenda',
    now: '11:46',
    query: { view: 'agenda' },
    prepare: (conference) => {
      conference.do({ type: 'delay', session: 'x86', minutes: 15 });
      conference.do({ type: 'move', session: 'clouds', room: 'box' });
      conference.do({ type: 'cancel', session: 'virtiofs', reason: 'The train did not arrive.' });
    },
    says: [
      'Virtual Machine Forum',
      'Thursday 29 October',
      '11:46',
      'Now',
      '11:00',
      'Hands-on',
      'Radu Ionescu',
      'Box',
      'until 12:30',
      '11:30',
      '11:45',
      'How well do we test',
      'Aula Magna',
      '15 min late',
      'until 12:15',
      'Next',
      '12:00',
      'Live migration',
      'moved from Studio',
    ],
    never: ['Opening keynote', 'Coffee'],
  },
  {
    name: 'agenda by room',
    picture: 'agenda-by-room',
    now: '11:46',
    query: { view: 'agenda', by: 'room' },
    says: ['Virtual Machine Forum', 'Aula Magna', '11:30', 'How well', '13:45', 'Box', 'Hands-on'],
    never: ['Opening keynote'],
  },
  {
    name: 'agenda when the day is over',
    now: '23:30',
    query: { view: 'agenda' },
    says: ['Nothing more today', 'Friday 30 October', '09:00', 'Confidential machines'],
    never: ['Nested testing'],
  },
  {
    name: 'timer: time is left',
    picture: 'timer',
    now: '11:46',
    query: { room: 'aula', view: 'timer', at: '2026-10-29T11:46:00+01:00' },
    says: ['Aula Magna', '11:46', 'How well do we test', 'Time left', '14:00', 'Next', '12:00', 'kvm-unit-tests'],
  },
  {
    name: 'timer: the last minutes, and a note (A3)',
    picture: 'timer-last-minutes',
    now: '11:46',
    query: { room: 'aula', view: 'timer', at: '2026-10-29T11:56:30+01:00' },
    prepare: (conference) =>
      conference.do({
        type: 'note',
        room: 'aula',
        text: { en: 'Please repeat the questions', ro: 'Repetați întrebările' },
      }),
    says: ['Last minutes', '3:30', 'Note for the speaker', 'Please repeat the questions', 'Next', '12:00'],
  },
  {
    name: 'timer: over time',
    picture: 'timer-over',
    now: '11:46',
    query: { room: 'aula', view: 'timer', at: '2026-10-29T15:17:05+01:00' },
    says: ['virtio-vsock', 'Over time', '+2:05', 'Next', '15:45', 'Panel'],
  },
  {
    name: 'timer: before the start',
    picture: 'timer-wait',
    now: '11:46',
    query: { room: 'aula', view: 'timer', at: '2026-10-29T15:40:00+01:00' },
    says: ['Panel: ten years', 'Starts in', '5:00'],
    never: ['Next'],
  },
  {
    name: 'a note for the speaker is on no other screen (A3)',
    now: '11:10',
    prepare: (conference) => conference.do({ type: 'note', room: 'aula', text: 'Please repeat the questions' }),
    says: ['Nested testing'],
    never: ['repeat the questions'],
  },
  {
    name: 'slides',
    picture: 'slides',
    now: '15:20',
    query: { room: 'aula', view: 'slides' },
    prepare: (conference) => conference.do({ type: 'settings', slides: slides.slice(0, 1) }),
    shows: 'Copper & Quill makes machines that listen',
    says: ['Aula Magna', 'Next', '15:45', 'Panel: ten years', '15:20'],
  },
  {
    name: 'slides give way to a session',
    now: '11:10',
    query: { room: 'aula', view: 'slides' },
    prepare: (conference) => conference.do({ type: 'settings', slides: slides.slice(0, 1) }),
    says: ['Aula Magna', 'Now', 'Nested testing', 'Next'],
  },
  {
    name: 'slides of a screen in no room',
    now: '11:10',
    query: { view: 'slides' },
    prepare: (conference) => conference.do({ type: 'settings', slides: slides.slice(0, 1) }),
    shows: 'Copper & Quill makes machines that listen',
    says: ['Virtual Machine Forum', '11:10'],
  },
  {
    name: 'no slide can be had: the overview has the screen',
    now: '11:10',
    query: { view: 'slides' },
    prepare: (conference) => conference.do({ type: 'settings', slides: slides.slice(1) }),
    says: ['Aula Magna', 'Nested testing'],
    fails: true,
  },
  {
    name: 'lower third of a stream',
    picture: 'overlay',
    now: '11:10',
    query: { room: 'aula', view: 'overlay' },
    says: ['Aula Magna', 'Nested testing', 'Marc Hartmayer'],
    never: ['Next', '11:10', 'Virtual Machine Forum'],
  },
  {
    name: 'lower third between sessions',
    picture: 'overlay-between',
    now: '15:20',
    query: { room: 'aula', view: 'overlay' },
    says: ['Next', 'in 25 min', 'Aula Magna', 'Panel: ten years', 'Ilinca Dobre'],
  },
];
