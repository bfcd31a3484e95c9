/** Collects the draft of a `schedule.xml` while its elements stream by. */
import type { Draft, DraftDay, DraftLink, DraftPerson, DraftRoom, DraftSession, DraftTrack } from '../draft/draft.js';
import type { Warnings } from '../draft/warnings.js';
import { MOST_SESSIONS, tooManySessions } from './reader.js';

type Attributes = Readonly<Record<string, string>>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Elements that hold others, by the element around them; every other element is a leaf, whose whole text counts. */
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  '': ['schedule'],
  schedule: ['conference', 'tracks', 'day'],
  day: ['room', 'event'],
  room: ['event'],
  event: ['persons', 'links', 'attachments', 'recording'],
};

const some = (text: string | undefined): string | undefined => text?.trim() || undefined;

export class XmlDraft {
  readonly #facts: Writable<Partial<Draft>> = {};
  readonly #days: DraftDay[] = [];
  readonly #sessions: DraftSession[] = [];
  /** One object for each room and track, however often it is mentioned. */
  readonly #rooms = new Map<string, DraftRoom>();
  readonly #tracks = new Map<string, DraftTrack>();

  /** Open containers, the innermost last. */
  readonly #open: string[] = [];
  #within = '';
  /** The leaf that is open, its text, and how many elements deep inside it we are. */
  #leaf = '';
  #attributes: Attributes = {};
  #text = '';
  #inside = 0;

  #room: DraftRoom | undefined;
  #roomText: string | undefined;
  #session: Writable<DraftSession> = nothing();
  #speakers: DraftPerson[] = [];
  #links: DraftLink[] = [];
  #attachments: DraftLink[] = [];

  /** Sessions whose own room text is another than the room that lists them. */
  readonly #contradictions: string[] = [];

  constructor(private readonly source: string) {}

  open(name: string, attributes: Attributes): void {
    if (this.#inside > 0) {
      this.#inside++;
    } else if (CONTAINERS[this.#within]?.includes(name)) {
      this.#open.push(this.#within);
      this.#within = name;
      this.#enter(name, attributes);
    } else {
      this.#leaf = name;
      this.#attributes = attributes;
      this.#text = '';
      this.#inside = 1;
    }
  }

  text(text: string): void {
    if (this.#inside > 0) this.#text += text;
  }

  close(): void {
    if (this.#inside > 0) {
      if (--this.#inside === 0) this.#takeLeaf(this.#leaf, this.#text, this.#attributes);
      return;
    }
    if (this.#within === 'event') this.#closeSession();
    else if (this.#within === 'room') this.#room = undefined;
    this.#within = this.#open.pop() ?? '';
  }

  finish(warnings: Warnings): Draft {
    for (const contradiction of this.#contradictions) warnings.add('room-text', contradiction);
    return {
      ...this.#facts,
      days: this.#days,
      rooms: [...this.#rooms.values()],
      tracks: [...this.#tracks.values()],
      sessions: this.#sessions,
    };
  }

  #enter(name: string, attributes: Attributes): void {
    if (name === 'day') this.#days.push({ date: attributes.date, start: attributes.start, end: attributes.end });
    else if (name === 'room') this.#room = this.#roomOf(attributes.name, some(attributes.guid), some(attributes.slug));
    else if (name === 'event') {
      this.#session = nothing();
      this.#session.guid = some(attributes.guid);
      this.#session.id = some(attributes.id);
      this.#session.code = some(attributes.code);
      this.#session.day = this.#days.length - 1;
      this.#session.speakers = this.#speakers = [];
      this.#session.links = this.#links = [];
      this.#session.attachments = this.#attachments = [];
      this.#roomText = undefined;
    }
  }

  #takeLeaf(name: string, text: string, attributes: Attributes): void {
    switch (this.#within) {
      case 'event':
        return this.#takeSession(name, text, attributes);
      case 'persons':
        if (name === 'person')
          this.#speakers.push({
            name: text,
            guid: some(attributes.guid),
            code: some(attributes.code),
            id: some(attributes.id),
          });
        return;
      case 'links':
        if (name === 'link') this.#links.push(linkOf(text, attributes));
        return;
      case 'attachments':
        if (name === 'attachment') this.#attachments.push(linkOf(text, attributes));
        return;
      case 'recording':
        if (name === 'optout') this.#session.doNotRecord = /^\s*(?:true|1)\s*$/i.test(text);
        else if (name === 'link' || name === 'url') this.#addLink(text, 'Recording', 'recording');
        return;
      case 'conference':
        return this.#takeConference(name, text, attributes);
      case 'tracks':
        if (name === 'track') this.#trackOf(text, attributes);
        return;
      case 'schedule':
        if (name === 'version') this.#facts.version = text;
        return;
    }
  }

  #takeConference(name: string, text: string, attributes: Attributes): void {
    const facts = this.#facts;
    switch (name) {
      case 'title':
        facts.title = text;
        return;
      case 'acronym':
        facts.acronym = some(text);
        return;
      case 'time_zone_name':
        facts.timezone = some(text);
        return;
      case 'day_change':
        facts.dayChange = some(text);
        return;
      case 'base_url':
        facts.baseUrl = some(text);
        return;
      case 'url':
        facts.url = some(text);
        return;
      case 'logo':
        facts.logo = some(text);
        return;
      case 'color':
        facts.colour = some(attributes.primary) ?? some(text);
        return;
      case 'track':
        this.#trackOf(some(attributes.name) ?? text, attributes);
        return;
    }
  }

  #takeSession(name: string, text: string, attributes: Attributes): void {
    const session = this.#session;
    // A case for each field: assigning by a computed name costs a tenth of the import.
    switch (name) {
      case 'title':
        session.title = some(text);
        return;
      case 'subtitle':
        session.subtitle = some(text);
        return;
      case 'abstract':
        session.abstract = some(text);
        return;
      case 'description':
        session.description = some(text);
        return;
      case 'slug':
        session.slug = some(text);
        return;
      case 'type':
        session.type = some(text);
        return;
      case 'date':
        session.date = some(text);
        return;
      case 'start':
        session.start = some(text);
        return;
      case 'end':
        session.end = some(text);
        return;
      case 'duration':
        session.duration = some(text);
        return;
      case 'language':
        session.language = some(text);
        return;
      case 'url':
        session.url = some(text);
        return;
      case 'room':
        this.#roomText = some(text);
        return;
      case 'track':
        session.track = this.#trackOf(text, attributes);
        return;
      case 'video_download_url':
        this.#addLink(text, 'Recording', 'recording');
        return;
      case 'feedback_url':
        this.#addLink(text, 'Feedback', 'feedback');
        return;
    }
  }

  #addLink(url: string, title: string, type: string): void {
    if (some(url) !== undefined) this.#links.push({ title, url, type });
  }

  /** The listing room is believed; the text only counts where no room lists the session (FOSDEM 2007, 2012). */
  #closeSession(): void {
    const listed = this.#room;
    if (listed && this.#roomText !== undefined && this.#roomText !== listed.name.trim()) {
      this.#contradictions.push(`"${this.#roomText}" in "${listed.name.trim()}"`);
    }
    this.#session.room = listed ?? (this.#roomText === undefined ? undefined : this.#roomOf(this.#roomText));
    this.#sessions.push(this.#session);
    if (this.#sessions.length > MOST_SESSIONS) throw tooManySessions(this.source);
  }

  #roomOf(name: string | undefined, guid?: string, slug?: string): DraftRoom | undefined {
    if (some(name) === undefined) return undefined;
    const key = `${name}\n${guid ?? ''}\n${slug ?? ''}`;
    let room = this.#rooms.get(key);
    if (!room) this.#rooms.set(key, (room = { name: name!, guid, slug }));
    return room;
  }

  #trackOf(name: string, attributes: Attributes): DraftTrack | undefined {
    if (some(name) === undefined) return undefined;
    const { slug, color } = attributes;
    const key = `${name}\n${slug ?? ''}\n${color ?? ''}`;
    let track = this.#tracks.get(key);
    if (!track) this.#tracks.set(key, (track = { name, slug: some(slug), colour: color }));
    return track;
  }
}

/** All fields from the start, so that all sessions have one shape. */
const nothing = (): Writable<DraftSession> => ({
  guid: undefined,
  id: undefined,
  code: undefined,
  slug: undefined,
  title: undefined,
  subtitle: undefined,
  abstract: undefined,
  description: undefined,
  type: undefined,
  track: undefined,
  room: undefined,
  day: undefined,
  date: undefined,
  start: undefined,
  end: undefined,
  duration: undefined,
  language: undefined,
  speakers: [],
  links: [],
  attachments: [],
  url: undefined,
  doNotRecord: undefined,
});

/** Half of 36C3's links have no `href`: their text is the address. */
function linkOf(text: string, { href, type }: Attributes): DraftLink {
  return { title: some(text), url: some(href) ?? text, type: some(type) };
}
