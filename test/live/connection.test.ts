import { beforeEach, describe, expect, it } from 'vitest';
import { DEAD_AFTER, NOTHING_LIVE, type ServerMessage } from '../../core/index.js';
import { Connection } from '../../live/connection.js';
import { FakeEnvironment } from '../support/fake-environment.js';

const welcome = (revision = 1): ServerMessage => ({
  type: 'welcome',
  protocol: 1,
  version: 'v',
  conference: 'small',
  programme: 'h',
  revision,
  now: 5_000,
  live: NOTHING_LIVE,
});

let environment: FakeEnvironment;
let connection: Connection;
let received: ServerMessage[];
let exchanges: [number, number, number][];
let links: { up: boolean; at: number }[];

beforeEach(() => {
  environment = new FakeEnvironment();
  received = [];
  exchanges = [];
  links = [];
  connection = new Connection({
    environment,
    hello: () => ({ type: 'hello', protocol: 1, conference: 'small', programme: null, revision: null }),
    receive: (message) => received.push(message),
    exchange: (...exchange) => exchanges.push(exchange),
    linked: (up) => links.push({ up, at: environment.monotonic() }),
  });
  connection.start();
});

function comeUp(): void {
  environment.socket.accept();
  environment.socket.tell(welcome());
}

/** Answers each question for the time as long as it is called. */
function answerQuestions(): void {
  const { socket } = environment;
  const question = socket.of('time').at(-1)!;
  socket.tell({ type: 'time', sent: question.sent, now: 5_000 + environment.monotonic() });
}

describe('coming up', () => {
  it('says hello once the socket is open, and is up with the first answer', () => {
    expect(environment.socket.sent).toEqual([]);
    environment.socket.accept();
    expect(environment.socket.of('hello')).toHaveLength(1);
    expect(links).toEqual([]);
    environment.socket.tell(welcome());
    expect(links).toEqual([{ up: true, at: 0 }]);
    expect(received).toEqual([welcome()]);
  });

  it('takes the welcome for an exchange from hello to welcome, then asks for the time at once', () => {
    environment.socket.accept();
    environment.pass(40);
    environment.socket.tell(welcome());
    expect(exchanges).toEqual([[0, 40, 5_000]]);
    expect(environment.socket.of('time')).toEqual([{ type: 'time', sent: 40 }]);
  });

  it('keeps asking for the time while answers come, and does not hand those on', () => {
    comeUp();
    for (let second = 0; second < 60; second++) {
      answerQuestions();
      environment.pass(1_000);
    }
    expect(links).toEqual([{ up: true, at: 0 }]);
    expect(environment.sockets).toHaveLength(1);
    expect(environment.socket.of('time').length).toBeGreaterThanOrEqual(15);
    expect(received).toEqual([welcome()]);
  });

  it('survives frames that are not messages', () => {
    environment.socket.accept();
    for (const rubbish of ['', 'null', '7', '{', '{}', '[]']) environment.socket.tell(rubbish);
    expect(received).toEqual([]);
    environment.socket.tell(welcome());
    expect(received).toHaveLength(1);
  });
});

describe('losing the link', () => {
  it('notices a half-dead link within the time both ends agree on', () => {
    comeUp();
    environment.pass(3_000);
    answerQuestions();
    const lastSign = environment.monotonic();
    environment.pass(60_000);
    const down = links.find(({ up }) => !up)!;
    expect(down.at - lastSign).toBeLessThan(DEAD_AFTER);
    expect(down.at - lastSign).toBeGreaterThan(DEAD_AFTER / 2);
  });

  it('lets go of a dead socket without waiting for its closing handshake', () => {
    comeUp();
    const dead = environment.socket;
    environment.pass(DEAD_AFTER);
    expect(dead.closed).toBe(true);
    environment.pass(2_000);
    expect(environment.sockets.length).toBeGreaterThan(1);
    comeUp();
    const linked = links.length;
    dead.tell(welcome());
    dead.hangUp();
    expect(links).toHaveLength(linked);
    expect(received).toHaveLength(2);
  });

  it('gives up a socket that never opens', () => {
    environment.pass(DEAD_AFTER);
    expect(environment.sockets[0]!.closed).toBe(true);
    environment.pass(2_000);
    expect(environment.sockets).toHaveLength(2);
    expect(links).toEqual([]);
  });

  it('tells a lost link once', () => {
    comeUp();
    environment.socket.hangUp();
    environment.socket.hangUp();
    expect(links.map(({ up }) => up)).toEqual([true, false]);
  });
});

describe('trying again', () => {
  function pauseAfter(failures: number, chance: number): number {
    environment.chance = chance;
    for (let failure = 1; failure < failures; failure++) {
      environment.socket.hangUp();
      environment.pass(environment.nextIn!);
    }
    environment.socket.hangUp();
    return environment.nextIn!;
  }

  it('waits between 1 s and a bound that doubles up to 30 s, anywhere in between', () => {
    expect(pauseAfter(1, 0)).toBe(1_000);
    expect(pauseAfter(3, 0)).toBe(1_000);
  });
  it.each([
    [1, 2_000],
    [2, 4_000],
    [4, 16_000],
    [5, 30_000],
    [40, 30_000],
  ])('after %i failures at most %i ms', (failures, longest) => {
    expect(pauseAfter(failures, 0.999999)).toBeCloseTo(longest, -1);
  });

  it('starts again with short pauses only after a link that proved itself', () => {
    pauseAfter(4, 0.5);
    environment.pass(environment.nextIn!);
    comeUp();
    environment.chance = 0.999999;
    environment.socket.hangUp();
    expect(environment.nextIn).toBeCloseTo(30_000, -1);
    environment.pass(environment.nextIn!);
    comeUp();
    answerQuestions();
    environment.socket.hangUp();
    expect(environment.nextIn).toBeCloseTo(2_000, -1);
  });

  it('tries at once when the network comes back', () => {
    pauseAfter(6, 0.999999);
    const before = environment.sockets.length;
    environment.comeBack();
    expect(environment.sockets).toHaveLength(before + 1);
    environment.pass(500);
    expect(environment.sockets).toHaveLength(before + 1);
  });

  it('asks a link that seems up when the page comes back, and gives it little time', () => {
    comeUp();
    answerQuestions();
    const asked = environment.socket.of('time').length;
    environment.comeBack();
    expect(environment.socket.of('time')).toHaveLength(asked + 1);
    environment.pass(2_500);
    expect(links.at(-1)?.up).toBe(false);
  });

  it('stays silent once stopped', () => {
    comeUp();
    connection.stop();
    environment.pass(120_000);
    environment.comeBack();
    expect(environment.sockets).toHaveLength(1);
    expect(environment.nextIn).toBeNull();
  });
});
