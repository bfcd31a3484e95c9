/** Roles that the bench starts as processes of their own: swarms of displays, and baselines. */
import { createServer } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

const now = (): number => performance.timeOrigin + performance.now();
const tell = (message: object): void => void process.send!(message);

/** What a swarm is to do. */
export interface SwarmOptions {
  readonly url: string;
  readonly count: number;
  /** First message of each socket; absent for a server that needs none. */
  readonly hello?: object;
  /** Every one of so many opens and then reads nothing; 0 for none. */
  readonly deaf?: number;
  /** Whether sockets that close are opened again, at once and for ever. */
  readonly returns?: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Opens sockets a hundred at a time and parses all that arrives. Tells `connected` with the bytes so far; `all` when the
 * last hearing one has a revision, with when that was, for 99 in 100 as well; and `back` when all that were lost have returned.
 */
async function swarm({ url, count, hello, deaf = 0, returns = false }: SwarmOptions): Promise<void> {
  const arrivals = new Map<number, number[]>();
  const isDeaf = (index: number): boolean => deaf > 0 && index % deaf === 0;
  const hearing = Array.from({ length: count }, (_, index) => index).filter((index) => !isDeaf(index)).length;
  let bytes = 0;
  let welcomed = 0;
  const open = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(url, { perMessageDeflate: false });
      let greeted = false;
      const greet = (): void => {
        greeted = true;
        welcomed += 1;
        if (welcomed === count) tell({ type: 'back', at: now() });
        if (isDeaf(index)) socket.pause();
        resolve();
      };
      socket.on('error', (error) => (returns ? undefined : reject(error)));
      socket.on('close', () => {
        if (greeted) welcomed -= 1;
        if (returns) void pause(50 + Math.random() * 100).then(() => open(index).then(resolve));
      });
      socket.on('open', () => (hello ? socket.send(JSON.stringify(hello)) : greet()));
      socket.on('message', (data: Buffer) => {
        bytes += data.length;
        const message = JSON.parse(data.toString()) as { type: string; revision: number };
        if (message.type === 'welcome') greet();
        if (message.type !== 'change') return;
        const seen = arrivals.get(message.revision) ?? [];
        arrivals.set(message.revision, seen);
        if (seen.push(now()) < hearing) return;
        arrivals.delete(message.revision);
        const most = seen[Math.ceil(hearing * 0.99) - 1]!;
        tell({ type: 'all', revision: message.revision, at: seen.at(-1)!, most, bytes: data.length });
      });
    });
  for (let opened = 0; opened < count; opened += 100)
    await Promise.all(Array.from({ length: Math.min(100, count - opened) }, (_, index) => open(opened + index)));
  tell({ type: 'connected', bytes });
}

/** A change, as the baselines send it. */
const frameOf = (revision: number): string =>
  JSON.stringify({
    type: 'change',
    revision,
    at: Date.now(),
    change: { type: 'delay', set: { sessions: { '11111111-0000-4000-8000-000000000005': { delay: revision } } } },
  });

/** What a change costs at the least with `ws`: a loop of `send` over all sockets. */
function bareWs(port: number): void {
  let revision = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      const frame = frameOf(++revision);
      for (const socket of sockets.clients) socket.send(frame);
    }
    response.end(JSON.stringify({ revision }));
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  server.listen({ port, host: '127.0.0.1', backlog: 8192 }, () => tell({ type: 'ready' }));
}

/**
 * The floor: as many plain TCP sockets, both ends in one process of their own, and the same bytes written to each. What is
 * told is the time from the first write to the last arrival.
 */
async function bareTcp(count: number, rounds: number): Promise<void> {
  const ends: Socket[] = [];
  const server = createTcpServer((socket) => ends.push(socket));
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: 8192 }, resolve));
  const { port } = server.address() as { port: number };
  let arrived = 0;
  let done = (): void => {};
  const frame = Buffer.from(frameOf(1));
  for (let opened = 0; opened < count; opened++) {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', resolve);
      let waiting = frame.length;
      socket.on('data', (data) => {
        if ((waiting -= data.length) > 0) return;
        waiting += frame.length;
        if (++arrived === count) done();
      });
    });
  }
  while (ends.length < count) await pause(5);
  tell({ type: 'ready' });
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    arrived = 0;
    const last = new Promise<void>((resolve) => (done = resolve));
    const start = performance.now();
    for (const end of ends) end.write(frame);
    await last;
    times.push(performance.now() - start);
    await pause(60);
  }
  tell({ type: 'times', times });
}

/** Asks for pages as fast as `perSecond` says, for ever. */
async function readers(urls: readonly string[], perSecond: number): Promise<void> {
  tell({ type: 'ready' });
  for (let index = 0; ; index++) {
    void fetch(urls[index % urls.length]!, { headers: { accept: 'text/html' } })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
    await pause(1000 / perSecond);
  }
}

/** Plays the role that the command line names. */
export async function play(role: string, [options = '{}']: readonly string[]): Promise<void> {
  const given = JSON.parse(options) as unknown;
  if (role === 'swarm') {
    tell({ type: 'ready' });
    await swarm(given as SwarmOptions);
  } else if (role === 'bare-ws') bareWs(given as number);
  else if (role === 'bare-tcp') await bareTcp(...(given as [number, number]));
  else if (role === 'readers') await readers(...(given as [string[], number]));
  else throw new Error(`no such role: ${role}`);
}
