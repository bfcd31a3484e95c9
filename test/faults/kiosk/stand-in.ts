/** Stands in for a server where only its answers to the keeper matter. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';

/** A server as the keeper sees it, whose screen shows what it is given. */
export const page =
  (content: string) =>
  ({ url }: IncomingMessage, response: ServerResponse): void => {
    const alive = url === '/healthz';
    response.setHeader('content-type', alive ? 'application/json' : 'text/html');
    const body = `<body style="background:#000;color:#fff"><hallway-display>${content}</hallway-display>`;
    response.end(alive ? '{"status":"ok"}' : body);
  };

/** An authority and a certificate for the server, as docs/kiosk.md makes them. @returns the authority's and the server's key. */
export function certified(folder: string): [string, string] {
  const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const made = ['-newkey', 'rsa:3072', '-nodes', '-keyout'];
  openssl(
    'req',
    '-x509',
    ...made,
    'authority.key',
    '-days',
    '825',
    '-subj',
    '/CN=Our screens',
    '-out',
    'authority.pem',
  );
  openssl('req', ...made, 'server.key', '-subj', '/CN=hallway.test', '-out', 'server.csr');
  writeFileSync(join(folder, 'names'), 'subjectAltName=DNS:hallway.test');
  const signed = [
    '-CA',
    'authority.pem',
    '-CAkey',
    'authority.key',
    '-CAcreateserial',
    '-days',
    '825',
    '-extfile',
    'names',
  ];
  openssl('x509', '-req', '-in', 'server.csr', ...signed, '-out', 'server.pem');
  return [join(folder, 'authority.pem'), join(folder, 'server.key')];
}
