/**
 * Browsers in which somebody has logged in before: their guesses are counted apart from those of everybody else on the
 * same network, so that a guest who keeps trying an organiser's name cannot keep the organiser out.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { keptKey } from '../attendees/keys.js';
import type { Records } from '../store/ports.js';
import { accountKey } from './accounts.js';

/** How long a browser is remembered, ms: from one year's conference to the next. */
export const DEVICE_LIFETIME = 400 * 24 * 60 * 60_000;

/** A browser that is known, with the one account that has logged in there. */
export interface KnownDevice {
  readonly id: string;
  /** Key of the account, see `accountKey`. */
  readonly account: string;
}

const PARTS = /^([\w-]{1,400})\.([\w-]{16})\.([\w-]{43})$/;

/** Knows browsers by what their cookie holds; nothing is stored of them but one secret of the server. */
export class KnownDevices {
  #secret: Promise<string> | undefined;

  constructor(private readonly records: Records) {}

  /** @returns what the cookie of a browser holds in which this account has just logged in. */
  async mark(name: string): Promise<string> {
    const account = Buffer.from(accountKey(name)).toString('base64url');
    const id = randomBytes(12).toString('base64url');
    return `${account}.${id}.${await this.#sign(account, id)}`;
  }

  /** @returns null for a cookie that this server has not made. */
  async find(cookie: string | undefined): Promise<KnownDevice | null> {
    const [, account, id, signature] = PARTS.exec(cookie ?? '') ?? [];
    if (account === undefined || id === undefined || signature === undefined) return null;
    const right = await this.#sign(account, id);
    if (!timingSafeEqual(Buffer.from(right), Buffer.from(signature))) return null;
    return { id, account: Buffer.from(account, 'base64url').toString() };
  }

  async #sign(account: string, id: string): Promise<string> {
    this.#secret ??= keptKey(this.records, 'devices', () => randomBytes(32).toString('base64url'));
    const secret = await this.#secret.catch((error: unknown) => {
      this.#secret = undefined;
      throw error;
    });
    return createHmac('sha256', secret).update(`${account}.${id}`).digest('base64url');
  }
}
