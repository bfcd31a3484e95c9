/** What a request and a conference make of the view that the guide's templates are given. */
import type { FastifyRequest } from 'fastify';
import type { Schedule, WelcomeMessage } from '../../core/index.js';
import { filtered, filterFrom, type Query } from '../../reading/filter.js';
import { SearchIndex } from '../../reading/search.js';
import { keptTimes } from '../../reading/times.js';
import type { View } from '../../reading/view.js';
import { de } from '../../reading/words/de.js';
import { en } from '../../reading/words/en.js';
import { es } from '../../reading/words/es.js';
import { fr } from '../../reading/words/fr.js';
import { languageFor } from '../../reading/words/languages.js';
import { ro } from '../../reading/words/ro.js';
import type { Conference } from '../conference/conference.js';
import { kit } from './html.js';
import { languagesOf } from './languages.js';

const WORDS = { en, ro, de, fr, es };

const indexes = new WeakMap<Schedule, SearchIndex>();
function indexOf(schedule: Schedule): SearchIndex {
  let index = indexes.get(schedule);
  if (!index) indexes.set(schedule, (index = new SearchIndex(schedule)));
  return index;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * @param query fields of the address: the filter, and `lang`.
 * @param clock which clock the conference runs on.
 * @param origin of the server as people reach it.
 */
export function viewOf(
  conference: Conference,
  request: FastifyRequest,
  query: Query,
  clock: WelcomeMessage['clock'],
  origin: string,
): View {
  const { slug, schedule, timezone: zone, unverified, programme } = conference;
  const chosen = typeof query['lang'] === 'string' ? [query['lang']] : [];
  const languages = [...chosen, ...languagesOf(request.headers['accept-language']), ...programme.conference.languages];
  const language = languageFor(languages);
  const now = unverified ? null : conference.now();
  const filter = { ...filterFrom(query), bookmarks: false };
  const has = filter.text.trim() === '' ? () => true : indexOf(schedule).finder(filter.text);
  return {
    kit,
    slug,
    schedule,
    now,
    clock: clock ?? 'real',
    zone,
    language,
    languages,
    words: WORDS[language],
    times: keptTimes(zone, language),
    filter,
    sessions: filtered(filter, { schedule, now, marks: NONE, has }),
    origin,
    app: null,
  };
}
