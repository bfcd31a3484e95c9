/** What is told inside the server when a conference changes. */
import type { JournalEntry } from '../store/ports.js';
import type { Conference } from './conference.js';

export interface News {
  /** An entry was taken in, of this process or another. */
  entry: [conference: Conference, entry: JournalEntry];
  /** A conference is new, was replaced, or its clock was set: whatever was known of it may be wrong. */
  opened: [conference: Conference];
  removed: [slug: string];
  /** An entry of this process is on disk, so long after it was asked for, ms. */
  durable: [after: number];
  /** Work in the background failed; the server goes on. */
  fault: [error: unknown];
}
