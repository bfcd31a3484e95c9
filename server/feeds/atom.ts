/** The feed of changes (RFC 4287): for feed readers and chat bots of attendees. Names no organiser. */
import { createHash } from 'node:crypto';
import type { Conference } from '../conference/conference.js';
import { rfc3339 } from '../instants.js';
import { escapeHtml } from '../guide/html.js';
import { textIn } from '../guide/words.js';
import { describe } from './describe.js';

/** Entries in the feed, the newest ones. */
const LENGTH = 50;

/** Characters that XML 1.0 cannot hold at all. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const text = (value: string): string => escapeHtml(value.replace(FORBIDDEN, ''));

/** The same entry has the same id on every server and for ever: a UUID made of the conference's and the revision (RFC 9562 5.8). */
function entryId(conference: string, revision: number): string {
  const hex = createHash('sha256').update(`${conference}/${revision}`).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** @param origin of this server as readers call it, such as `https://hallway.example.org`. */
export function atomFeed(conference: Conference, origin: string): string {
  const { slug, schedule, timezone: zone, revision, programme, live, record } = conference;
  const { languages } = programme.conference;
  const page = `${origin}/c/${encodeURIComponent(slug)}`;
  const entries = (conference.since(Math.max(0, revision - LENGTH)) ?? []).toReversed();
  const updated = rfc3339(entries[0]?.at ?? record.created, zone);
  const items = entries.map((entry) => {
    const at = rfc3339(entry.at, zone);
    return `  <entry>
    <id>${entryId(record.id, entry.revision)}</id>
    <title>${text(describe(entry, { schedule, zone, languages }))}</title>
    <updated>${at}</updated>
    <link href="${text(page)}"/>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:uuid:${record.id}</id>
  <title>${text(textIn(live.settings.name ?? programme.conference.name, languages))}</title>
  <updated>${updated}</updated>
  <author><name>Hallway</name></author>
  <link rel="self" href="${text(page)}/changes.atom"/>
  <link rel="alternate" type="text/html" href="${text(page)}"/>
${items.join('\n')}
</feed>
`;
}
