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
