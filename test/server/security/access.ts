/** Who may ask what: the list that the matrix test holds every route of the server against. */
import { time } from '../../support/programme.js';

/** The least that somebody must be; `self` is anybody with an account or a token. */
export type Least = 'anyone' | 'self' | 'viewer' | 'helper' | 'organiser' | 'admin' | 'attendee';

export interface Access {
  readonly least: Least;
  /** A body that passes the schema, where it is looked at before the person is. */
  readonly body?: unknown;
  /** Writes that nobody's cookie is needed for, but which would act in somebody's name. */
  readonly ownPagesOnly?: true;
}

const at = (least: Least, body?: unknown): Access => ({ least, ...(body !== undefined && { body }) });
const signIn = (body: unknown): Access => ({ least: 'anyone', body, ownPagesOnly: true });

const CREDENTIALS = { email: 'nobody@example.org', password: 'wrong horse battery' };
const PASSKEY = { id: 'none', rawId: 'none', type: 'public-key', response: {} };
const NOW = new Date(time('10:00')).toISOString();

export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /': at('anyone'),
  'GET /*': at('anyone'),
  'GET /admin': at('anyone'),
  'GET /display': at('anyone'),
  'GET /kiosk.sh': at('anyone'),
  'GET /healthz': at('anyone'),
  'GET /readyz': at('anyone'),
  'GET /metrics': at('anyone'),
  'GET /live': at('anyone'),
  'GET /api/openapi.json': at('anyone'),
  'GET /api/docs': at('anyone'),
  'GET /api/docs.css': at('anyone'),

  'GET /c/:conference': at('anyone'),
  'GET /c/:conference/changes.atom': at('anyone'),
  'GET /c/:conference/guide.webmanifest': at('anyone'),
  'GET /c/:conference/my/:secret.ics': at('anyone'),
  'GET /c/:conference/qr.svg': at('anyone'),
  'GET /c/:conference/rooms/:id': at('anyone'),
  'GET /c/:conference/rooms/:id.ics': at('anyone'),
  'GET /c/:conference/roomstatus.json': at('anyone'),
  'GET /c/:conference/schedule.csv': at('anyone'),
  'GET /c/:conference/schedule.ics': at('anyone'),
  'GET /c/:conference/schedule.json': at('anyone'),
  'GET /c/:conference/schedule.xml': at('anyone'),
  'GET /c/:conference/schedule2.json': at('anyone'),
  'GET /c/:conference/sessions/:id': at('anyone'),
  'GET /c/:conference/sessions/:id.ics': at('anyone'),
  'GET /c/:conference/speakers/:id': at('anyone'),
  'GET /c/:conference/tracks.css': at('anyone'),
  'GET /c/:conference/tracks/:id.ics': at('anyone'),

  // A screen that nobody knows yet.
  'POST /api/displays/codes': at('anyone', {}),
  'POST /api/displays/join': at('anyone', { secret: 'none' }),

  'GET /api/conferences': at('anyone'),
  'GET /api/conferences/:conference': at('anyone'),
  'GET /api/conferences/:conference/boards': at('anyone'),
  'GET /api/conferences/:conference/images/:hash': at('anyone'),
  'GET /api/conferences/:conference/programme/:hash': at('anyone'),
  'GET /api/conferences/:conference/schedule': at('anyone'),

  'POST /api/login': signIn({ name: 'nobody', password: 'wrong horse battery' }),
  'DELETE /api/login': at('anyone'),
  'POST /api/setup': signIn({ secret: 'none', name: 'Mallory', password: 'wrong horse battery' }),
  'GET /api/password-reset': at('anyone'),
  'POST /api/password-reset': signIn({ name: 'nobody' }),
  'POST /api/password-reset/use': signIn({ secret: 'none', password: 'wrong horse battery' }),

  'GET /api/me': at('self'),
  'GET /api/me/account': at('self'),
  'PATCH /api/me/account': at('self'),
  'POST /api/me/password': at('self'),
  'DELETE /api/me/logins': at('self'),

  'GET /api/displays': at('viewer'),
  'GET /api/displays/:id': at('viewer'),
  'GET /api/conferences/:conference/changes': at('viewer'),
  'GET /api/conferences/:conference/programme/status': at('viewer'),
  'GET /api/conferences/:conference/programmes': at('viewer'),
  'GET /api/conferences/:conference/proofs': at('viewer'),
  'GET /api/conferences/:conference/proofs/:revision': at('viewer'),
  'GET /api/conferences/:conference/proofs/:revision.csv': at('viewer'),
  'GET /api/conferences/:conference/report': at('viewer'),
  'GET /api/conferences/:conference/report.csv': at('viewer'),
  'GET /api/conferences/:conference/sources': at('viewer'),
  'GET /api/conferences/:conference/sources/:source': at('viewer'),

  // The lowest that any command asks for; commands have a matrix of their own.
  'POST /api/conferences/:conference/changes': at('helper', { type: 'delay', session: 'a', minutes: 5 }),

  'GET /api/conferences/:conference/feedback': at('organiser'),
  'POST /api/conferences/:conference/changes/:revision/undo': at('organiser'),
  'POST /api/conferences/:conference/images': at('organiser'),
  'POST /api/conferences/:conference/programmes/:hash/adopt': at('organiser'),
  'POST /api/conferences/:conference/rehearsal': at('organiser'),
  'PUT /api/conferences/:conference/programme': at('organiser'),
  'PATCH /api/conferences/:conference/sources/:source': at('organiser'),
  'DELETE /api/conferences/:conference/sources/:source': at('organiser'),
  'POST /api/conferences/:conference/sources/:source/fetch': at('organiser'),
  'POST /api/conferences/:conference/sources/:source/approve': at('organiser'),
  'POST /api/conferences/:conference/sources/:source/refuse': at('organiser'),

  'PUT /api/conferences/:conference/proofs/:revision': at('organiser'),
  'PATCH /api/displays': at('organiser'),
  'PATCH /api/displays/:id': at('organiser'),
  'DELETE /api/displays/:id': at('organiser'),
  'POST /api/displays/pair': at('organiser'),
  'POST /api/displays/commands': at('organiser'),
  'POST /api/displays/:id/commands': at('organiser'),
  'POST /api/displays/invitations': at('organiser'),
  'POST /api/displays/prepared': at('organiser'),

  'POST /api/conferences': at('admin'),
  'PATCH /api/conferences/:conference': at('admin', { now: NOW }),
  'DELETE /api/conferences/:conference': at('admin'),
  'POST /api/conferences/:conference/sources': at('admin'),
  'GET /api/accounts': at('admin'),
  'POST /api/accounts': at('admin'),
  'PATCH /api/accounts/:name': at('admin'),
  'DELETE /api/accounts/:name': at('admin'),
  'DELETE /api/accounts/:name/logins': at('admin'),
  'POST /api/accounts/:name/password-link': at('admin'),
  'GET /api/logins': at('admin'),
  'GET /api/tokens': at('admin'),
  'POST /api/tokens': at('admin'),
  'DELETE /api/tokens/:id': at('admin'),
  'GET /api/webhooks': at('admin'),
  'POST /api/webhooks': at('admin'),
  'PATCH /api/webhooks/:id': at('admin'),
  'DELETE /api/webhooks/:id': at('admin'),
  'POST /api/webhooks/:id/test': at('admin'),
  'GET /api/webhooks/:id/dead': at('admin'),
  'POST /api/webhooks/:id/dead/retry': at('admin'),
  'GET /api/conferences/:conference/alerts': at('admin'),
  'PUT /api/conferences/:conference/alerts': at('admin'),

  'GET /api/attendee': at('anyone'),
  'POST /api/attendee': signIn(CREDENTIALS),
  'POST /api/attendee/login': signIn(CREDENTIALS),
  'DELETE /api/attendee/login': at('anyone'),
  'POST /api/attendee/passkeys/options': at('anyone', {}),
  'POST /api/attendee/passkeys': signIn(PASSKEY),
  'POST /api/attendee/passkeys/login': signIn(PASSKEY),
  'GET /api/attendee/push': at('anyone'),
  'PUT /api/attendee/conferences/:conference/push': at('anyone'),
  'POST /api/attendee/conferences/:conference/push/status': at('anyone'),
  'DELETE /api/attendee/conferences/:conference/push': at('anyone'),
  'PUT /api/attendee/conferences/:conference/feedback/:session': at('anyone'),
  'GET /api/attendee/conferences/:conference/feedback/:session': at('anyone'),
  'PUT /api/attendee/password': at('attendee', { current: 'wrong horse battery', password: 'other horse battery' }),
  'GET /api/attendee/export': at('attendee'),
  'DELETE /api/attendee/passkeys/:passkey': at('attendee'),
  'GET /api/attendee/conferences/:conference/bookmarks': at('attendee'),
  'POST /api/attendee/conferences/:conference/bookmarks': at('attendee', { bookmarks: {} }),
  'GET /api/attendee/live': at('attendee'),
  'GET /api/attendee/conferences/:conference/calendar': at('attendee'),
  'POST /api/attendee/conferences/:conference/calendar': at('attendee'),
  'DELETE /api/attendee/conferences/:conference/calendar': at('attendee'),
  'DELETE /api/attendee': at('attendee'),
};

/** A command of each type, in the conference "small", and the least that it asks for. */
export const COMMANDS: Readonly<Record<string, { readonly least: Least; readonly body: Record<string, unknown> }>> = {
  delay: { least: 'helper', body: { session: 'a', minutes: 5 } },
  'delay-room': { least: 'helper', body: { room: 'Aula', minutes: 5 } },
  extend: { least: 'helper', body: { session: 'a', minutes: 5 } },
  start: { least: 'helper', body: { session: 'a' } },
  end: { least: 'helper', body: { session: 'a' } },
  'room-status': { least: 'helper', body: { room: 'Aula', status: 'full' } },
  note: { least: 'helper', body: { room: 'Aula', text: 'Hello' } },
  settings: { least: 'organiser', body: { turnover: 5 } },
  'edit-room': { least: 'organiser', body: { room: 'Aula', capacity: 5 } },
  'edit-track': { least: 'organiser', body: { track: 'systems', colour: '#336699' } },
  'delay-all': { least: 'organiser', body: { minutes: 5 } },
  move: { least: 'organiser', body: { session: 'a', room: 'Box' } },
  swap: { least: 'organiser', body: { sessions: ['a', 'b'] } },
  cancel: { least: 'organiser', body: { session: 'a' } },
  restore: { least: 'organiser', body: { session: 'a' } },
  edit: { least: 'organiser', body: { session: 'a', title: 'Other' } },
  add: { least: 'organiser', body: { session: { title: 'Extra', room: 'Box', start: NOW, end: NOW } } },
  announce: { least: 'organiser', body: { text: 'Hello', level: 'info' } },
  withdraw: { least: 'organiser', body: { announcement: 'x' } },
};
