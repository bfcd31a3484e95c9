/** Search and filters: a form that asks the server where no script runs, and the app where one does. */
import { SESSION_KINDS } from '../core/index.js';
import { asked, NO_FILTER, queryOf, spokenIn, type Filter } from './filter.js';
import { languageName } from './languages.js';
import { flag, type Markup, type Piece } from './markup.js';
import { conferencePath, roomName, text, trackClass, trackName, type View } from './view.js';

/** More rooms than this are chosen from a list instead of lying side by side. */
const MANY_ROOMS = 12;

/** What can be asked for in this schedule. */
function choicesIn({ schedule }: View) {
  const { programme, sessions } = schedule;
  const main = programme.conference.languages[0];
  const used = new Set(sessions.map(({ kind }) => kind));
  const tracks = new Set(sessions.map(({ track }) => track));
  const rooms = new Set(sessions.map(({ room }) => room));
  return {
    tracks: programme.tracks.filter(({ id }) => tracks.has(id)),
    kinds: SESSION_KINDS.filter((kind) => used.has(kind)),
    rooms: programme.rooms.filter(({ id }) => rooms.has(id)),
    languages: [...new Set(sessions.flatMap((session) => spokenIn(session, main)))].sort(),
  };
}

const known = new WeakMap<object, ReturnType<typeof choicesIn>>();
function choices(view: View): ReturnType<typeof choicesIn> {
  let found = known.get(view.schedule);
  if (!found) known.set(view.schedule, (found = choicesIn(view)));
  return found;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  /** Class of its colour. */
  readonly colour?: string;
}

function group(view: View, name: string, legend: string, list: readonly Choice[], chosen: readonly string[]): Piece {
  const { html } = view.kit;
  if (list.length < 2 && chosen.length === 0) return null;
  return html`<fieldset>
    <legend>${legend}</legend>
    ${list.map(
      ({ value, label, colour }) =>
        html`<label class="pill ${colour ?? ''}"
          ><input type="checkbox" name="${name}" value="${value}" ?checked="${flag(chosen.includes(value))}" />${
            colour === undefined ? null : html`<span class="swatch" aria-hidden="true"></span>`
          }<span>${label}</span></label
        >`,
    )}
  </fieldset>`;
}

function roomList(view: View, list: readonly Choice[], chosen: readonly string[]): Piece {
  const { html } = view.kit;
  return html`<fieldset>
    <legend>${view.words.room}</legend>
    <select name="room" aria-label="${view.words.room}">
      <option value="">${view.words.allRooms}</option>
      ${list.map(({ value, label }) => html`<option value="${value}" ?selected="${flag(chosen.includes(value))}">${label}</option>`)}
    </select>
  </fieldset>`;
}

function only(view: View, name: 'slides' | 'free' | 'bookmarks', label: string): Markup {
  return view.kit
    .html`<label class="pill"><input type="checkbox" name="${name}" value="1" ?checked="${flag(view.filter[name])}" /><span>${label}</span></label>`;
}

export function filterForm(view: View): Markup {
  const { kit, words, filter, app } = view;
  const { html } = kit;
  const { tracks, kinds, rooms, languages } = choices(view);
  const roomChoices = rooms.map(({ id }) => ({ value: id, label: roomName(view, id) }));
  const count = asked(filter);
  return html`<form class="filters" role="search" method="get" action="${conferencePath(view)}">
    <div class="search">
      <input
        type="search"
        name="q"
        value="${filter.text}"
        maxlength="200"
        aria-label="${words.search}"
        placeholder="${words.search}"
        autocomplete="off"
        enterkeyhint="search"
      />
      <button class="go" type="submit">${words.show}</button>
    </div>
    <details ?open="${flag(app?.filtersOpen === true)}">
      <summary>${words.filters}${count > 0 ? html` <span class="count">${count}</span>` : null}</summary>
      ${group(
        view,
        'track',
        words.track,
        tracks.map(({ id, name }) => ({ value: id, label: text(view, name), colour: trackClass(view, id) })),
        filter.tracks,
      )}
      ${group(
        view,
        'kind',
        words.kind,
        kinds.map((kind) => ({ value: kind, label: words.kinds[kind] })),
        filter.kinds,
      )}
      ${rooms.length > MANY_ROOMS ? roomList(view, roomChoices, filter.rooms) : group(view, 'room', words.room, roomChoices, filter.rooms)}
      ${group(
        view,
        'language',
        words.language,
        languages.map((tag) => ({ value: tag, label: languageName(tag, view.language) })),
        filter.languages,
      )}
      <fieldset>
        <legend>${words.only}</legend>
        ${only(view, 'slides', words.withSlides)} ${only(view, 'free', words.withSeats)}
        ${app ? only(view, 'bookmarks', words.onlyBookmarks) : null}
      </fieldset>
      <button class="go" type="submit">${words.show}</button>
    </details>
    ${filter.day === undefined ? null : html`<input type="hidden" name="day" value="${filter.day}" />`}
  </form>`;
}

/** Everything that is asked for, each a way to ask no longer. */
export function askedFor(view: View): Piece {
  const { kit, words, filter } = view;
  const { html } = kit;
  const without = <K extends keyof Filter>(name: K, value: string): Filter => ({
    ...filter,
    [name]: (filter[name] as readonly string[]).filter((item) => item !== value),
  });
  const list: readonly (readonly [label: string, rest: Filter])[] = [
    ...(filter.text.trim() ? [[`“${filter.text.trim()}”`, { ...filter, text: '' }] as const] : []),
    ...filter.tracks.map((id) => [trackName(view, id), without('tracks', id)] as const),
    ...filter.kinds.map((kind) => [words.kinds[kind], without('kinds', kind)] as const),
    ...filter.rooms.map((id) => [roomName(view, id), without('rooms', id)] as const),
    ...filter.languages.map((tag) => [languageName(tag, view.language), without('languages', tag)] as const),
    ...(filter.slides ? [[words.withSlides, { ...filter, slides: false }] as const] : []),
    ...(filter.free ? [[words.withSeats, { ...filter, free: false }] as const] : []),
    ...(filter.bookmarks ? [[words.onlyBookmarks, { ...filter, bookmarks: false }] as const] : []),
  ];
  if (list.length === 0) return null;
  const { day } = filter;
  const none = queryOf(day === undefined ? NO_FILTER : { ...NO_FILTER, day });
  const to = conferencePath(view);
  return html`<ul class="asked" aria-label="${words.filters}">
    ${list.map(
      ([label, rest]) =>
        html`<li>
          <a href="${to}${queryOf(rest)}" data-filter
            ><span class="unseen">${words.remove} </span>${label}<span aria-hidden="true"> ×</span></a
          >
        </li>`,
    )}
    <li><a href="${to}${none}" data-filter>${words.showAll}</a></li>
  </ul>`;
}
