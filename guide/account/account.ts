/** Who is signed in here, and the ways in and out. No element; the sheet and the sync ask it. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';
import { rememberSignedIn } from './hints.js';
import { ask } from './request.js';

/** What the server tells of an account. */
export interface Me {
  readonly created: string;
  readonly password: boolean;
  readonly passkeys: readonly { readonly id: string; readonly created: string }[];
}

/** Whether this browser can have passkeys here: they need HTTPS. */
export const hasPasskeys = (): boolean => isSecureContext && 'PublicKeyCredential' in window;

const library = () => import('@simplewebauthn/browser');

export class Account {
  private held: Me | null = null;
  private readonly listeners = new Set<() => void>();

  /** Null for nobody, or while it is not known yet. */
  get me(): Me | null {
    return this.held;
  }

  /** Calls back when somebody has signed in or out; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Asks the server who is signed in. @throws Refused */
  async load(): Promise<void> {
    this.hold(await ask<Me | null>('GET', ''));
  }

  /** @throws Refused */
  async signUp(email: string, password: string): Promise<void> {
    this.hold(await ask<Me>('POST', '', { email, password }));
  }

  /** @throws Refused */
  async logIn(email: string, password: string): Promise<void> {
    this.hold(await ask<Me>('POST', '/login', { email, password }));
  }

  /**
   * Makes a passkey: with a new account, or for the one that is signed in.
   * @throws Refused; an error named `NotAllowedError` if somebody thought better of it.
   */
  async addPasskey(): Promise<void> {
    const [{ startRegistration }, optionsJSON] = await Promise.all([
      library(),
      ask<PublicKeyCredentialCreationOptionsJSON>('POST', '/passkeys/options', { for: 'register' }),
    ]);
    const response: RegistrationResponseJSON = await startRegistration({ optionsJSON });
    this.hold(await ask<Me>('POST', '/passkeys', response));
  }

  /** @throws as `addPasskey` */
  async logInByPasskey(): Promise<void> {
    const [{ startAuthentication }, optionsJSON] = await Promise.all([
      library(),
      ask<PublicKeyCredentialRequestOptionsJSON>('POST', '/passkeys/options', { for: 'login' }),
    ]);
    const response: AuthenticationResponseJSON = await startAuthentication({ optionsJSON });
    this.hold(await ask<Me>('POST', '/passkeys/login', response));
  }

  /** @throws Refused */
  async removePasskey(id: string): Promise<void> {
    this.hold(await ask<Me>('DELETE', `/passkeys/${encodeURIComponent(id)}`));
  }

  /** @throws Refused */
  async logOut(): Promise<void> {
    await ask('DELETE', '/login');
    this.hold(null);
  }

  /** Deletes the account, for good. @throws Refused */
  async remove(): Promise<void> {
    await ask('DELETE', '');
    this.hold(null);
  }

  /** The server says that nobody is signed in any more. */
  ended(): void {
    this.hold(null);
  }

  private hold(me: Me | null): void {
    this.held = me;
    rememberSignedIn(me !== null);
    for (const listener of this.listeners) listener();
  }
}
