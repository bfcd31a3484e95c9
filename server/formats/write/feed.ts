/** What all exports share: whose words they use, where links lead, which names are shown. */
import { own } from '../../../core/live-state.js';
import type { ConferenceFacts, Instant, Room, Schedule, ScheduledSession, Text, Track } from '../../../core/model.js';
import { addressPart } from '../../address-part.js';
import { Zone } from '../draft/zone.js';

export interface FeedOptions {
  /** Slug of the conference; part of identifiers, so that those of two conferences never meet. */
  readonly slug: string;
  /** Public address of the server, such as `https://hallway.example.org`; without it feeds carry no links of their own. */
  readonly publicUrl?: string;
  /** Revision of the schedule; it makes the version that apps compare. */
  readonly revision?: number;
}

/** The text in the first of the languages that it has, else in any. */
export function textIn(text: Text | undefined, languages: readonly string[]): string {
  if (text === undefined || typeof text === 'string') return text ?? '';
  for (const language of languages) {
    const found = own(text, language) ?? own(text, language.split('-')[0]!);
    if (found) return found;
  }
  return Object.values(text).find((words) => words !== '') ?? '';
}

/** A schedule as exports see it. Pure: depends on nothing but schedule and options, so that ETags hold. */
export class Feed {
  readonly facts: ConferenceFacts;
  readonly zone: Zone;
  readonly #rooms: ReadonlyMap<string, Room>;
  readonly #tracks: ReadonlyMap<string, Track>;

  constructor(
    readonly schedule: Schedule,
    readonly options: FeedOptions,
  ) {
    this.facts = schedule.programme.conference;
    this.zone = new Zone(this.facts.timezone);
    this.#rooms = new Map(schedule.programme.rooms.map((room) => [room.id, room]));
    this.#tracks = new Map(schedule.programme.tracks.map((track) => [track.id, track]));
  }

  /** A text in the conference's own language. */
  text(text: Text | undefined): string {
    return textIn(text, this.facts.languages);
  }

  get name(): string {
    return this.text(this.schedule.live.settings.name ?? this.facts.name);
  }

  /** The producer's label and our revision: another one after every change. */
  get version(): string {
    const { revision } = this.options;
    return (
      [this.schedule.programme.version, revision === undefined ? undefined : `r${revision}`]
        .filter(Boolean)
        .join(' ') || '1'
    );
  }

  room(id: string | undefined): Room | undefined {
    return id === undefined ? undefined : this.#rooms.get(id);
  }

  roomName(id: string | undefined): string {
    return this.text(this.room(id)?.name ?? id);
  }

  trackName(id: string | undefined): string {
    return id === undefined ? '' : this.text(this.#tracks.get(id)?.name ?? id);
  }

  rfc3339(at: Instant): string {
    return this.zone.rfc3339(at);
  }

  /** Address below the conference's public pages, if the server has a public address. */
  address(path = ''): string | undefined {
    const { publicUrl, slug } = this.options;
    return publicUrl === undefined ? undefined : `${publicUrl.replace(/\/+$/, '')}/c/${addressPart(slug)}${path}`;
  }

  /** The producer's page of a session, else ours. */
  sessionAddress({ id, url }: ScheduledSession): string | undefined {
    return url ?? this.address(`/sessions/${addressPart(id)}`);
  }
}

/** Whole minutes of the expected length. */
export const minutesOf = ({ start, end }: ScheduledSession): number => Math.max(0, Math.round((end - start) / 60_000));

/** `01:30`, at most 99:59. */
export function hoursAndMinutes(minutes: number): string {
  const bounded = Math.min(minutes, 99 * 60 + 59);
  return `${String(Math.floor(bounded / 60)).padStart(2, '0')}:${String(bounded % 60).padStart(2, '0')}`;
}
