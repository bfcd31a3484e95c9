/** People who never stop writing, and what they were told: each 2xx is a promise that is looked up after the crash. */
import { programmeBytes } from '../../../server/formats/index.js';
import { programme, type Row } from '../../support/programme.js';
import type { Chance } from '../../support/chance.js';

/** A promise of the server: how to see whether it was kept. */
interface Promised {
  readonly kind: string;
  /** What the server was asked, for the report of a loss. */
  readonly what: string;
  readonly kept: (seen: Seen) => boolean;
}

/** What the server says after a restart. */
export interface Seen {
  /** Entries of the journal, by revision. */
  readonly journal: ReadonlyMap<number, Entry>;
  /** Roles by name. */
  readonly accounts: ReadonlyMap<string, string>;
  readonly tokens: ReadonlySet<string>;
  /** Names of displays by id. */
  readonly displays: ReadonlyMap<string, string>;
}

interface Entry {
  readonly command?: { readonly title?: string };
  readonly change: { readonly programme?: string };
}

/** A write whose answer was lost with the process. */
interface Unknown {
  readonly number: number;
  readonly body: string;
}

const CONFERENCE = '/api/conferences/crash';

/** The programme of the test; each import says something else of its last session. */
export const programmeOf = (label: string): Uint8Array => {
  const rows: Row[] = [];
  for (let i = 0; i < 40; i++)
    rows.push([`s${i}`, i % 2 ? 'Aula' : 'Box', `${6 + (i >> 2)}:${(i & 2) * 15 || '00'}`, '']);
  rows.push(['last', 'Cube', '20:00', '21:00', { title: label }]);
  return programmeBytes(programme(rows));
};

export class Writers {
  url = '';
  readonly promises: Promised[] = [];
  /** Programmes that were acknowledged. */
  readonly hashes = new Set<string>();
  /** Answers by kind. */
  readonly counts = new Map<string, number>();
  /** Answers that were neither a promise nor a lost connection. */
  readonly odd: string[] = [];
  /** Writes that were on their way when the process was killed, and how many of them it had taken. */
  inFlight = 0;
  inFlightTaken = 0;
  #unknown: Unknown | null = null;
  #number = 0;
  #dead = false;

  constructor(
    private readonly token: string,
    private readonly chance: Chance,
  ) {}

  /** Writes with everybody until the server is gone. */
  async storm(): Promise<void> {
    this.#dead = false;
    await Promise.all([this.#commands(), this.#imports(), this.#people(), this.#scripts(), this.#screens()]);
  }

  /** Resolves once so many more writes were acknowledged. */
  async promised(count: number): Promise<void> {
    const until = this.promises.length + count;
    while (this.promises.length < until && !this.#dead) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** J3: what was on its way is asked again with its key, and is done once. @returns a failure in words, or null. */
  async settle(seen: Seen): Promise<string | null> {
    const unknown = this.#unknown;
    if (!unknown) return null;
    this.#unknown = null;
    this.inFlight += 1;
    const taken = [...seen.journal].find(([, { command }]) => command?.title === titleOf(unknown.number));
    const answer = await this.#send('POST', `${CONFERENCE}/changes`, unknown.body, {
      'idempotency-key': `k${unknown.number}`,
    });
    if (answer?.status !== 201) return `a repeated command was answered with ${answer?.status}`;
    if (taken) this.inFlightTaken += 1;
    if (taken && answer.body['revision'] !== taken[0]) return `command ${unknown.number} was done twice`;
    return null;
  }

  async #commands(): Promise<void> {
    while (!this.#dead) {
      const number = ++this.#number;
      const title = titleOf(number);
      const body = JSON.stringify({ type: 'edit', session: `s${this.chance.below(40)}`, title });
      this.#unknown = { number, body };
      const answer = await this.#send('POST', `${CONFERENCE}/changes`, body, { 'idempotency-key': `k${number}` });
      if (!answer) return;
      this.#unknown = null;
      const revision = answer.body['revision'] as number;
      this.#promised('change', answer, body, ({ journal }) => journal.get(revision)?.command?.title === title);
    }
  }

  async #imports(): Promise<void> {
    while (!this.#dead) {
      const label = `Import ${++this.#number}`;
      const answer = await this.#send('PUT', `${CONFERENCE}/programme`, programmeOf(label));
      if (!answer) return;
      const { hash, revision } = answer.body as { hash: string; revision: number };
      this.#promised('import', answer, label, ({ journal }) => journal.get(revision)?.change.programme === hash);
      if (answer.status === 200) this.hashes.add(hash);
    }
  }

  /** Accounts are made, altered and deleted; the last word on each holds. */
  async #people(): Promise<void> {
    while (!this.#dead) {
      const name = `person ${++this.#number}`;
      const made = await this.#send('POST', '/api/accounts', JSON.stringify({ name, role: 'viewer' }));
      if (!made) return;
      let role: string | undefined = 'viewer';
      /** What was asked last may have been done although nobody was told. */
      let asked: (string | undefined)[] = [];
      this.#promised('account', made, name, ({ accounts }) => [role, ...asked].includes(accounts.get(name)));
      asked = ['helper'];
      const altered = await this.#send(
        'PATCH',
        `/api/accounts/${encodeURIComponent(name)}`,
        JSON.stringify({ role: 'helper' }),
      );
      if (!altered) return;
      [role, asked] = ['helper', []];
      this.#promised('role', altered, name, () => true);
      if (this.chance.next() < 0.5) continue;
      asked = [undefined];
      const deleted = await this.#send('DELETE', `/api/accounts/${encodeURIComponent(name)}`);
      if (!deleted) return;
      [role, asked] = [undefined, []];
      this.#promised('deletion', deleted, name, ({ accounts }) => !accounts.has(name));
    }
  }

  async #scripts(): Promise<void> {
    while (!this.#dead) {
      const name = `script ${++this.#number}`;
      const token = await this.#send('POST', '/api/tokens', JSON.stringify({ name, role: 'viewer' }));
      if (!token) return;
      this.#promised('token', token, name, ({ tokens }) => tokens.has(name));
    }
  }

  /** Screens are paired, renamed and let go; the last word on each holds. */
  async #screens(): Promise<void> {
    while (!this.#dead) {
      const asked = await this.#send('POST', '/api/displays/codes', '{}');
      if (!asked) return;
      const name = `screen ${++this.#number}`;
      const wish = { code: asked.body['code'], name, conference: 'crash' };
      const made = await this.#send('POST', '/api/displays/pair', JSON.stringify(wish));
      if (!made) return;
      const id = made.body['id'] as string;
      let known: string | undefined = name;
      /** What was asked last may have been done although nobody was told. */
      let open: (string | undefined)[] = [];
      this.#promised('pairing', made, name, ({ displays }) => [known, ...open].includes(displays.get(id)));
      const renamed = `${name}, left`;
      open = [renamed];
      const altered = await this.#send('PATCH', `/api/displays/${id}`, JSON.stringify({ name: renamed, rotate: 90 }));
      if (!altered) return;
      [known, open] = [renamed, []];
      this.#promised('steering', altered, renamed, () => true);
      if (this.chance.next() < 0.5) continue;
      open = [undefined];
      const gone = await this.#send('DELETE', `/api/displays/${id}`);
      if (!gone) return;
      [known, open] = [undefined, []];
      this.#promised('letting go', gone, renamed, ({ displays }) => !displays.has(id));
    }
  }

  #promised(kind: string, { status, body }: Answer, what: string, kept: Promised['kept']): void {
    if (status < 200 || status > 299) {
      this.odd.push(`${kind}: ${status} ${JSON.stringify(body)}`);
      return;
    }
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    this.promises.push({ kind, what, kept });
  }

  /** @returns null if the server was gone before it answered. */
  async #send(
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answer | null> {
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: body as BodyInit }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
    } catch {
      this.#dead = true;
      return null;
    }
  }
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const titleOf = (number: number): string => `Take ${number}`;

/** Reads what was promised. @param after the journal from this revision on. */
export async function look(url: string, token: string, after: number): Promise<Seen> {
  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  };
  const journal = new Map<number, Entry>();
  for (let from = after; ;) {
    const { changes } = await ask<{ changes: (Entry & { revision: number })[] }>(`${CONFERENCE}/changes?after=${from}`);
    if (changes.length === 0) break;
    for (const entry of changes) journal.set(entry.revision, entry);
    from = changes.at(-1)!.revision;
  }
  const accounts = await ask<{ name: string; role: string }[]>('/api/accounts');
  const tokens = await ask<{ name: string }[]>('/api/tokens');
  const displays = await ask<{ id: string; name: string }[]>('/api/displays');
  return {
    journal,
    accounts: new Map(accounts.map(({ name, role }) => [name, role])),
    tokens: new Set(tokens.map(({ name }) => name)),
    displays: new Map(displays.map(({ id, name }) => [id, name])),
  };
}
