/** The moment at which the app takes the place of what the server wrote, without the reader losing the line. */

/** What somebody was looking at. */
export interface Place {
  /** Of the element. */
  readonly id: string;
  /** Its distance from the top of the window, CSS px. */
  readonly top: number;
}

/** The first session that is in sight, if the page has been scrolled at all. */
export function placeIn(root: Element): Place | null {
  if (scrollY === 0) return null;
  for (const item of root.querySelectorAll('.session[id]')) {
    const { top, bottom } = item.getBoundingClientRect();
    if (bottom > 0) return { id: item.id, top };
  }
  return null;
}

/** Scrolls so that the place is where it was. */
export function returnTo({ id, top }: Place): void {
  const item = document.getElementById(id);
  if (item) scrollBy(0, item.getBoundingClientRect().top - top);
}
