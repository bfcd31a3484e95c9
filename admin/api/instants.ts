/** Instants on the way to the HTTP API and back: epoch milliseconds here, RFC 3339 there. Pure. */

/** Fields that hold instants wherever they occur in commands, changes and effects. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'start', 'end', 'started', 'ended', 'from', 'until']);

const map = (value: unknown, turn: (field: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => map(item, turn));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [
      key,
      INSTANTS.has(key) && typeof item !== 'object' ? turn(item) : map(item, turn),
    ]),
  );
};

/** A copy of plain data with its instants written as RFC 3339. */
export const written = (value: unknown): unknown =>
  map(value, (field) => (typeof field === 'number' ? new Date(field).toISOString() : field));

/** A copy of what the server told, with its instants as epoch milliseconds. */
export const read = (value: unknown): unknown =>
  map(value, (field) => {
    const at = typeof field === 'string' ? Date.parse(field) : Number.NaN;
    return Number.isNaN(at) ? field : at;
  });
