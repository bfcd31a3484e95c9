/** What the settings page asks the server for besides commands. */
import type { Picture } from '../../core/index.js';
import { ask, at } from '../api/ask.js';

/** Keeps an image, drawn anew by the server. @throws Problem `invalid-image` */
export async function uploadImage(conference: string, file: Blob): Promise<Picture> {
  return (await ask('POST', `${at(conference)}/images`, { file })) as Picture;
}

/** Where an image is. */
export const imageAddress = (conference: string, { hash }: Picture): string => `${at(conference)}/images/${hash}`;

/** Deletes a conference with its journal, for good. */
export async function deleteConference(conference: string): Promise<void> {
  await ask('DELETE', at(conference));
}
