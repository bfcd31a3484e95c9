/**
 * What may be the address of a session, a speaker or a link, as a pattern for schemas: http or https, without white
 * space, control characters and what ends attributes, because pages and feeds pass it on as it stands.
 */
export const ADDRESS = '^https?://[^\\s<>"\\u0000-\\u001f\\u007f-\\u009f]+$';
