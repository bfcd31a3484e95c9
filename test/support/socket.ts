/** A display's end of the wire, for tests: remembers what came, waits for what should. */
import type { FastifyInstance } from 'fastify';
import WebSocket from 'ws';
import type { ClientMessage, HelloMessage, ServerMessage } from '../../core/index.js';

type Test = (message: ServerMessage) => boolean;

/** Long enough for a busy machine, short enough to fail a test by itself, ms. */
const PATIENCE = 5_000;

export class TestSocket {
  readonly messages: (ServerMessage & { readonly bytes: number })[] = [];
  readonly #waiting = new Set<{ test: Test; done: (message: ServerMessage) => void }>();
  /** Code and reason of the close. */
  readonly closed: Promise<{ code: number; reason: string }>;

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((done) =>
      socket.on('close', (code, reason) => done({ code, reason: reason.toString() })),
    );
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as ServerMessage;
      this.messages.push({ ...message, bytes: data.length });
      for (const waiting of this.#waiting) {
        if (!waiting.test(message)) continue;
        this.#waiting.delete(waiting);
        waiting.done(message);
      }
    });
  }

  say(message: ClientMessage | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  hello(more: Partial<HelloMessage> = {}): void {
    this.say({ type: 'hello', protocol: 1, conference: 'small', programme: null, revision: null, ...more });
  }

  /** The first message of a type that passes, come already or yet to come. */
  next<T extends ServerMessage['type']>(
    type: T,
    test: (message: Extract<ServerMessage, { type: T }>) => boolean = () => true,
  ): Promise<Extract<ServerMessage, { type: T }>> {
    const passes: Test = (message) => message.type === type && test(message as Extract<ServerMessage, { type: T }>);
    const come = this.messages.find(passes);
    if (come) return Promise.resolve(come as unknown as Extract<ServerMessage, { type: T }>);
    return new Promise((done, fail) => {
      const timer = setTimeout(
        () => fail(new Error(`no ${type} came in time; ${this.messages.length} others did`)),
        PATIENCE,
      );
      this.#waiting.add({
        test: passes,
        done: (message) => {
          clearTimeout(timer);
          done(message as Extract<ServerMessage, { type: T }>);
        },
      });
    });
  }

  ofType<T extends ServerMessage['type']>(type: T): Extract<ServerMessage, { type: T }>[] {
    return this.messages.filter((message) => message.type === type) as unknown as Extract<ServerMessage, { type: T }>[];
  }
}

/** A real socket to a listening server. */
export async function connect(
  app: FastifyInstance,
  headers: Record<string, string> = {},
  options: WebSocket.ClientOptions = {},
): Promise<TestSocket> {
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as { port: number };
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers, perMessageDeflate: false, ...options });
  const wrapped = new TestSocket(socket);
  await new Promise<void>((done, fail) => {
    socket.once('open', () => done());
    socket.once('unexpected-response', (_request, response) => fail(new Error(`HTTP ${response.statusCode}`)));
    socket.once('error', fail);
  });
  return wrapped;
}
