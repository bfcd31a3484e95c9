/** The link of a screen that has no conference to follow: only what is said to it alone matters. */
import { PROTOCOL, type CommandMessage, type ErrorMessage } from '../../core/index.js';
import { Connection } from '../../live/connection.js';
import { browserEnvironment } from '../../live/environment.js';

export class WaitingLink {
  private readonly connection: Connection;

  constructor(token: string, order: (message: CommandMessage | ErrorMessage) => void) {
    this.connection = new Connection({
      environment: browserEnvironment(),
      hello: () => ({
        type: 'hello',
        protocol: PROTOCOL,
        conference: '',
        programme: null,
        revision: null,
        display: token,
        about: { view: 'pairing' },
      }),
      receive: (message) => {
        if (message.type === 'command' || (message.type === 'error' && message.code === 'unknown-display'))
          order(message);
      },
      exchange: () => undefined,
      linked: () => undefined,
    });
    this.connection.start();
  }

  stop(): void {
    this.connection.stop();
  }
}
