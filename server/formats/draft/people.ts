/** Speakers: who is the same person in many sessions. */
import type { Speaker, SpeakerRef } from '../../../core/model.js';
import type { DraftPerson } from './draft.js';
import { filled, optional } from './fields.js';
import { settle, slugify } from './ids.js';
import type { Addresses } from './links.js';
import { usableId } from './named.js';
import { cleanIn, cleanLine, cleanText } from './text.js';

/**
 * Finds who is who. Guid and code identify a person; a number does only if one name has it and it is not 0,
 * because merged files number each source anew; else the name does.
 */
export class People {
  readonly #ids = new Map<string, string>();
  readonly #namesOfNumber = new Map<string, Set<string>>();
  readonly #first = new Map<string, { readonly name: string; person: DraftPerson }>();

  constructor(
    persons: Iterable<DraftPerson>,
    private readonly addresses: Addresses,
  ) {
    const named: [DraftPerson, string][] = [];
    for (const person of persons) {
      const name = cleanLine(person.name);
      if (name === undefined) continue;
      named.push([person, name]);
      if (person.id === undefined) continue;
      const names = this.#namesOfNumber.get(person.id);
      if (names) names.add(name);
      else this.#namesOfNumber.set(person.id, new Set([name]));
    }
    const wishes = new Map<string, string>();
    for (const [person, name] of named) {
      const key = this.#key(person, name);
      const known = this.#first.get(key);
      if (!known) {
        this.#first.set(key, { name, person });
        wishes.set(key, this.#identifier(person) ?? slugify(name));
      } else if (known.person !== person) {
        known.person = filled(known.person, person);
      }
    }
    for (const [key, id] of settle(wishes)) this.#ids.set(key, id);
  }

  #identifier({ guid, code, id }: DraftPerson): string | undefined {
    const number = id !== undefined && id !== '0' && this.#namesOfNumber.get(id)?.size === 1 ? id : undefined;
    return usableId(guid) ?? usableId(code) ?? usableId(number);
  }

  #key(person: DraftPerson, name: string): string {
    const id = this.#identifier(person);
    return id === undefined ? `name ${name}` : `id ${id}`;
  }

  /** The speakers of one session, each once. */
  refs(persons: readonly DraftPerson[]): SpeakerRef[] {
    const refs: SpeakerRef[] = [];
    for (const person of persons) {
      const name = cleanLine(person.name);
      if (name === undefined) continue;
      const key = this.#key(person, name);
      const id = this.#ids.get(key)!;
      if (!refs.some((ref) => ref.id === id)) refs.push({ id, name: this.#first.get(key)!.name });
    }
    return refs;
  }

  /** Everybody, in order of first mention. */
  all(): Speaker[] {
    return [...this.#first].map(([key, { name, person }]) => ({
      id: this.#ids.get(key)!,
      name,
      ...optional('biography', cleanIn(person.biography, cleanText)),
      ...optional('url', this.addresses.resolve(person.url)),
      ...optional('avatar', this.addresses.resolve(person.avatar)),
    }));
  }
}
