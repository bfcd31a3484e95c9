/** Speakers: who is the same person in many sessions. */
import type { Speaker, SpeakerRef } from '../../../core/model.js';
import type { DraftPerson } from './draft.js';
import { filled, optional } from './fields.js';
import { settle, slugify } from './ids.js';
import type { Addresses } from './links.js';
import { MOST_SPEAKERS } from './most.js';
import { usableId } from './named.js';
import { cleanIn, cleanLine, cleanText } from './text.js';
import type { Warnings } from './warnings.js';

/**
 * Finds who is who. Guid and code identify a person; a number does only if one name has it and it is not 0,
 * because merged files number each source anew; else the name does.
 */
export class People {
  readonly #keys = new Map<DraftPerson, string>();
  readonly #found = new Map<string, { readonly ref: SpeakerRef; person: DraftPerson }>();

  constructor(
    persons: readonly DraftPerson[],
    private readonly addresses: Addresses,
    private readonly warnings: Warnings,
  ) {
    const named = persons.flatMap((person) => {
      const name = cleanLine(person.name);
      return name === undefined ? [] : [{ person, name }];
    });
    const namesOfNumber = new Map<string, Set<string>>();
    for (const { person, name } of named) {
      if (person.id === undefined) continue;
      const names = namesOfNumber.get(person.id);
      if (names) names.add(name);
      else namesOfNumber.set(person.id, new Set([name]));
    }
    const first = new Map<string, { readonly name: string; person: DraftPerson; readonly wish: string }>();
    for (const { person, name } of named) {
      const { guid, code, id } = person;
      const number = id !== undefined && id !== '0' && namesOfNumber.get(id)?.size === 1 ? id : undefined;
      const identifier = usableId(guid, warnings) ?? usableId(code, warnings) ?? usableId(number, warnings);
      const key = identifier === undefined ? `name ${name}` : `id ${identifier}`;
      this.#keys.set(person, key);
      const known = first.get(key);
      if (known) known.person = filled(known.person, person);
      else first.set(key, { name, person, wish: identifier ?? slugify(name) });
    }
    const ids = settle(new Map([...first].map(([key, { wish }]) => [key, wish])));
    for (const [key, { name, person }] of first) this.#found.set(key, { ref: { id: ids.get(key)!, name }, person });
  }

  /** The speakers of one session, each once, with a warning if they are more than any session has. */
  refs(persons: readonly DraftPerson[], title: string): SpeakerRef[] {
    const refs = new Set<SpeakerRef>();
    for (const person of persons) {
      const found = this.#found.get(this.#keys.get(person) ?? '');
      if (found) refs.add(found.ref);
    }
    if (refs.size > MOST_SPEAKERS) this.warnings.add('many-speakers', `"${title}"`);
    return [...refs].slice(0, MOST_SPEAKERS);
  }

  /** Everybody, in order of first mention. */
  all(): Speaker[] {
    return [...this.#found.values()].map(({ ref, person }) => ({
      ...ref,
      ...optional('biography', cleanIn(person.biography, cleanText)),
      ...optional('url', this.addresses.resolve(person.url)),
      ...optional('avatar', this.addresses.resolve(person.avatar)),
    }));
  }
}
