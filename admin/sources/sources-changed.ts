/** What the page of schedule files and sources tells once something was done. */
import type { Adoption } from '../api/programme.js';
import { Done } from '../parts/panel.js';
import type { Words } from '../words/index.js';

/** What is said when a programme was adopted; taking back is offered only if something was done. */
export const adopted = ({ written, revision }: Adoption, { done }: Words): Done =>
  written ? new Done(done.programme, revision) : new Done(done.already, null);

/** A source was added, or the programme adopted: lists are out of date. */
export class SourcesChanged extends Event {
  constructor() {
    super('sources-changed', { bubbles: true, composed: true });
  }
}
