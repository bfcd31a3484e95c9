/** How much of anything is taken; a file with more has a fault, or means harm. */

/** Days of a conference. */
export const MOST_DAYS = 100;

/** Speakers of one session. */
export const MOST_SPEAKERS = 500;
