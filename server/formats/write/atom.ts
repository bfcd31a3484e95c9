/** Atom (RFC 4287): what organisers have changed, in words, newest first. Nobody who changed it is named. */
import type { Entry, Schedule } from '../../../core/model.js';
import { uuidOf } from '../draft/ids.js';
import { tellChange } from './change-words.js';
import { Feed, type FeedOptions } from './feed.js';
import { element, leaf } from './markup.js';
import { wordsIn } from './words.js';

/** Entries in the feed at most. */
const NEWEST = 100;
/** Sentences in an entry's title; the others are in its content. */
const IN_TITLE = 1;

/**
 * @param entries of the journal, oldest first; only revision, time and change of each are looked at.
 */
export function exportAtom(schedule: Schedule, entries: readonly Entry[], options: FeedOptions): string {
  const feed = new Feed(schedule, options);
  const words = wordsIn(feed.facts.languages);
  const told = entries
    .toReversed()
    .map((entry) => ({ entry, sentences: tellChange(entry.change, feed, words) }))
    .filter(({ sentences }) => sentences.length > 0)
    .slice(0, NEWEST);
  const page = feed.address();
  const updated = entries.at(-1)?.at ?? schedule.programme.days[0]?.start ?? 0;
  const identifier = (path: string): string => `urn:uuid:${uuidOf(`hallway:${options.slug}/${path}`)}`;
  const root = element(
    'feed',
    [
      leaf('id', identifier('changes')),
      leaf('title', words.changes(feed.name)),
      leaf('updated', feed.rfc3339(updated)),
      element('author', [leaf('name', feed.name)]),
      page === undefined ? '' : leaf('link', '', { rel: 'alternate', type: 'text/html', href: page }),
      page === undefined
        ? ''
        : leaf('link', '', { rel: 'self', type: 'application/atom+xml', href: `${page}/changes.atom` }),
      ...told.map(({ entry: { revision, at }, sentences }) =>
        element('entry', [
          leaf('id', identifier(`changes/${revision}`)),
          leaf(
            'title',
            sentences.length === IN_TITLE
              ? sentences[0]!
              : `${sentences[0]} ${words.more(sentences.length - IN_TITLE)}`,
          ),
          leaf('updated', feed.rfc3339(at)),
          page === undefined ? '' : leaf('link', '', { rel: 'alternate', type: 'text/html', href: page }),
          leaf('content', sentences.join('\n'), { type: 'text' }),
        ]),
      ),
    ],
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.facts.languages[0] },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
