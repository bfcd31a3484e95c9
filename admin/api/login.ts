/** Who is there. */
import { ask, Problem } from './ask.js';

export type Role = 'admin' | 'organiser' | 'helper' | 'viewer';

/** Who is logged in. */
export interface Me {
  readonly name: string;
  readonly role: Role;
  /** Ids of the rooms that a helper is assigned to. */
  readonly rooms: readonly string[];
}

/** Who is logged in; null for nobody. */
export async function whoAmI(): Promise<Me | null> {
  try {
    return (await ask('GET', '/api/me')) as Me;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** @throws Problem with code `wrong-login` or `too-many-attempts`, among others. */
export async function logIn(name: string, password: string): Promise<Me> {
  return (await ask('POST', '/api/login', { body: { name, password } })) as Me;
}

export async function logOut(): Promise<void> {
  await ask('DELETE', '/api/login');
}

/** Makes the first admin and logs in. */
export async function setUp(secret: string, name: string, password: string): Promise<Me> {
  return (await ask('POST', '/api/setup', { body: { secret, name, password } })) as Me;
}
