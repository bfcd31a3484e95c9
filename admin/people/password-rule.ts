/** The least that the panel takes for a new password, characters. */
export const SHORTEST = 10;
