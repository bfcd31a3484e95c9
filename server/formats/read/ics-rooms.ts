/** Rooms out of LOCATIONs, which name the venue too: "Hall 7, Main Street 1, Springfield", "Aula (Town Hall)". */

/** Of all locations that could have the venue's name at the end, so many must have the same. */
const SHARE = 2 / 3;

export class RoomNames {
  readonly #suffix: string | undefined;
  readonly #venue: string | undefined;

  /** @param locations of all sessions, because what they share is the venue. */
  constructor(locations: readonly (string | undefined)[]) {
    const said = locations.filter((location) => location !== undefined);
    this.#suffix = commonSuffix(said);
    this.#venue = this.#suffix === undefined ? commonVenue(said) : undefined;
  }

  of(location: string | undefined): string | undefined {
    if (location === undefined) return undefined;
    for (const tail of [this.#suffix, this.#venue])
      if (tail !== undefined && location.endsWith(tail)) return location.slice(0, -tail.length).trim() || location;
    return location;
  }
}

/** The longest ", Address, Country" that most locations with a comma end with; several rooms must share it. */
function commonSuffix(locations: readonly string[]): string | undefined {
  const counts = new Map<string, { count: number; readonly rooms: Set<string> }>();
  let withComma = 0;
  for (const location of locations) {
    // Addresses have few parts; a location of a thousand commas is none.
    const commas = [...location.matchAll(/,/g)].map(({ index }) => index).slice(-8);
    if (commas.length > 0) withComma++;
    for (const at of commas) {
      const tail = location.slice(at);
      if (location.slice(0, at).trim() === '') continue;
      const known = counts.get(tail) ?? { count: 0, rooms: new Set<string>() };
      known.count++;
      known.rooms.add(location.slice(0, at));
      counts.set(tail, known);
    }
  }
  const most = [...counts].filter(
    ([, { count, rooms }]) => rooms.size > 1 && count >= SHARE * Math.max(withComma, locations.length / 2),
  );
  return most.map(([tail]) => tail).sort((a, b) => b.length - a.length)[0];
}

/** Indico's " (venue)", if all locations that have one have the same. */
function commonVenue(locations: readonly string[]): string | undefined {
  const venues = new Set<string>();
  const rooms = new Set<string>();
  for (const location of locations) {
    const at = location.lastIndexOf(' (');
    if (at < 1 || !location.endsWith(')')) continue;
    venues.add(location.slice(at));
    rooms.add(location.slice(0, at));
  }
  return venues.size === 1 && rooms.size > 1 ? [...venues][0] : undefined;
}
