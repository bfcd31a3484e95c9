import { RevisionConflict, type Journal, type JournalEntry } from '../ports.js';
import { guarded, type Connection } from './open.js';
import type { Watch } from './watch.js';

/** The journal as a table. Single statements and short transactions: whatever resolves is on disk (`synchronous = FULL`). */
export class SqliteJournal implements Journal {
  readonly #file: string;
  readonly #watch: Watch;
  readonly #head;
  readonly #read;
  readonly #byKey;
  readonly #append;
  readonly #remove;
  readonly #conferences;

  constructor(connection: Connection, watch: Watch) {
    this.#file = connection.name;
    this.#watch = watch;
    this.#head = connection
      .prepare<[string], number>('SELECT coalesce(max(revision), 0) FROM journal WHERE conference = ?')
      .pluck();
    this.#read = connection
      .prepare<[string, number, number], string>(
        'SELECT entry FROM journal WHERE conference = ? AND revision > ? ORDER BY revision LIMIT ?',
      )
      .pluck();
    this.#byKey = connection
      .prepare<[string, string], string>(
        'SELECT entry FROM journal WHERE conference = ? AND key = ? ORDER BY revision LIMIT 1',
      )
      .pluck();
    const insert = connection.prepare<[string, number, string | null, string]>(
      'INSERT INTO journal (conference, revision, key, entry) VALUES (?, ?, ?, ?)',
    );
    this.#append = connection.transaction((conference: string, entry: JournalEntry) => {
      const head = this.#head.get(conference) ?? 0;
      if (entry.revision !== head + 1) throw new RevisionConflict(head);
      insert.run(conference, entry.revision, entry.key?.value ?? null, JSON.stringify(entry));
      watch.touch('journal', conference);
    });
    this.#conferences = connection.prepare<[], string>('SELECT DISTINCT conference FROM journal').pluck();
    const removeAll = connection.prepare<[string]>('DELETE FROM journal WHERE conference = ?');
    this.#remove = connection.transaction((conference: string) => {
      const { changes } = removeAll.run(conference);
      if (changes > 0) watch.touch('journal', conference);
      return changes;
    });
  }

  async append(conference: string, entry: JournalEntry): Promise<void> {
    guarded(this.#file, () => this.#append.immediate(conference, entry));
    this.#watch.journal.tell(conference);
  }

  async read(conference: string, after: number, limit = -1): Promise<JournalEntry[]> {
    const texts = guarded(this.#file, () => this.#read.all(conference, after, limit));
    return texts.map((text) => JSON.parse(text) as JournalEntry);
  }

  async head(conference: string): Promise<number> {
    return guarded(this.#file, () => this.#head.get(conference)) ?? 0;
  }

  async findKey(conference: string, key: string): Promise<JournalEntry | null> {
    const text = guarded(this.#file, () => this.#byKey.get(conference, key));
    return text === undefined ? null : (JSON.parse(text) as JournalEntry);
  }

  subscribe(listener: (conference: string) => void): () => void {
    return this.#watch.journal.add(listener);
  }

  async remove(conference: string): Promise<void> {
    const removed = guarded(this.#file, () => this.#remove.immediate(conference));
    if (removed > 0) this.#watch.journal.tell(conference);
  }

  async conferences(): Promise<string[]> {
    return guarded(this.#file, () => this.#conferences.all());
  }
}
