/** Calendars to subscribe to: of a conference, a room, a track, a session, or what a filter asks for. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import * as Type from 'typebox';
import { SESSION_KINDS, type Schedule } from '../../core/index.js';
import type { Conferences } from '../conference/conferences.js';
import type { Selection } from '../formats/write/ics-selection.js';
import { exportIcs } from '../formats/write/ics.js';
import { Refusal } from '../refusal.js';
import type { FeedFile, FeedSender } from './feed-sender.js';
import { ConferenceParams, strict } from './schemas/common.js';

/** Values of one filter at most. */
const MOST = 50;

interface CalendarContext {
  readonly conferences: Conferences;
  readonly sender: FeedSender;
}

/** `track=a`, or `track=a&track=b`: one of them. */
const someOf = <Item extends Type.TSchema>(item: Item) =>
  Type.Optional(Type.Union([item, Type.Array(item, { maxItems: MOST })]));
const Id = Type.String({ maxLength: 200 });
const Filter = strict({
  room: someOf(Id),
  track: someOf(Id),
  session: someOf(Id),
  kind: someOf(Type.Enum(SESSION_KINDS)),
  language: someOf(Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', maxLength: 40 })),
});

const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : ([value].flat() as T[]));

/** What can be asked for by id, and how to tell whether it is there. */
const KNOWN: Readonly<Record<'room' | 'track' | 'session', (schedule: Schedule, id: string) => boolean>> = {
  room: ({ rooms }, id) => rooms.some((room) => room.id === id),
  track: ({ programme }, id) => programme.tracks.some((track) => track.id === id),
  session: ({ byId }, id) => byId.has(id),
};

const calendar = (only: Selection, name?: string): FeedFile => ({
  name,
  type: 'text/calendar',
  make: ({ schedule, counts }, options) => exportIcs(schedule, { ...options, counts, only }),
});

export const calendars: FastifyPluginAsyncTypebox<CalendarContext> = async (app, { conferences, sender }) => {
  /** A subscription to what is gone must not turn into an empty calendar that deletes what was in it. */
  function known(slug: string, what: keyof typeof KNOWN, ids: readonly string[]) {
    const conference = conferences.get(slug);
    const missing = ids.find((id) => !KNOWN[what](conference.schedule, id));
    if (missing === undefined) return conference;
    throw new Refusal(404, `unknown-${what}`, `There is no ${what} "${missing}" in "${conference.slug}".`);
  }

  app.get(
    '/c/:conference/schedule.ics',
    {
      schema: {
        summary: 'The schedule, or what a filter asks of it, as a calendar to subscribe to',
        tags: ['feeds'],
        params: ConferenceParams,
        querystring: Filter,
      },
    },
    (request, reply) => {
      const { conference: slug } = request.params;
      const { room, track, session, kind, language } = request.query;
      const only = {
        rooms: list(room),
        tracks: list(track),
        sessions: list(session),
        kinds: list(kind),
        languages: list(language),
      };
      known(slug, 'track', only.tracks);
      known(slug, 'session', only.sessions);
      const conference = known(slug, 'room', only.rooms);
      const isWhole = Object.values(only).every(({ length }) => length === 0);
      return sender.send(request, reply, conference, calendar(only, isWhole ? 'schedule.ics' : undefined));
    },
  );

  for (const [what, folder, summary] of [
    ['room', 'rooms', 'What is expected in one room, as a calendar to subscribe to'],
    ['track', 'tracks', 'The sessions of one track, as a calendar to subscribe to'],
    ['session', 'sessions', 'One session as a calendar to subscribe to'],
  ] as const) {
    app.get(
      `/c/:conference/${folder}/:id.ics`,
      { schema: { summary, tags: ['feeds'], params: strict({ ...ConferenceParams.properties, id: Id }) } },
      (request, reply) => {
        const { conference: slug, id } = request.params;
        const name = `${folder}/${id}`;
        return sender.send(request, reply, known(slug, what, [id]), calendar({ [folder]: [id] }, name));
      },
    );
  }
};
