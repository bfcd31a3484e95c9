import type { Panel } from '../../admin/parts/panel.js';
import { en } from '../../admin/words/index.js';
import { timesIn } from '../../live/look/times.js';
import type { Rehearsed } from '../support/conference.js';

/** What the panel's elements would be given of a conference in memory, in English, for an organiser. */
export function panelOf(house: Rehearsed, more: Partial<Panel> = {}): Panel {
  return {
    words: en,
    languages: ['en'],
    times: timesIn('UTC', 'en'),
    me: { name: 'Ana', role: 'organiser', rooms: [] },
    conference: { slug: 'small', name: 'Small' },
    schedule: house.schedule,
    revision: house.revision,
    now: house.at,
    zone: 'UTC',
    online: true,
    presence: null,
    pinned: new Set(),
    ...more,
  };
}
