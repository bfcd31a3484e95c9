/** What `serve` prints once it is ready. */
import { networkInterfaces } from 'node:os';
import { DateTime } from 'luxon';
import { VERSION, type Config } from '../config.js';
import type { Conference } from '../conference/conference.js';
import { paint, say, type Io } from './io.js';
import { plain } from './summary.js';
import { table } from './table.js';

export interface Greeting {
  readonly config: Config;
  /** Where the person at this machine reaches the server. */
  readonly url: string;
  /** The conference that addresses are shown of; absent: there is none yet. */
  readonly conference: Conference | undefined;
  /** One-time link that makes the first admin; null if there is an account. */
  readonly firstAdmin: string | null;
}

export function greet(io: Io, { config, url, conference, firstAdmin }: Greeting): void {
  const link = (address: string) => paint(io.stdout, 'cyan', address);
  say(io, paint(io.stdout, 'bold', `Hallway ${VERSION} is ready.`));
  say(io);
  const rows = conference ? addresses(url, conference) : [];
  rows.push(['Panel', `${url}/admin`]);
  for (const line of table(rows.map(([name, address]) => [`  ${name}`, link(address)]))) say(io, line);
  const elsewhere = elsewhereOf(config, url);
  if (elsewhere) {
    say(io);
    say(io, `  From other machines: ${link(elsewhere)}`);
  }
  say(io);
  const clock = conference && clockOf(conference, io.now());
  if (clock) say(io, `  ${clock}`);
  if (!conference) say(io, '  There is no conference yet; add one with: hallway import FILE --conference SLUG');
  if (firstAdmin) {
    say(io, '  Nobody has an account yet. This link makes the first admin, once:');
    say(io, `  ${link(firstAdmin)}`);
  } else say(io, '  Log in to the panel with your account.');
  say(io);
  say(io, paint(io.stdout, 'dim', `  Data: ${storeOf(config)} · stop with Ctrl+C`));
}

/** Where everything is kept; the address of a cluster without what may be a password. */
const storeOf = ({ store, dataDir }: Config): string =>
  store === 'sqlite' ? dataDir : store.replace(/\/\/[^@/]*@/, '//').replace(/\?.*/, '');

/** Told where it is not the real time (K1): of a sample, a rehearsal, with `serve --now`. */
function clockOf(conference: Conference, wall: number): string | null {
  const now = conference.now();
  if (Math.abs(now - wall) < 60_000) return null;
  const time = DateTime.fromMillis(now, { zone: conference.timezone, locale: 'en-GB' }).toFormat(
    'cccc d LLLL y, HH:mm',
  );
  return `The clock of ${conference.slug}${conference.record.sample ? ', a sample conference,' : ''} reads ${time}.`;
}

/** Where the screens reach it, if that is somewhere else. */
function elsewhereOf({ publicUrl, host }: Config, url: string): string | null {
  if (publicUrl || (host !== '0.0.0.0' && host !== '::')) return null;
  const address = Object.values(networkInterfaces())
    .flatMap((known) => known ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  if (!address) return null;
  const there = new URL(url);
  there.hostname = address;
  return there.origin;
}

function addresses(origin: string, { slug, programme }: Conference): [string, string][] {
  const { rooms, conference } = programme;
  const display = (query: Record<string, string>) =>
    `${origin}/display?${new URLSearchParams({ conference: slug, ...query })}`;
  const [room] = rooms;
  return [
    ['Guide', `${origin}/c/${slug}`],
    ...(room
      ? [[`Screen of ${plain(room.name, conference.languages)}`, display({ room: room.id })] as [string, string]]
      : []),
    ['Overview', display({ view: 'overview' })],
  ];
}
