/** Rooms, tracks and speakers that several sources name: which of them are the same, and under which id. */
import type { Text } from '../../core/index.js';
import { filled } from '../formats/draft/fields.js';
import { hash, isUuid, slugify } from '../formats/draft/ids.js';

interface Item {
  readonly id: string;
  readonly name: Text;
}

/** The names of an item in all languages, as far as they count. */
const keysOf = ({ name }: Item): string[] =>
  (typeof name === 'string' ? [name] : Object.values(name)).map((text) => slugify(text));

/** Ids by name, in order of arrival. */
class Names {
  readonly #ids = new Map<string, Set<string>>();

  constructor(items: readonly Item[] = []) {
    for (const item of items) this.add(item.id, keysOf(item));
  }

  add(id: string, keys: readonly string[]): void {
    for (const key of keys) {
      const ids = this.#ids.get(key);
      if (ids) ids.add(id);
      else this.#ids.set(key, new Set([id]));
    }
  }

  find(keys: readonly string[], fits: (id: string) => boolean): string | undefined {
    for (const key of keys) for (const id of this.#ids.get(key) ?? []) if (fits(id)) return id;
    return undefined;
  }
}

export class Shared<T extends Item> {
  readonly #items = new Map<string, T>();
  readonly #names = new Names();
  readonly #knownIds: ReadonlySet<string>;
  readonly #knownNames: Names;

  /** @param known what had which id so far. */
  constructor(known: readonly T[]) {
    this.#knownIds = new Set(known.map(({ id }) => id));
    this.#knownNames = new Names(known);
  }

  all(): T[] {
    return [...this.#items.values()];
  }

  /**
   * Takes what one source names. An item is the same as one of an earlier source if it has its id and name, or its UUID, else
   * if it has its name; two of one source are never the same.
   * @returns the shared id of each by the source's own.
   */
  take(items: readonly T[], prefix: string): Map<string, string> {
    const ids = new Map<string, string>();
    const used = new Set<string>();
    const settle = (item: T, keys: readonly string[], id: string): void => {
      const known = this.#items.get(id);
      this.#items.set(id, known ? filled(known, item) : { ...item, id });
      this.#names.add(id, keys);
      ids.set(item.id, id);
      used.add(id);
    };
    const rest: [T, string[]][] = [];
    for (const item of items) {
      const keys = keysOf(item);
      const isSame =
        this.#items.has(item.id) &&
        (isUuid(item.id) || this.#names.find(keys, (id) => id === item.id && !used.has(id)) !== undefined);
      if (isSame) settle(item, keys, item.id);
      else rest.push([item, keys]);
    }
    for (const [item, keys] of rest) {
      settle(item, keys, this.#names.find(keys, (id) => !used.has(id)) ?? this.#newId(item, keys, prefix));
    }
    return ids;
  }

  /** Its own id if it had that, else the one under which its name was known, else its own. */
  #newId({ id }: T, keys: readonly string[], prefix: string): string {
    const free = (wish: string): boolean => !this.#items.has(wish);
    const known = this.#knownIds.has(id) ? undefined : this.#knownNames.find(keys, free);
    const wishes = [known ?? id, id, prefix + id];
    return wishes.find(free) ?? `${id}-${hash(prefix + id)}`;
  }
}
