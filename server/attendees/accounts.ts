/**
 * Accounts of attendees. Whoever has one is known by a random id, and by nothing else: no name, and of the e-mail address only a
 * fingerprint that recognises it when it is typed again.
 */
import { randomBytes } from 'node:crypto';
import type { Instant } from '../../core/index.js';
import { fits, hashPassword } from '../people/passwords.js';
import { hashSecret, newSecret } from '../people/secrets.js';
import { Refusal } from '../refusal.js';
import { RevisionConflict, type Records } from '../store/ports.js';
import { Gate } from './gate.js';
import type { Fingerprints } from './keys.js';

export interface Passkey {
  /** Credential id, base64url. */
  readonly id: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports?: readonly string[];
  readonly created: Instant;
}

interface LoginRecord {
  /** SHA-256 of the secret in the cookie. */
  readonly hash: string;
  readonly expires: Instant;
}

/** Everything that is known of an attendee besides bookmarks and push subscriptions. */
export interface AttendeeRecord {
  readonly id: string;
  /** Wall clock, ms. */
  readonly created: Instant;
  /** Fingerprint of the e-mail address. */
  readonly email?: string;
  /** Argon2id, PHC string. */
  readonly password?: string;
  readonly passkeys: readonly Passkey[];
  readonly logins: readonly LoginRecord[];
  /** By id of a conference: what its calendar's secret is made from; absent: no calendar. */
  readonly calendars?: Readonly<Record<string, string>>;
}

export const ATTENDEES = 'attendees';
export const ATTENDEE_EMAILS = 'attendee-emails';

/** How long a login lasts, ms: from the first programme to the last recording. */
export const ATTENDEE_LOGIN_LIFETIME = 180 * 24 * 60 * 60_000;
/** Phones, laptops and old browsers of one person; beyond, the oldest login ends. */
const MOST_LOGINS = 20;
export const MOST_PASSKEYS = 10;

/** Argon2 needs 19 MiB and a thread for each: two at a time, and what a hall of people typing at once may queue. */
const HASHING = { atOnce: 2, most: 200 } as const;

export const newAttendeeId = (): string => randomBytes(12).toString('base64url');

/**
 * An address as it is recognised: case never matters in practice.
 * @throws Refusal `invalid-email`
 */
export function normalEmail(text: string): string {
  const email = text.normalize('NFKC').trim().toLowerCase();
  if (email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email)) return email;
  throw new Refusal(400, 'invalid-email', 'This is not an e-mail address; it looks like name@example.org.');
}

export class Attendees {
  readonly #gate = new Gate(HASHING.atOnce, HASHING.most);

  constructor(
    private readonly records: Records,
    private readonly fingerprints: Fingerprints,
    /** Wall clock, ms. */
    private readonly now: () => Instant,
  ) {}

  async get(id: string): Promise<AttendeeRecord | null> {
    return (await this.records.get<AttendeeRecord>(ATTENDEES, id))?.value ?? null;
  }

  /**
   * Makes an account with e-mail address and password. Somebody who has it already and knows the password is let in.
   * @throws Refusal `invalid-email`, `weak-password`, `email-taken`, `busy`
   */
  async signUp(email: string, password: string): Promise<AttendeeRecord> {
    const fingerprint = await this.#fingerprint(email);
    const known = await this.#byEmail(fingerprint);
    if (known) {
      if (await this.#gate.run(() => fits(password, known.password))) return known;
      throw taken();
    }
    const hashed = await this.#gate.run(() => hashPassword(password));
    return this.create({ email: fingerprint, password: hashed });
  }

  /**
   * The account if address and password are right, else null; an unknown address takes as long as a wrong password.
   * @throws Refusal `invalid-email`, `busy`
   */
  async check(email: string, password: string): Promise<AttendeeRecord | null> {
    const found = await this.#byEmail(await this.#fingerprint(email));
    const right = await this.#gate.run(() => fits(password, found?.password));
    return right ? found : null;
  }

  /** @throws Refusal `email-taken` if somebody was faster. */
  async create(facts: Pick<AttendeeRecord, 'email' | 'password'> & { id?: string; passkeys?: readonly Passkey[] }) {
    const id = facts.id ?? newAttendeeId();
    const record: AttendeeRecord = { passkeys: [], ...facts, id, created: this.now(), logins: [] };
    try {
      if (facts.email !== undefined) await this.#claim(facts.email, id);
      await this.records.put(ATTENDEES, id, record, 0);
    } catch (error) {
      throw error instanceof RevisionConflict ? taken() : error;
    }
    return record;
  }

  /**
   * Opens a login; those that have expired are forgotten.
   * @returns what the cookie holds; it cannot be had again.
   */
  async openLogin(id: string): Promise<{ cookie: string; expires: Instant }> {
    const secret = newSecret();
    const expires = this.now() + ATTENDEE_LOGIN_LIFETIME;
    await this.alter(id, (record) => ({
      ...record,
      logins: [
        ...record.logins.filter((login) => login.expires > this.now()),
        { hash: hashSecret(secret), expires },
      ].slice(-MOST_LOGINS),
    }));
    return { cookie: `${id}.${secret}`, expires };
  }

  /** Whose cookie this is; null if the login has expired or was ended. */
  async find(cookie: string): Promise<AttendeeRecord | null> {
    const [id = '', secret = ''] = cookie.split('.');
    if (id === '' || id.length > 64) return null;
    const record = await this.get(id);
    const hash = hashSecret(secret);
    return record?.logins.some((login) => login.hash === hash && login.expires > this.now()) ? record : null;
  }

  /** Ends one login; harmless if there is none. */
  async endLogin(cookie: string): Promise<void> {
    const record = await this.find(cookie);
    if (!record) return;
    const hash = hashSecret(cookie.split('.')[1]!);
    await this.alter(record.id, (each) => ({ ...each, logins: each.logins.filter((login) => login.hash !== hash) }));
  }

  /**
   * Sets another password; all other logins end.
   * @throws Refusal `wrong-login`, `weak-password`, `busy`
   */
  async changePassword(id: string, current: string, password: string, keep: string): Promise<void> {
    const known = await this.get(id);
    if (!(await this.#gate.run(() => fits(current, known?.password)))) throw wrongLogin();
    const hashed = await this.#gate.run(() => hashPassword(password));
    const kept = hashSecret(keep.split('.')[1] ?? '');
    await this.alter(id, (record) => ({
      ...record,
      password: hashed,
      logins: record.logins.filter(({ hash }) => hash === kept),
    }));
  }

  /**
   * Repeats when somebody else has altered the account in between.
   * @throws Refusal `unknown-attendee`
   */
  async alter(id: string, change: (record: AttendeeRecord) => AttendeeRecord): Promise<AttendeeRecord> {
    for (;;) {
      const found = await this.records.get<AttendeeRecord>(ATTENDEES, id);
      if (!found) throw new Refusal(404, 'unknown-attendee', 'This account does not exist any more; make a new one.');
      const changed = change(found.value);
      if (changed === found.value) return changed;
      try {
        await this.records.put(ATTENDEES, id, changed, found.revision);
        return changed;
      } catch (error) {
        if (!(error instanceof RevisionConflict)) throw error;
      }
    }
  }

  /** Deletes the account itself; what else there is of it, its keepers delete. */
  async remove({ id, email }: AttendeeRecord): Promise<void> {
    await this.records.delete(ATTENDEES, id);
    if (email !== undefined) await this.records.delete(ATTENDEE_EMAILS, email);
  }

  async #fingerprint(email: string): Promise<string> {
    return this.fingerprints.of('email', normalEmail(email));
  }

  async #byEmail(fingerprint: string): Promise<AttendeeRecord | null> {
    const claim = await this.records.get<{ attendee: string }>(ATTENDEE_EMAILS, fingerprint);
    return claim && this.get(claim.value.attendee);
  }

  /** An address whose account was never made, because the server was stopped in between, is free. */
  async #claim(fingerprint: string, id: string): Promise<void> {
    const claim = await this.records.get<{ attendee: string }>(ATTENDEE_EMAILS, fingerprint);
    if (claim && (await this.get(claim.value.attendee))) throw taken();
    await this.records.put(ATTENDEE_EMAILS, fingerprint, { attendee: id }, claim?.revision ?? 0);
  }
}

export const wrongLogin = (): Refusal =>
  new Refusal(401, 'wrong-login', 'E-mail address or password is wrong; try again.');

const taken = (): Refusal =>
  new Refusal(409, 'email-taken', 'There is an account with this e-mail address and another password; log in instead.');
