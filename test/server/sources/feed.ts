/** A server on this machine whose feed tests decide, and schedule files for it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Programme, Session } from '../../../core/index.js';
import { exportHallway } from '../../../server/formats/index.js';
import { programme, type Row } from '../../support/programme.js';

export interface Feed {
  readonly url: string;
  readonly port: number;
  /** Requests so far. */
  readonly asked: IncomingMessage[];
  /** What the next requests get. */
  answer: RequestListener;
  close(): Promise<void>;
}

export async function feed(answer: RequestListener = give(file(ROWS))): Promise<Feed> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    made.answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const made: Feed = {
    url: `http://127.0.0.1:${port}/schedule.json`,
    port,
    asked,
    answer,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return made;
}

/** A body, with a status and headers. */
export const give =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(body);

/** A body under an ETag; whoever has it is told so. */
export const tagged =
  (body: string, etag: string): RequestListener =>
  (request, response) =>
    request.headers['if-none-match'] === etag
      ? void response.writeHead(304).end()
      : void response.writeHead(200, { etag }).end(body);

export const ROWS: readonly Row[] = [
  ['a', 'Aula', '10:00', '10:45', { title: 'Alpha' }],
  ['b', 'Aula', '10:45', '11:30', { title: 'Beta' }],
  ['c', 'Box', '10:00', '11:00', { title: 'Gamma' }],
  ['d', 'Box', '11:00', '12:00', { title: 'Delta' }],
];

export const file = (rows: readonly Row[], more: Partial<Programme> = {}): string =>
  exportHallway(programme(rows, more));

/** The rows with one altered. */
export const with_ = (id: string, start: string, end: string, more: Partial<Session> = {}, rows = ROWS): Row[] =>
  rows.map((row) => (row[0] === id ? [id, row[1], start, end, { ...row[4], ...more }] : row));
