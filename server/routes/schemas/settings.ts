/** Settings of a conference, as commands and `PATCH /api/conferences/{c}` take them. */
import * as Type from 'typebox';
import { THEMES, type QrTarget, type Slide } from '../../../core/index.js';
import { parseInstant } from '../../instants.js';
import { Id, Instant, oneOf, orNull, strict, TextOf } from './common.js';

const Minutes = Type.Integer({ minimum: 0, maximum: 240 });
const Line = TextOf(500);
const TimeOfDay = Type.String({
  pattern: '^([01]\\d|2[0-3]):[0-5]\\d$',
  description: 'HH:MM in the zone of the conference',
});
const LANGUAGE = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$';

/** SHA-256, base64url. */
export const Hash = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' });

export const Picture = strict(
  { hash: Hash, width: Type.Integer({ minimum: 1 }), height: Type.Integer({ minimum: 1 }) },
  { description: 'An image, as POST …/images answered' },
);

/** Name of a set of slides. */
export const SlideSet = Type.String({
  minLength: 1,
  maxLength: 60,
  pattern: '^[^\\s,][^,]*$',
  description: 'Name of a set of slides; a display that is told one shows only those',
});

const SlideFields = strict({
  id: Id,
  picture: Picture,
  title: Line,
  sponsor: Type.Optional(Type.Boolean()),
  rooms: Type.Optional(Type.Array(Id, { maxItems: 500 })),
  from: Type.Optional(Instant),
  until: Type.Optional(Instant),
  during: Type.Optional(Type.Boolean()),
  sets: Type.Optional(Type.Array(SlideSet, { minItems: 1, maxItems: 20, uniqueItems: true })),
});

export const SettingFields = {
  name: orNull(Line),
  turnover: orNull(Minutes),
  minBreak: orNull(Minutes),
  languages: orNull(Type.Array(Type.String({ pattern: LANGUAGE }), { minItems: 1, maxItems: 10 })),
  colour: orNull(Type.String({ pattern: '^#[0-9a-f]{6}$' })),
  theme: orNull(oneOf(THEMES)),
  logo: orNull(Picture),
  slides: orNull(Type.Array(SlideFields, { maxItems: 200 })),
  wifi: orNull(Line),
  qr: orNull(
    Type.Unsafe<QrTarget>({ type: 'string', maxLength: 2000, pattern: '^(session|guide|none|https?://[^\\s]+)$' }),
  ),
  night: orNull(strict({ from: TimeOfDay, until: TimeOfDay })),
  roomOrder: orNull(Type.Array(Id, { minItems: 1, maxItems: 1000 })),
  feedback: orNull(Type.Boolean()),
};

type SlideBody = Omit<Slide, 'from' | 'until'> & { readonly from?: string; readonly until?: string };

const slideOf = ({ from, until, ...slide }: SlideBody): Slide => ({
  ...slide,
  ...(from === undefined ? {} : { from: parseInstant(from, 'from') }),
  ...(until === undefined ? {} : { until: parseInstant(until, 'until') }),
});

/**
 * Settings as the core has them, with instants as epoch ms.
 * @throws Refusal `invalid-instant`
 */
export function withSlides<T extends { readonly slides?: unknown }>(settings: T): T {
  const slides = settings.slides as readonly SlideBody[] | null | undefined;
  return slides ? { ...settings, slides: slides.map(slideOf) } : settings;
}
