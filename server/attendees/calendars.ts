/**
 * The secret of a personal calendar's address. It is made anew from the server's key whenever its owner wants to see it, so that
 * nothing that opens the calendar is stored; renewing the account's part of it revokes the old address.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { own } from '../../core/index.js';
import type { AttendeeRecord, Attendees } from './accounts.js';
import type { Fingerprints } from './keys.js';

/** Of 43 characters, 22 are 132 bits: more than anybody guesses, and they keep QR codes small. */
const SEAL = 22;

export class Calendars {
  constructor(
    private readonly attendees: Attendees,
    private readonly fingerprints: Fingerprints,
  ) {}

  /** @returns the secret of the address; null if there is no calendar. */
  async secret(attendee: AttendeeRecord, conference: string): Promise<string | null> {
    const part = own(attendee.calendars ?? {}, conference);
    return part === undefined ? null : this.#secretOf(attendee.id, conference, part);
  }

  /** Makes the calendar, or gives it another address: the old one is no longer good. */
  async renew(attendee: AttendeeRecord, conference: string): Promise<string> {
    const part = randomBytes(9).toString('base64url');
    await this.attendees.alter(attendee.id, (record) => ({
      ...record,
      calendars: { ...record.calendars, [conference]: part },
    }));
    return this.#secretOf(attendee.id, conference, part);
  }

  /** Takes the address out of use; harmless if there is none. */
  async revoke(attendee: AttendeeRecord, conference: string): Promise<void> {
    await this.attendees.alter(attendee.id, (record) => {
      if (!record.calendars || !Object.hasOwn(record.calendars, conference)) return record;
      const { [conference]: _, ...calendars } = record.calendars;
      return { ...record, calendars };
    });
  }

  /** Whose calendar this secret opens; null if it is not good, or no longer. */
  async owner(secret: string, conference: string): Promise<AttendeeRecord | null> {
    const [id = ''] = secret.split('.');
    if (id === '' || id.length > 64) return null;
    const attendee = await this.attendees.get(id);
    const right = attendee && (await this.secret(attendee, conference));
    if (!right) return null;
    const [given, wanted] = [Buffer.from(secret), Buffer.from(right)];
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? attendee : null;
  }

  async #secretOf(id: string, conference: string, part: string): Promise<string> {
    return `${id}.${(await this.fingerprints.of('calendar', id, conference, part)).slice(0, SEAL)}`;
  }
}
