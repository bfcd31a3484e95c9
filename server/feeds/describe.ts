/** One sentence for what an entry of the journal did; public, so never who did it. */
import type { Change, Schedule, Text } from '../../core/index.js';
import type { JournalEntry } from '../store/index.js';
import { rfc3339 } from '../instants.js';
import { textIn } from '../guide/words.js';

/** What a command may say; entries keep it as it was sent. */
interface Said {
  readonly session?: string | { readonly title?: Text };
  readonly sessions?: readonly string[];
  readonly room?: string;
  readonly minutes?: number;
  readonly start?: number;
  readonly status?: string;
  readonly reason?: Text;
  readonly text?: Text;
}

interface Reader {
  readonly schedule: Schedule;
  readonly zone: string;
  readonly languages: readonly string[];
}

const signed = (minutes: number): string => (minutes < 0 ? `${-minutes} min early` : `${minutes} min late`);

/** The sentence, in English around the conference's own words. */
export function describe({ change, command }: JournalEntry, { schedule, zone, languages }: Reader): string {
  const said = (typeof command === 'object' && command !== null ? command : {}) as Said;
  const text = (value: Text | undefined): string => textIn(value, languages);
  const session = (id: string): string => text(schedule.byId.get(id)?.title) || 'A session that is gone';
  const room = (id: string): string => text(schedule.rooms.find((candidate) => candidate.id === id)?.name) || id;
  const subject = typeof said.session === 'string' ? session(said.session) : text(said.session?.title);
  const minutes = said.minutes ?? 0;

  switch (change.type) {
    case 'delay':
      return minutes === 0 ? `${subject}: on time` : `${subject}: ${signed(minutes)}`;
    case 'delay-room':
      return `${room(said.room ?? '')}: ${signed(minutes)}`;
    case 'delay-all':
      return `Everywhere: ${signed(minutes)}`;
    case 'extend':
      return minutes < 0 ? `${subject}: ends ${-minutes} min sooner` : `${subject}: ends ${minutes} min later`;
    case 'move': {
      const where = said.room === undefined ? '' : ` to ${room(said.room)}`;
      const when =
        said.start === undefined ? '' : `, starts ${rfc3339(said.start, zone).slice(0, 16).replace('T', ' ')}`;
      return `${subject}: moved${where}${when}`;
    }
    case 'swap':
      return `${(said.sessions ?? []).map(session).join(' and ')}: swapped`;
    case 'cancel':
      return `${subject}: cancelled${said.reason === undefined ? '' : ` (${text(said.reason)})`}`;
    case 'restore':
      return `${subject}: takes place after all`;
    case 'edit':
      return `${subject}: details changed`;
    case 'add':
      return `${subject}: added`;
    case 'start':
      return `${subject}: has started`;
    case 'end':
      return `${subject}: has ended`;
    case 'room-status':
      return `${room(said.room ?? '')}: ${said.status ?? ''}`;
    case 'announce':
      return text(said.text);
    default:
      return other(change);
  }
}

function other(change: Change): string {
  if (change.type === 'withdraw') return 'An announcement was withdrawn';
  if (change.type === 'undo') return 'A change was taken back';
  if (change.programme !== undefined) return 'A new programme was published';
  return 'The conference’s settings changed';
}
