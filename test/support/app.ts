/** The real application over a store in memory, with people to ask as. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApp, type AppOptions } from '../../server/app.js';
import { createAccount, createToken, type Role } from '../../server/people/index.js';
import { Load } from '../../server/plugins/load.js';
import { memoryStore, type Store } from '../../server/store/index.js';
import { bench, type Bench, type TestClock } from './conferences.js';

const PAGE =
  '<!doctype html><html lang="en"><head><title>Hallway</title><!--head--></head><body><!--body--></body></html>';

/** Stands for the kiosk's file: says where it is from. */
export const KIOSK = '#!/bin/sh\nSERVED_FROM=\'\'\nprintf %s "$SERVED_FROM"\n';

export const SCRIPT = 'export {};\n'.repeat(200);

/** A folder as the build leaves it, with pages that can be told apart. */
export function builtPages(): string {
  const web = mkdtempSync(join(tmpdir(), 'hallway-web-'));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(web, name)), { recursive: true });
    writeFileSync(join(web, name), text);
  };
  write('guide/index.html', PAGE);
  write('displays/index.html', PAGE.replace('Hallway', 'Displays'));
  write('admin/index.html', PAGE.replace('Hallway', 'Admin'));
  write('kiosk.sh', KIOSK);
  write('assets/app-1234.js', SCRIPT);
  writeFileSync(join(web, 'assets/app-1234.js.br'), brotliCompressSync(SCRIPT));
  return web;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // Answers are looked into field by field; the compiler cannot know them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: any;
}

export interface AppBench extends Bench {
  readonly app: FastifyInstance;
  /** Secret of a token with a role. */
  readonly tokens: Readonly<Record<Role, string>>;
  /** Asks as somebody with a role; null: as nobody. */
  ask(
    role: Role | null,
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

export const PASSWORD = 'correct horse battery';

/** The conference "small", a token of each role, the account "Anna" (organiser) with `PASSWORD`. Helpers have the room Aula. */
export async function appBench(
  options: Partial<AppOptions> & { readonly store?: Store; readonly clock?: TestClock } = {},
): Promise<AppBench> {
  const { store = memoryStore(), clock, ...rest } = options;
  const small = await bench(store, clock);
  const app = await buildApp({
    store,
    conferences: small.conferences,
    web: builtPages(),
    version: '1.2.3',
    load: new Load(),
    ...rest,
  });
  const token = async (role: Role): Promise<string> => {
    const rooms = role === 'helper' ? { rooms: ['Aula'] } : {};
    return (await createToken(store.records, { role, name: `script of ${role}`, ...rooms }, 0)).secret;
  };
  const tokens = {
    admin: await token('admin'),
    organiser: await token('organiser'),
    helper: await token('helper'),
    viewer: await token('viewer'),
  };
  return {
    ...small,
    app,
    tokens,
    async ask(role, method, url, body, headers = {}) {
      const response = await app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url,
        headers: { ...(role === null ? {} : { authorization: `Bearer ${tokens[role]}` }), ...headers },
        ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
      });
      const headersOf = response.headers as Answer['headers'];
      const isJson = String(headersOf['content-type'] ?? '').includes('json') && response.body !== '';
      return {
        status: response.statusCode,
        headers: headersOf,
        text: response.body,
        json: isJson ? response.json() : null,
      };
    },
  };
}

export const makeAnna = (store: Store) =>
  createAccount(store.records, { name: 'Anna', role: 'organiser', password: PASSWORD }, 0);
