/** What the server tells those who may read the panel, besides the schedule. */
import type { PresenceMessage, ServerMessage } from '../../core/index.js';

export class ServerNews {
  /** How far the displays are; null until it was told. */
  presence: PresenceMessage | null = null;
  /** Whether the server has said that nothing can be written at the moment. */
  readOnly = false;

  /** Takes a message of the server. @returns whether it was news. */
  hear(message: ServerMessage): boolean {
    // Whoever answers anew says so again if it still cannot.
    if (message.type === 'welcome') this.readOnly = false;
    if (message.type !== 'presence') return false;
    this.presence = message;
    this.readOnly = message.readOnly === true;
    return true;
  }
}
