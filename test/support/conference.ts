/** A conference in memory, driven by the core alone: commands in, schedule out. */
import {
  adoptProgramme,
  applyChange,
  board,
  decide,
  decideUndo,
  NOTHING_LIVE,
  planUndo,
  schedule,
  type Change,
  type Command,
  type Decision,
  type Entry,
  type Instant,
  type LiveState,
  type Programme,
  type Rename,
} from '../../core/index.js';
import { clock, programme, time, type Row } from './programme.js';

export class Rehearsed {
  programme: Programme;
  live: LiveState = NOTHING_LIVE;
  readonly journal: Entry[] = [];
  private readonly blobs = new Map<string, Programme>();

  /** @param at what the clock says, "HH:MM" or an instant; commands can be given another. */
  constructor(
    rows: readonly Row[] | Programme,
    public at: Instant = time('08:00'),
  ) {
    this.programme = Array.isArray(rows) ? programme(rows as readonly Row[]) : (rows as Programme);
    this.adopt(this.programme, 'first');
  }

  get revision(): number {
    return this.journal.length;
  }

  private append(change: Change | null): void {
    if (!change) return;
    this.journal.push({ revision: this.revision + 1, at: this.at, change });
    this.live = applyChange(this.live, change);
    if (change.programme) this.programme = this.blobs.get(change.programme)!;
  }

  preview(command: Command): Decision {
    return decide(this.programme, this.live, command, { at: this.at, revision: this.revision + 1 });
  }

  do(command: Command): Decision {
    const decision = this.preview(command);
    this.append(decision.change);
    return decision;
  }

  undo(revision: number = this.revision): Decision {
    const undo = planUndo(this.live, this.journal, revision);
    const adopted = undo.programme ? this.blobs.get(undo.programme)! : this.programme;
    const decision = decideUndo(undo, adopted, schedule(this.programme, this.live));
    this.append(decision.change);
    return decision;
  }

  adopt(next: Programme, hash: string, renamed: readonly Rename[] = []) {
    this.blobs.set(hash, next);
    const old = this.journal.length === 0 ? null : this.programme;
    const adoption = adoptProgramme(old, next, this.live, hash, this.adoptedHash, renamed);
    this.append(adoption.change);
    return adoption;
  }

  private get adoptedHash(): string | null {
    return this.journal.findLast(({ change }) => change.programme !== undefined)?.change.programme ?? null;
  }

  get schedule() {
    return schedule(this.programme, this.live);
  }

  session(id: string) {
    const found = this.schedule.byId.get(id);
    if (!found) throw new Error(`no session ${id}`);
    return found;
  }

  /** Expected interval of a session, "10:00-10:45". */
  times(id: string): string {
    const { start, end } = this.session(id);
    return `${clock(start)}-${clock(end)}`;
  }

  board(room: string, at: string | Instant = this.at) {
    return board(this.schedule, room, typeof at === 'string' ? time(at) : at)!;
  }
}

/** The code of the RuleError that something throws. */
export function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'accepted';
}
