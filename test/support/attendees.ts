/** Attendees of the conference "small": phones and laptops that sign up, and what they ask. */
import type { Answer, AppBench } from './app.js';

export const OWN = { host: 'hallway.test', origin: 'http://hallway.test' };
export const EMAIL = 'Ana.Pop@Example.org';
export const SECRET = 'correct horse battery';

/** The attendee's cookie of an answer, as a browser would send it back. */
export const cookieOf = (answer: Pick<Answer, 'headers'>): string =>
  String(answer.headers['set-cookie']).split(';')[0]!;

/** A browser in which somebody is signed in. */
export class Device {
  constructor(
    private readonly bench: AppBench,
    readonly cookie: string,
  ) {}

  ask(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.bench.ask(null, method, url, body, { ...OWN, cookie: this.cookie, ...headers });
  }
}

export async function signUp(bench: AppBench, email = EMAIL, password = SECRET): Promise<Device> {
  const answer = await bench.ask(null, 'POST', '/api/attendee', { email, password }, OWN);
  if (answer.status !== 201) throw new Error(`not signed up: ${answer.text}`);
  return new Device(bench, cookieOf(answer));
}

/** Everything that the store holds in the records of attendees, as text: what is deleted must not be in it. */
export async function recordsText({ store }: AppBench): Promise<string> {
  const collections = ['attendees', 'attendee-emails', 'attendee-bookmarks', 'push', 'feedback'];
  return JSON.stringify(await Promise.all(collections.map((collection) => store.records.list(collection))));
}
