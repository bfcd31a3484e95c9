/** Roles that the bench starts as processes of their own: a swarm of displays, and the bare `ws` baseline. */
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const now = (): number => performance.timeOrigin + performance.now();
const tell = (message: object): void => void process.send!(message);

/** Opens sockets a hundred at a time; parses all that arrives; tells when the last one has a revision. */
async function swarm(url: string, count: number, hello: string): Promise<void> {
  const reached = new Map<number, number>();
  let bytes = 0;
  const open = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { perMessageDeflate: false });
      socket.on('error', reject);
      socket.on('open', () => (hello === '' ? resolve() : socket.send(hello)));
      socket.on('message', (data: Buffer) => {
        bytes += data.length;
        const message = JSON.parse(data.toString()) as { type: string; revision: number };
        if (message.type === 'welcome') resolve();
        if (message.type !== 'change') return;
        const seen = (reached.get(message.revision) ?? 0) + 1;
        reached.set(message.revision, seen);
        if (seen === count) tell({ type: 'all', revision: message.revision, at: now(), bytes: data.length });
      });
    });
  for (let opened = 0; opened < count; opened += 100) {
    await Promise.all(Array.from({ length: Math.min(100, count - opened) }, open));
  }
  tell({ type: 'ready' });
  tell({ type: 'connected', bytes });
}

/** What a change costs at the least with `ws`: a loop of `send` over all sockets. */
function baseline(port: number): void {
  let revision = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      revision += 1;
      const frame = JSON.stringify({
        type: 'change',
        revision,
        at: Date.now(),
        change: { type: 'delay', set: { sessions: { '11111111-0000-4000-8000-000000000005': { delay: revision } } } },
      });
      for (const socket of sockets.clients) socket.send(frame);
    }
    response.end(JSON.stringify({ revision }));
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  server.listen({ port, host: '127.0.0.1', backlog: 8192 }, () => tell({ type: 'ready' }));
}

/** Plays the role that the command line names. */
export async function play(role: string, args: readonly string[]): Promise<void> {
  if (role === 'swarm') await swarm(args[0]!, Number(args[1]), args[2] ?? '');
  else if (role === 'baseline') baseline(Number(args[0]));
  else throw new Error(`no such role: ${role}`);
}
