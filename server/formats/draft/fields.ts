/** Fields that may have no value: a programme is plain JSON, where such a field does not occur at all. */

/** `{ [key]: value }`, or nothing if there is no value. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

/** A copy without the fields that have no value. (Deleting them in place would make every later access slow.) */
export function compact<T extends object>(object: T): T {
  const kept = {} as T;
  for (const key in object) if (object[key] !== undefined) kept[key] = object[key];
  return kept;
}

/** `first`, with what it lacks taken from `second`. */
export function filled<T extends object>(first: T, second: T): T {
  const whole = { ...first };
  for (const key of Object.keys(second) as (keyof T)[]) whole[key] ??= second[key];
  return whole;
}
