/** What kind of session it is, guessed from the producer's words in the languages of the conferences that we know. */
import type { SessionKind } from '../../../core/model.js';

/** In order: the first that fits wins, so "Lightning Talk" is no talk and "Panel Workshop" a workshop. */
const BY_TYPE: readonly (readonly [SessionKind, RegExp])[] = [
  ['registration', /registration|registrierung|anmeldung|check-?in\b|einlass|doors open|[îi]nregistrare|accueil/],
  [
    'break',
    /\bbreaks?\b|\blunch\b|\bcoffee\b|pause\b|\bkaffee|mittag|breakfast|frühstück|pauz[ăa]|pr[âa]nz\b|cafea|déjeuner|catering/,
  ],
  ['keynote', /keynote/],
  ['lightning', /lightning|\bblitz|ignite|pecha/],
  ['workshop', /workshop|hands.?on|tutorial|training|masterclass|atelier/],
  ['panel', /\bpanel\b|podium|round.?table|runder tisch|\bdebate/],
  ['bof', /\bbofs?\b|birds of a feather|\bmeet(?:ing|up)s?\b|treffen|discussion|diskussion/],
  [
    'social',
    /\bparty\b|\bsocial|concert|konzert|\bdj ?set|dinner|banquet|reception|performance|movie|film\b|screening|\bgames?\b|theat(?:re|er)|\bmusi[ck]\b/,
  ],
  ['talk', /talk|lecture|vortrag|presentation|präsentation|prezentare|conférence|paper|devroom|session/],
  ['other', /^(?:other|sonstiges|altele|autre|misc.*)$/],
];

const BREAK_TITLE =
  /^(?:(?:the|a|short|long|morning|afternoon|coffee|tea|lunch|health|networking)\s+)*(?:break|lunch)\b|^coffee\b|^(?:kaffee|mittags?)?pause\b|^mittagessen\b|^pauz[ăa](?!\p{L})/iu;
const REGISTRATION_TITLE =
  /^(?:registration|registrierung|anmeldung|check-?in|doors open|einlass|[îi]nregistrare)(?!\p{L})/iu;
const SOCIAL_TITLE = /\b(?:party|reception|banquet|social (?:event|dinner|evening)|speakers['’]? dinner)$/i;
const KEYNOTE_TITLE = /^(?:opening |closing )?keynote\b|\bkeynote$/i;

function byWords(words: string): SessionKind | undefined {
  const lower = words.toLowerCase();
  return BY_TYPE.find(([, pattern]) => pattern.test(lower))?.[0];
}

const known = new Map<string, SessionKind | undefined>();

/** Types and tracks repeat a thousand times in a file. */
function remembered(words: string): SessionKind | undefined {
  if (!known.has(words)) {
    if (known.size > 1000) known.clear();
    known.set(words, byWords(words));
  }
  return known.get(words);
}

/**
 * @param type the producer's word for the kind.
 * @param track name of the track, which some producers use for the kind ("Keynotes", "Lightning talks").
 * @param hasSpeakers a title alone makes a session a break or a party only if nobody speaks.
 */
export function kindOf(type: string, title: string, track: string, hasSpeakers: boolean): SessionKind {
  if (!hasSpeakers && title.length < 60) {
    if (BREAK_TITLE.test(title)) return 'break';
    if (REGISTRATION_TITLE.test(title)) return 'registration';
    if (SOCIAL_TITLE.test(title)) return 'social';
  }
  if (KEYNOTE_TITLE.test(title)) return 'keynote';
  const named = remembered(type);
  if (named !== undefined && named !== 'talk') return named;
  const tracked = track === '' ? undefined : remembered(track);
  return tracked === 'keynote' || tracked === 'lightning' || tracked === 'bof' ? tracked : (named ?? 'talk');
}
