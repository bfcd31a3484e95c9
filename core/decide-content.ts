/** Commands about what is told: cancel, restore, edit, add, announce, withdraw, settings, note (C1–C3, A1–A3). */
import { RuleError, type Command, type ExtraSession, type SessionEdit } from './command.js';
import { checkInsideDays, checkRoom, checkText, checkTrack, findSession, isEmpty } from './lookup.js';
import { isId } from './id.js';
import { own, same } from './live-state.js';
import {
  MINUTE,
  type Announcement,
  type Patch,
  type Programme,
  type Scope,
  type Session,
  type SpeakerRef,
  type Text,
} from './model.js';
import type { Scene } from './scene.js';
import { changeSettings } from './settings.js';

type ContentCommand = Extract<
  Command,
  { type: 'cancel' | 'restore' | 'edit' | 'add' | 'announce' | 'withdraw' | 'settings' | 'note' }
>;

/** The longest that an extra session may be, ms: exhibitions last days, not years. */
const LONGEST = 31 * 24 * 60 * MINUTE;

/** Speakers given by name get the id of the speaker of that name, else one made of the name. */
function withIds(programme: Programme, speakers: readonly (SpeakerRef | { readonly name: string })[]): SpeakerRef[] {
  return speakers.map((speaker) => {
    if ('id' in speaker) return { id: speaker.id, name: speaker.name };
    const name = speaker.name.trim();
    const known = programme.speakers.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    return { id: known?.id ?? `name:${name.toLowerCase()}`, name };
  });
}

function edit(scene: Scene, command: Extract<Command, { type: 'edit' }>): Patch {
  const { id } = findSession(scene.schedule, command.session);
  const planned = scene.programme.sessions.find((session) => session.id === id) ?? own(scene.live.extras, id)!;
  const { type: _type, session: _session, ...wanted } = command;
  const set: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(wanted) as [keyof SessionEdit, unknown][]) {
    if (field === 'title' && value !== null) checkText(value as Text, 'title');
    if (field === 'track' && value !== null) checkTrack(scene.programme, value as string);
    const told = field === 'speakers' && value !== null ? withIds(scene.programme, value as SpeakerRef[]) : value;
    set[field] = same(told, planned[field]) ? null : told;
  }
  return { sessions: { [id]: set as NonNullable<Patch['sessions']>[string] } };
}

/** C2: what the extra session does not say, it has from the one that it replaces. */
function inPlaceOf(scene: Scene, wanted: ExtraSession): ExtraSession {
  if (wanted.replaces === undefined) return wanted;
  const replaced = findSession(scene.schedule, wanted.replaces);
  const { room, track, baseStart, baseEnd } = replaced;
  return { track, room, start: baseStart, end: wanted.start === undefined ? baseEnd : undefined, ...wanted };
}

function extraOf(scene: Scene, command: Extract<Command, { type: 'add' }>): Session {
  const wanted = inPlaceOf(scene, command.session);
  checkText(wanted.title, 'title');
  if (wanted.start === undefined) throw new RuleError('invalid-time', 'An extra session needs a start.');
  checkInsideDays(scene.programme, wanted.start);
  if (wanted.end !== undefined && !(wanted.end >= wanted.start)) {
    throw new RuleError('invalid-time', 'An extra session cannot end before it starts.');
  }
  if (wanted.end !== undefined && wanted.end - wanted.start > LONGEST) {
    throw new RuleError('invalid-time', 'An extra session can last 31 days at the most.');
  }
  if (wanted.id !== undefined && !isId(wanted.id)) {
    throw new RuleError('invalid-session', 'That cannot be an id; leave it out, or use letters, digits and dashes.');
  }
  if (wanted.room !== undefined) checkRoom(scene.programme, wanted.room);
  if (wanted.track !== undefined) checkTrack(scene.programme, wanted.track);
  return {
    ...wanted,
    id: wanted.id ?? `x${scene.context.revision}`,
    kind: wanted.kind ?? 'talk',
    start: wanted.start,
    speakers: withIds(scene.programme, wanted.speakers ?? []),
  };
}

function add(scene: Scene, command: Extract<Command, { type: 'add' }>): Patch {
  const extra = extraOf(scene, command);
  const taken = scene.schedule.byId.get(extra.id);
  if (taken && !same(own(scene.live.extras, extra.id), extra)) {
    throw new RuleError(
      'invalid-session',
      `The id "${extra.id}" is taken by another session; leave it out or choose another.`,
      {
        session: extra.id,
      },
    );
  }
  const replaced = extra.replaces === undefined ? undefined : scene.schedule.byId.get(extra.replaces);
  const cancels = replaced && replaced.status !== 'cancelled' ? { sessions: { [replaced.id]: { cancelled: {} } } } : {};
  return { extras: { [extra.id]: extra }, ...cancels };
}

function checkScope(programme: Programme, scope: Scope): void {
  for (const room of scope.rooms ?? []) checkRoom(programme, room);
  for (const track of scope.tracks ?? []) checkTrack(programme, track);
}

function announce(scene: Scene, command: Extract<Command, { type: 'announce' }>): Patch {
  const { at, revision } = scene.context;
  checkText(command.text, 'text of the announcement');
  checkScope(scene.programme, command.scope ?? {});
  if (command.until !== undefined && !(command.until > at)) {
    throw new RuleError('invalid-time', 'The announcement would be over before it is shown; choose a later end.');
  }
  const announcement: Announcement = {
    id: `a${revision}`,
    text: command.text,
    level: command.level,
    scope: command.scope ?? {},
    from: at,
    ...(command.until === undefined ? {} : { until: command.until }),
  };
  return { announcements: { [announcement.id]: announcement } };
}

/** A withdrawn announcement is kept with its end, so that withdrawing twice is harmless and the past can be previewed. */
function withdraw(scene: Scene, command: Extract<Command, { type: 'withdraw' }>): Patch {
  const announcement = own(scene.live.announcements, command.announcement);
  if (!announcement) {
    throw new RuleError(
      'unknown-announcement',
      `There is no announcement "${command.announcement}" in this conference.`,
    );
  }
  const { at } = scene.context;
  if (announcement.until !== undefined && announcement.until <= at) return {};
  return { announcements: { [announcement.id]: { ...announcement, until: at } } };
}

function note(scene: Scene, { room, text }: Extract<Command, { type: 'note' }>): Patch {
  checkRoom(scene.programme, room);
  return { rooms: { [room]: { note: text === null || isEmpty(text) ? null : text } } };
}

/** The fields that a command about content wants to set. */
export function changeContent(scene: Scene, command: ContentCommand): Patch {
  switch (command.type) {
    case 'cancel': {
      const { id } = findSession(scene.schedule, command.session);
      const cancelled = command.reason === undefined || isEmpty(command.reason) ? {} : { reason: command.reason };
      return { sessions: { [id]: { cancelled } } };
    }
    case 'restore':
      return { sessions: { [findSession(scene.schedule, command.session).id]: { cancelled: null } } };
    case 'edit':
      return edit(scene, command);
    case 'add':
      return add(scene, command);
    case 'announce':
      return announce(scene, command);
    case 'withdraw':
      return withdraw(scene, command);
    case 'settings':
      return changeSettings(scene.programme, command);
    case 'note':
      return note(scene, command);
  }
}
