/** Passkeys (WebAuthn): discoverable, so that nobody has to type who they are. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Instant } from '../../core/index.js';
import { Refusal } from '../refusal.js';
import { MOST_PASSKEYS, newAttendeeId, type AttendeeRecord, type Attendees } from './accounts.js';
import type { Fingerprints } from './keys.js';

/** The library is large, and most of the time nobody joins. */
const library = () => import('@simplewebauthn/server');

/** What a challenge is for: to make an account, to add a passkey to one, to log in. */
type Purpose = 'join' | 'add' | 'log-in';

/** EdDSA, ES256, RS256 (COSE): what authenticators have; asking Node for newer ones prints warnings. */
const ALGORITHMS = [-8, -7, -257] as const;

/** How long somebody may take to find the finger, ms. */
const PATIENCE = 5 * 60_000;
/** Challenges that were answered are remembered until they expire; beyond, the oldest are forgotten. */
const REMEMBERED = 50_000;

/**
 * Challenges that need no memory until they are answered: each carries its purpose, its end and a seal. So nobody fills the store by
 * asking for them, and any server of a cluster may take the answer.
 */
class Challenges {
  readonly #answered = new Set<string>();

  constructor(
    private readonly fingerprints: Fingerprints,
    private readonly now: () => Instant,
  ) {}

  async make(purpose: Purpose, attendee: string): Promise<string> {
    const facts = [purpose, attendee, String(this.now() + PATIENCE), randomBytes(16).toString('base64url')].join('.');
    return `${facts}.${await this.fingerprints.of('challenge', facts)}`;
  }

  /** The attendee that the challenge was made for; null if it is not ours, has expired, or was answered before. */
  async answer(encoded: string, purpose: Purpose): Promise<string | null> {
    const text = Buffer.from(encoded, 'base64url').toString();
    const parts = text.split('.');
    const [given, attendee, end, nonce, seal = ''] = parts;
    if (parts.length !== 5 || given !== purpose) return null;
    const right = Buffer.from(await this.fingerprints.of('challenge', parts.slice(0, 4).join('.')));
    const told = Buffer.from(seal);
    if (told.length !== right.length || !timingSafeEqual(told, right)) return null;
    if (Number(end) <= this.now() || this.#answered.has(nonce!)) return null;
    this.#answered.add(nonce!);
    if (this.#answered.size > REMEMBERED) this.#answered.delete(this.#answered.values().next().value!);
    return attendee!;
  }
}

export class Passkeys {
  readonly #challenges: Challenges;

  constructor(
    private readonly attendees: Attendees,
    fingerprints: Fingerprints,
    private readonly now: () => Instant,
  ) {
    this.#challenges = new Challenges(fingerprints, now);
  }

  /**
   * What a browser needs to make a passkey.
   * @param origin of the page that asks.
   * @param attendee whose it shall be; null: an account yet to be made.
   * @throws Refusal `too-many-passkeys`
   */
  async registrationOptions(origin: string, attendee: AttendeeRecord | null) {
    if ((attendee?.passkeys.length ?? 0) >= MOST_PASSKEYS) {
      throw new Refusal(
        409,
        'too-many-passkeys',
        `An account has at most ${MOST_PASSKEYS} passkeys; remove one first.`,
      );
    }
    const { generateRegistrationOptions } = await library();
    const id = attendee?.id ?? newAttendeeId();
    const { hostname } = new URL(origin);
    return generateRegistrationOptions({
      rpName: 'Hallway',
      rpID: hostname,
      userID: Uint8Array.from(Buffer.from(id)),
      // Lists of passkeys show it: enough to tell two accounts of one person apart.
      userName: `${hostname} ${id.slice(0, 4)}`,
      challenge: Uint8Array.from(Buffer.from(await this.#challenges.make(attendee ? 'add' : 'join', id))),
      timeout: PATIENCE,
      supportedAlgorithmIDs: [...ALGORITHMS],
      excludeCredentials: (attendee?.passkeys ?? []).map(({ id: key }) => ({ id: key })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
    });
  }

  /**
   * Takes a new passkey in: for an account, or with a new one.
   * @throws Refusal `invalid-passkey`, `email-taken`, `too-many-passkeys`
   */
  async register(
    response: unknown,
    origin: string,
    attendee: AttendeeRecord | null,
    transports: readonly string[] = [],
  ): Promise<AttendeeRecord> {
    const { verifyRegistrationResponse } = await library();
    let owner: string | null = null;
    const { verified, registrationInfo } = await refusing(() =>
      verifyRegistrationResponse({
        response: response as RegistrationResponseJSON,
        expectedChallenge: async (challenge) => {
          owner = await this.#challenges.answer(challenge, attendee ? 'add' : 'join');
          return owner !== null && (!attendee || owner === attendee.id);
        },
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        requireUserVerification: false,
        supportedAlgorithmIDs: [...ALGORITHMS],
      }),
    );
    if (!verified || owner === null) throw invalid();
    const { credential } = registrationInfo;
    const passkey = {
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      ...(transports.length > 0 && { transports }),
      created: this.now(),
    };
    if (!attendee) return this.attendees.create({ id: owner, passkeys: [passkey] });
    return this.attendees.alter(attendee.id, (record) => ({
      ...record,
      passkeys: [...record.passkeys.filter(({ id }) => id !== passkey.id), passkey].slice(-MOST_PASSKEYS),
    }));
  }

  /** What a browser needs to show a passkey. It names none: the browser knows which it has. */
  async loginOptions(origin: string) {
    const { generateAuthenticationOptions } = await library();
    return generateAuthenticationOptions({
      rpID: new URL(origin).hostname,
      challenge: Uint8Array.from(Buffer.from(await this.#challenges.make('log-in', ''))),
      timeout: PATIENCE,
      userVerification: 'preferred',
    });
  }

  /**
   * Whose passkey this is.
   * @throws Refusal `invalid-passkey`, also if its account was deleted.
   */
  async logIn(response: unknown, origin: string): Promise<AttendeeRecord> {
    const { verifyAuthenticationResponse } = await library();
    const told = response as AuthenticationResponseJSON;
    const id = Buffer.from(String(told?.response?.userHandle ?? ''), 'base64url').toString();
    const record = id === '' ? null : await this.attendees.get(id);
    const passkey = record?.passkeys.find((each) => each.id === told.id);
    if (!record || !passkey) throw unknown();
    const { verified, authenticationInfo } = await refusing(() =>
      verifyAuthenticationResponse({
        response: told,
        expectedChallenge: async (challenge) => (await this.#challenges.answer(challenge, 'log-in')) !== null,
        expectedOrigin: origin,
        expectedRPID: new URL(origin).hostname,
        credential: {
          id: passkey.id,
          publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
          counter: passkey.counter,
        },
        requireUserVerification: false,
      }),
    );
    if (!verified) throw invalid();
    const counter = authenticationInfo.newCounter;
    return this.attendees.alter(record.id, (each) => ({
      ...each,
      passkeys: each.passkeys.map((key) => (key.id === passkey.id ? { ...key, counter } : key)),
    }));
  }

  /**
   * Forgets one passkey of an account.
   * @throws Refusal `unknown-passkey`, `last-passkey` if nobody could log in any more.
   */
  async remove(attendee: AttendeeRecord, passkey: string): Promise<AttendeeRecord> {
    return this.attendees.alter(attendee.id, (record) => {
      const left = record.passkeys.filter(({ id }) => id !== passkey);
      if (left.length === record.passkeys.length) {
        throw new Refusal(404, 'unknown-passkey', 'This account has no such passkey; reload the page.');
      }
      if (left.length === 0 && record.password === undefined) {
        throw new Refusal(409, 'last-passkey', 'This is the only way into the account; add another passkey first.');
      }
      return { ...record, passkeys: left };
    });
  }
}

/** The library throws plain errors for whatever does not fit. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw invalid();
  }
}

const invalid = (): Refusal =>
  new Refusal(400, 'invalid-passkey', 'The passkey could not be checked; try again, or use e-mail and password.');

const unknown = (): Refusal =>
  new Refusal(401, 'unknown-passkey', 'No account here has this passkey; make an account with it first.');
