/** Facts of the journal in words: old → new. Pure. */
import type { Announcement, NightHours, RoomLive, SessionLive, SpeakerRef, Text } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import type { Fact } from './journal.js';
import type { Panel } from '../parts/panel.js';
import { roomTitle } from '../commands/request.js';

/** One line of an entry: what it is about, which property, and its old and new value (absent: only the new one tells). */
export interface FactWords {
  readonly about: string;
  readonly what: string;
  readonly old?: string;
  readonly now: string;
}

/** Tells one fact. Values that nothing live had set are those of the programme. */
export function factWords(fact: Fact, panel: Panel): FactWords {
  const { words } = panel;
  switch (fact.about) {
    case 'session':
      return sessionWords(fact, panel);
    case 'extra': {
      const title = textIn((fact.now ?? fact.old)?.title, panel.languages);
      return { about: title, what: '', now: fact.now ? words.facts.added : words.facts.removed };
    }
    case 'room':
      if (fact.old.note !== fact.now.note) {
        const note = (room: RoomLive): string => textIn(room.note, panel.languages) || words.values.none;
        return { about: roomTitle(panel, fact.room), what: words.facts.note, old: note(fact.old), now: note(fact.now) };
      }
      return {
        about: roomTitle(panel, fact.room),
        what: words.facts.status,
        old: status(fact.old, panel),
        now: status(fact.now, panel),
      };
    case 'room-facts':
      return { about: roomTitle(panel, fact.room), ...factValues(fact, panel) };
    case 'track-facts': {
      const track = panel.schedule.programme.tracks.find(({ id }) => id === fact.track);
      return { about: track ? textIn(track.name, panel.languages) : fact.track, ...factValues(fact, panel) };
    }
    case 'announcement':
      return announcementWords(fact.old, fact.now, panel);
    case 'setting': {
      return { about: '', what: words.facts[fact.field], ...settingValues(fact, panel) };
    }
    case 'programme':
      return { about: '', what: '', now: fact.hash === null ? words.facts.programmeGone : words.facts.programme };
  }
}

function factValues(
  { field, old, now }: Extract<Fact, { about: 'room-facts' | 'track-facts' }>,
  panel: Panel,
): Omit<FactWords, 'about'> {
  const { facts, values } = panel.words;
  const value = (said: typeof old): string => {
    if (said === null) return values.asPlanned;
    if (field === 'overflowRoom') return roomTitle(panel, said as string);
    return typeof said === 'number' ? String(said) : textIn(said, panel.languages);
  };
  const name = { name: facts.roomName, colour: facts.trackColour } as Readonly<Record<string, string>>;
  return { what: name[field] ?? facts[field as keyof typeof facts], old: value(old), now: value(now) };
}

/** Long lists and pictures are not spelt out. */
function settingValues(
  { field, old, now }: Extract<Fact, { about: 'setting' }>,
  panel: Panel,
): Omit<FactWords, 'about' | 'what'> {
  const { values, minutesValue } = panel.words;
  if (field === 'slides' || field === 'logo') return { now: now === null ? values.none : values.changed };
  const value = (setting: typeof old): string => {
    if (setting === null) return values.asPlanned;
    if (typeof setting === 'number') return minutesValue(setting);
    if (field === 'roomOrder') return (setting as string[]).map((room) => roomTitle(panel, room)).join(', ');
    if (Array.isArray(setting)) return setting.join(', ');
    if (field === 'night') return Object.values(setting as NightHours).join('–');
    return textIn(setting as Text, panel.languages);
  };
  return { old: value(old), now: value(now) };
}

function status(room: RoomLive, panel: Panel): string {
  const { statuses, facts } = panel.words;
  const name = statuses[room.status ?? 'open'];
  return room.overflow === undefined ? name : `${name}, ${facts.overflow} ${roomTitle(panel, room.overflow)}`;
}

function announcementWords(old: Announcement | null, now: Announcement | null, panel: Panel): FactWords {
  const { words } = panel;
  const shown = now ?? old!;
  const about = `${words.levels[shown.level]}: ${words.quoted(textIn(shown.text, panel.languages))}`;
  // A withdrawn announcement is kept with its end.
  const off = now === null || (old !== null && now.until !== undefined && now.until !== old.until);
  return { about, what: '', now: off ? words.done.withdraw : words.done.announce };
}

function sessionWords(fact: Extract<Fact, { about: 'session' }>, panel: Panel): FactWords {
  const { words, schedule } = panel;
  const session = schedule.byId.get(fact.session);
  const about = session ? textIn(session.title, panel.languages) : words.vanished;
  const what = words.facts[fact.field];
  const value = (side: Fact & { about: 'session' }, which: 'old' | 'now'): string => sessionValue(side, which, panel);
  if (fact.field === 'cancelled') return { about, what: '', ...cancelWords(fact.old, fact.now, panel) };
  if (fact.field === 'started' || fact.field === 'ended') {
    return { about, what, ...(fact.old === null ? {} : { old: value(fact, 'old') }), now: value(fact, 'now') };
  }
  return { about, what, old: value(fact, 'old'), now: value(fact, 'now') };
}

function cancelWords(
  old: SessionLive['cancelled'] | null,
  now: SessionLive['cancelled'] | null,
  panel: Panel,
): Pick<FactWords, 'old' | 'now'> {
  const { words } = panel;
  const say = (side: typeof old): string => {
    if (!side) return words.values.takesPlace;
    const reason = textIn(side.reason, panel.languages);
    return reason ? `${words.cancelled}: ${reason}` : words.cancelled;
  };
  return { old: say(old), now: say(now) };
}

function sessionValue(fact: Extract<Fact, { about: 'session' }>, which: 'old' | 'now', panel: Panel): string {
  const { words, times, schedule } = panel;
  const planned = schedule.byId.get(fact.session);
  switch (fact.field) {
    case 'delay':
    case 'extension':
      return words.minutesValue(fact[which] ?? 0);
    case 'room':
      return roomTitle(panel, fact[which] ?? planned?.plannedRoom);
    case 'start': {
      const at = fact[which] ?? planned?.plannedStart;
      return at === undefined ? words.values.asPlanned : times.time(at);
    }
    case 'started':
    case 'ended': {
      const at = fact[which];
      return at === null || at === undefined ? words.values.notYet : times.time(at);
    }
    case 'hold':
    case 'doNotRecord':
    case 'background':
      return fact[which] ? words.values.yes : words.values.no;
    case 'speakers': {
      const speakers = fact[which] as readonly SpeakerRef[] | null;
      return speakers ? speakers.map(({ name }) => name).join(', ') : words.values.asPlanned;
    }
    default: {
      const text = fact[which] as Text | null;
      return text === null ? words.values.asPlanned : textIn(text, panel.languages);
    }
  }
}
