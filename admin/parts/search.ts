/** Searching as people type: without case and accents. Pure. */

/** Folds case and accents, so that "sala tin" finds "Sala Ținut". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether every word of the search occurs in one of the texts. */
export function matches(search: string, texts: readonly (string | undefined)[]): boolean {
  const hay = folded(texts.filter(Boolean).join(' '));
  return folded(search)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
