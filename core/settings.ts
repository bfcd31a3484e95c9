/** What organisers set for a whole conference: rules, looks, and what screens show besides the schedule. */
import { RuleError, type Command } from './command.js';
import { checkMinutes, checkRoom, checkText } from './lookup.js';
import { SETTINGS, type Patch, type Programme, type Settings, type Slide } from './model.js';

type SettingsCommand = Extract<Command, { type: 'settings' }>;

/** The longest that `turnover` and `minBreak` may be, minutes. */
const MOST_MINUTES = 4 * 60;

function checkSlides(programme: Programme, slides: readonly Slide[]): void {
  const ids = new Set<string>();
  for (const { id, title, rooms = [], from, until } of slides) {
    if (ids.has(id)) throw new RuleError('invalid-settings', `Two slides have the id "${id}"; give each its own.`);
    ids.add(id);
    checkText(title, 'title of a slide');
    for (const room of rooms) checkRoom(programme, room);
    if (from !== undefined && until !== undefined && !(from < until)) {
      throw new RuleError('invalid-time', `Slide "${id}" would be over before it is shown; choose a later end.`);
    }
  }
}

function checkLanguages(languages: readonly string[]): void {
  if (languages.length > 0 && new Set(languages).size === languages.length) return;
  throw new RuleError('invalid-settings', 'Name one language or several different ones.');
}

function checkOrder(programme: Programme, order: readonly string[]): void {
  for (const room of order) checkRoom(programme, room);
  if (new Set(order).size === order.length) return;
  throw new RuleError('invalid-settings', 'The order of rooms names a room twice; name each once.');
}

/**
 * The fields that a command about settings sets. `null` gives a field its default back.
 * @throws RuleError `invalid-minutes`, `invalid-settings`, `invalid-session`, `invalid-time`, `unknown-room`
 */
export function changeSettings(programme: Programme, { type: _, ...wanted }: SettingsCommand): Patch {
  const { turnover, minBreak, name, languages, slides, roomOrder } = wanted;
  if (typeof turnover === 'number') checkMinutes(turnover, 0, MOST_MINUTES);
  if (typeof minBreak === 'number') checkMinutes(minBreak, 0, MOST_MINUTES);
  if (name) checkText(name, 'name');
  if (languages) checkLanguages(languages);
  if (slides) checkSlides(programme, slides);
  if (roomOrder) checkOrder(programme, roomOrder);
  const set: { -readonly [K in keyof Settings]?: Settings[K] | null } = {};
  for (const [field, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const usual = Object.hasOwn(SETTINGS, field) && SETTINGS[field as keyof typeof SETTINGS] === value;
    Object.assign(set, { [field]: usual ? null : value });
  }
  return { settings: set };
}
