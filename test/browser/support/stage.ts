/** A server of one conference for one page: the built files, the policy and the wire of the real one, in a test's hands. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Page, WebSocketRoute } from '@playwright/test';
import {
  PROTOCOL,
  type ClientMessage,
  type Command,
  type Instant,
  type ServerMessage,
  type WelcomeMessage,
} from '../../../core/index.js';
import type { Rehearsed } from '../../support/conference.js';
import { BUILT } from './build.js';
import { imageOf } from './images.js';

/** Not loopback, so that nothing works here that would not work on a venue's network. */
export const ORIGIN = 'http://hallway.test';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; font-src 'self'; img-src 'self'; connect-src 'self' ws://hallway.test";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface StageOptions {
  /** What the conference's clock says when the page says hello. */
  readonly now?: Instant;
  readonly welcome?: Partial<WelcomeMessage>;
  readonly slug?: string;
}

export class Stage {
  /** Everything that the page has said. */
  readonly heard: ClientMessage[] = [];
  /** Whether the server is there at all. */
  up = true;
  /** Whether an open socket still answers. */
  answering = true;
  /** What the server calls itself: the same as its page, or screens would look for a newer one. */
  version = / data-version="([^"]+)"/.exec(readFileSync(join(BUILT, 'displays/index.html'), 'utf8'))![1]!;
  /** Whether the conference exists. */
  exists = true;
  private readonly started = Date.now();
  private readonly sockets = new Set<WebSocketRoute>();
  private readonly slug: string;

  private constructor(
    private readonly page: Page,
    readonly conference: Rehearsed,
    private readonly options: StageOptions,
  ) {
    this.slug = options.slug ?? 'forum';
  }

  /** What the conference's clock says. */
  get now(): Instant {
    return (this.options.now ?? this.conference.at) + Date.now() - this.started;
  }

  static async set(page: Page, conference: Rehearsed, options: StageOptions = {}): Promise<Stage> {
    const stage = new Stage(page, conference, options);
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!stage.up) return route.abort('connectionrefused');
      const answer = await stage.answer(pathname);
      return answer ? route.fulfill(answer) : route.fulfill({ status: 404, body: 'not found' });
    });
    await page.routeWebSocket('**/live', (socket) => stage.connect(socket));
    return stage;
  }

  /** Opens a display and waits until it has something to show. */
  async open(query: Readonly<Record<string, string>>): Promise<void> {
    await this.page.goto(`${ORIGIN}/display?${new URLSearchParams({ conference: this.slug, ...query }).toString()}`);
    await this.page.evaluate(() => document.fonts.ready);
  }

  /** Gives a command, as an organiser would, and tells the page. */
  do(command: Command): void {
    const { change } = this.conference.do(command);
    if (change) this.tell({ type: 'change', revision: this.conference.revision, at: this.now, change });
  }

  tell(message: ServerMessage): void {
    if (!this.answering) return;
    for (const socket of this.sockets) socket.send(JSON.stringify(message));
  }

  /** The server dies: sockets close, and nothing answers until `up` is set again. */
  async die(): Promise<void> {
    this.up = false;
    await Promise.all([...this.sockets].map((socket) => socket.close()));
    this.sockets.clear();
  }

  welcome(): void {
    this.tell(this.greeting());
  }

  /** What the server says to a hello. */
  greeting(): ServerMessage {
    if (!this.exists) {
      return {
        type: 'error',
        code: 'unknown-conference',
        detail: 'There is no such conference.',
        conferences: ['other'],
      };
    }
    return {
      type: 'welcome',
      protocol: PROTOCOL,
      version: this.version,
      conference: this.slug,
      programme: `hash-${this.hash}`,
      revision: this.conference.revision,
      now: this.now,
      live: this.conference.live,
      ...this.options.welcome,
    };
  }

  private get hash(): number {
    return this.conference.journal.findLast(({ change }) => change.programme !== undefined)?.revision ?? 0;
  }

  private connect(socket: WebSocketRoute): void {
    if (!this.up) {
      void socket.close();
      return;
    }
    this.sockets.add(socket);
    socket.onClose(() => this.sockets.delete(socket));
    socket.onMessage((data) => {
      const message = JSON.parse(String(data)) as ClientMessage;
      this.heard.push(message);
      if (!this.answering) return;
      const answer = (reply: ServerMessage): void => socket.send(JSON.stringify(reply));
      if (message.type === 'hello') answer(this.greeting());
      if (message.type === 'time') answer({ type: 'time', sent: message.sent, now: this.now });
    });
  }

  private async answer(
    path: string,
  ): Promise<{ body: string | Buffer; contentType: string; headers: Record<string, string> } | null> {
    const json = (body: unknown): { body: string; contentType: string; headers: Record<string, string> } => ({
      body: JSON.stringify(body),
      contentType: 'application/json',
      headers: {},
    });
    const { programme } = this.conference;
    if (path === '/api/displays/codes') return json({ code: 'ABC234', token: 'token', lifetime: 600_000 });
    if (path === '/api/conferences')
      return json(this.exists ? [{ slug: this.slug, name: programme.conference.name }] : []);
    if (path.startsWith(`/api/conferences/${this.slug}/programme/`)) return json(programme);
    if (path === `/api/conferences/${this.slug}/schedule`)
      return json({ rooms: programme.rooms, tracks: programme.tracks });
    const image = new RegExp(`^/api/conferences/${this.slug}/images/(.+)$`).exec(path)?.[1];
    if (image !== undefined) {
      const body = imageOf(image);
      return body === null ? null : { body, contentType: 'image/svg+xml', headers: {} };
    }
    const file = path === '/display' ? 'displays/index.html' : path.slice(1);
    try {
      const body = await readFile(join(BUILT, file));
      return {
        body,
        contentType: TYPES[extname(file)] ?? 'application/octet-stream',
        headers: { 'content-security-policy': POLICY },
      };
    } catch {
      return null;
    }
  }
}
