import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { Instant, ScheduledSession, Text } from '../../core/index.js';
import { textIn } from '../../live/look/text.js';
import { OpenSheet, type Panel, type Sheet } from './panel.js';

/** An element of the panel: it has `panel`, and says things in the reader's language and the conference's zone. */
export class PanelElement extends LitElement {
  @property({ attribute: false }) panel!: Panel;

  protected get words(): Panel['words'] {
    return this.panel.words;
  }

  /** Content in the reader's language. */
  protected say(text: Text | undefined): string {
    return textIn(text, this.panel.languages);
  }

  /** `11:45` in the conference's zone. */
  protected time(at: Instant): string {
    return this.panel.times.time(at);
  }

  /** A room's name, or the words for none. */
  protected roomName(id: string | undefined): string {
    const room = this.panel.schedule.rooms.find((candidate) => candidate.id === id);
    return room ? this.say(room.name) : this.words.noRoom;
  }

  /** A language by its name: its own where the panel speaks it, else as the reader calls it. */
  protected languageName(tag: string): string {
    const own = (this.words.languages as Readonly<Record<string, string>>)[tag];
    if (own !== undefined) return own;
    try {
      return new Intl.DisplayNames(this.panel.languages.slice(0, 1), { type: 'language' }).of(tag) ?? tag;
    } catch {
      // Programmes may say anything of their language.
      return tag;
    }
  }

  protected session(id: string): ScheduledSession | undefined {
    return this.panel.schedule.byId.get(id);
  }

  protected open(sheet: Sheet): void {
    this.dispatchEvent(new OpenSheet(sheet));
  }
}
