/** A real server of its own for a test: the built program, a new data folder, a clock that was set. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import type { StatusMessage } from '../../../core/index.js';
import { program } from './build-server.js';
import { kiosks, type Kiosk } from './kiosk.js';

export const FORUM = resolve(import.meta.dirname, '../../fixtures/panel/forum.json');
export const NO_ZONE = resolve(import.meta.dirname, '../../fixtures/panel/no-zone.xml');

/** Twenty minutes into the first talks of the forum (CET). */
export const NOW = '2026-10-29T10:20:00+01:00';
export const PASSWORD = 'correct horse battery';

/** Tells the workers, which are processes of their own, where the furnished data folder is. */
export const FURNISHED = 'TESTED_HOUSE';

/** File in it with an organiser's token. */
const TOKEN = 'token';

/** Nobody's settings; and no colours, which Playwright asks for, since they would be part of the links. */
const ENV = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(HALLWAY_|FORCE_COLOR$)/.test(name))),
  NO_COLOR: '1',
};

export class House {
  /** Settings of its own. */
  env: Readonly<Record<string, string>> = {};
  /** Origin of the running server. */
  url = '';
  /** What it printed. */
  greeting = '';
  private process: ChildProcess | null = null;
  private token: string | undefined;

  constructor(readonly data = mkdtempSync(join(tmpdir(), 'hallway-panel-'))) {}

  /** Takes over a house that was made once, with all that is in it: the forum, the organiser "ana", a token. */
  furnish(): void {
    cpSync(process.env[FURNISHED]!, this.data, { recursive: true });
    this.token = readFileSync(join(this.data, TOKEN), 'utf8');
  }

  /** Makes what `furnish` takes over. */
  build(): void {
    this.import(FORUM, 'forum');
    this.account('ana', 'organiser');
    writeFileSync(join(this.data, TOKEN), this.makeToken());
  }

  private makeToken(): string {
    return this.run(['token', 'create', '--role', 'organiser', '--name', 'test']);
  }

  /** Runs the command line to its end. */
  run(args: readonly string[], input = ''): string {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...args, '--data', this.data], {
      encoding: 'utf8',
      env: { ...ENV, ...this.env },
      input,
    });
    if (status !== 0) throw new Error(`hallway ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  }

  /** Imports a schedule file as a conference. */
  import(file: string, conference: string): void {
    this.run(['import', file, '--conference', conference]);
  }

  /** @param rooms ids of a helper's rooms, separated by commas. */
  account(name: string, role: string, rooms = ''): void {
    this.run(['account', 'add', name, '--role', role, ...(rooms ? ['--rooms', rooms] : [])], `${PASSWORD}\n`);
  }

  /**
   * Starts the server; again, after an end, on the same port.
   * @param now what its clock says at first; null: the time.
   * @param file another version of the program.
   */
  async start(now: string | null = NOW, file = program()): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const args = ['serve', '--port', port, '--host', '127.0.0.1', '--data', this.data];
    const child = spawn(process.execPath, [file, ...args, ...(now === null ? [] : ['--now', now])], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...ENV, ...this.env },
    });
    this.process = child;
    this.greeting = '';
    for await (const chunk of child.stdout) {
      this.greeting += String(chunk);
      if (this.greeting.includes('stop with Ctrl+C')) break;
    }
    // Where people reach it by another name, that is what it prints.
    const [, chosen = port] = /127\.0\.0\.1:(\d+)/.exec(this.greeting) ?? [];
    this.url = `http://hallway.test:${chosen}`;
  }

  /** The same server as this machine, which has no such name for it, reaches it. */
  get local(): string {
    return this.url.replace('hallway.test', '127.0.0.1');
  }

  /** Stops the server from running, without ending it: connections stay open, and nothing answers. */
  freeze(): void {
    this.process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.process?.kill('SIGCONT');
  }

  /** Ends the server; the data stays. */
  async end(): Promise<void> {
    const child = this.process;
    this.process = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.end();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Asks as an organiser. @param body bytes are sent as they are. */
  async ask(path: string, body?: object, method = body ? 'POST' : 'GET'): Promise<unknown> {
    this.token ??= this.makeToken();
    const response = await fetch(`${this.local}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body && { body: body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Gives a command, as an organiser would. */
  async command(body: object, conference = 'forum'): Promise<void> {
    await this.ask(`/api/conferences/${conference}/changes`, body);
  }

  /** What the screens say of themselves. */
  async screens(): Promise<readonly Screen[]> {
    return (await this.ask('/api/displays')) as readonly Screen[];
  }
}

export interface Screen {
  readonly view: string | null;
  readonly room: string | null;
  readonly status: StatusMessage | null;
}

/** A phone in somebody's hand, logged in and looking at a conference. */
export async function logIn(page: Page, house: House, name = 'ana', conference = 'forum'): Promise<void> {
  await page.goto(`${house.url}/admin#/${conference}`);
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

/** Everything that a page asks the server to do, as "METHOD path"; dry runs apart. */
export function watch(page: Page): { readonly done: string[]; readonly dry: string[] } {
  const [done, dry]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (request.method() === 'GET' || pathname === '/api/login') return;
    (searchParams.get('dryRun') === 'true' ? dry : done).push(`${request.method()} ${pathname}`);
  });
  return { done, dry };
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en-GB' } as const;

interface Fixtures {
  /** A server with the forum and the organiser "ana". */
  readonly house: House;
  /** Another person's phone. */
  readonly other: { readonly context: BrowserContext; readonly page: Page };
  /** A screen's own machine. */
  readonly kiosk: Kiosk;
}

export const test = base.extend<Fixtures>({
  house: async ({}, use) => {
    const house = new House();
    house.furnish();
    await house.start();
    await use(house);
    await house.stop();
  },
  other: async ({ browser }, use) => {
    const context = await browser.newContext(PHONE);
    await use({ context, page: await context.newPage() });
    await context.close();
  },
  ...kiosks,
});

export { expect };
