/** A text as one part of an address. Halves of characters cannot be encoded; U+FFFD stands in for them, as in all UTF-8. */
export const addressPart = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
