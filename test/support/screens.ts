/** Screens at the server's door, for tests. */
import type { Assignment, CommandMessage } from '../../core/index.js';
import type { AppBench } from './app.js';
import { connect, type TestSocket } from './socket.js';

export interface TestScreen {
  readonly id: string;
  readonly token: string;
  readonly socket: TestSocket;
}

type Assign = Extract<CommandMessage, { command: 'assign' }>;

/** What a screen is told to be, once it says what the test waits for. */
export async function assigned(
  { socket }: Pick<TestScreen, 'socket'>,
  test: (display: Assignment) => boolean = () => true,
): Promise<Assignment> {
  const told = await socket.next(
    'command',
    (message) => message.command === 'assign' && message.display !== null && test(message.display),
  );
  return (told as Assign).display!;
}

/** A screen that has asked for a code and waits. */
export async function waiting(bench: AppBench): Promise<{ code: string; token: string; socket: TestSocket }> {
  const { json } = await bench.ask(null, 'POST', '/api/displays/codes', {});
  const socket = await connect(bench.app);
  socket.hello({ conference: '', display: json.token, about: { view: 'pairing' } });
  await socket.next('command', (message) => message.command === 'assign' && message.display === null);
  return { code: json.code, token: json.token, socket };
}

/** A screen that was paired and follows "small". */
export async function paired(bench: AppBench, wish: object = {}): Promise<TestScreen> {
  const { code, token, socket } = await waiting(bench);
  const body = { code, name: 'Door', conference: 'small', room: 'Aula', ...wish };
  const { json } = await bench.ask('organiser', 'POST', '/api/displays/pair', body);
  const { conference, name } = await assigned({ socket });
  socket.hello({ conference: conference ?? '', display: token, about: { view: 'room', room: 'Aula', name } });
  if (conference !== null) await socket.next('welcome');
  return { id: json.id, token, socket };
}
