/** The conferences of this server. */
import type { Text } from '../../core/index.js';
import { ask } from './ask.js';

export interface ConferenceInfo {
  readonly slug: string;
  readonly name: Text;
}

export async function listConferences(): Promise<ConferenceInfo[]> {
  return (await ask('GET', '/api/conferences')) as ConferenceInfo[];
}

/** Makes a conference without a programme. */
export async function makeConference(slug: string, name: string): Promise<void> {
  await ask('POST', '/api/conferences', { body: { slug, ...(name ? { name } : {}) } });
}
