/** Which texts may be ids of sessions, rooms, tracks, speakers and announcements. */

const LONGEST = 200;

/**
 * Lone surrogates make text that cannot be encoded (those of a pair are one character here); control characters break
 * lines in feeds and logs.
 */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]/u;

/**
 * Whether a text may be an id: 1 to 200 characters of well-formed Unicode without control characters. `__proto__` is
 * none, since ids are keys of plain objects on the wire and in stores.
 */
export const isId = (text: string): boolean =>
  text.length > 0 && text.length <= LONGEST && text !== '__proto__' && !UNFIT.test(text);
