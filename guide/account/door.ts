/**
 * The door to everything that needs an account: all that the guide loads of it at once. The rest comes when somebody opens it, or by
 * itself where somebody is signed in.
 */
import { isExpected } from './hints.js';
import type { BookmarkStore } from './sync.js';
import type { House } from './house.js';

export class Door {
  private house: Promise<House> | undefined;
  private begun = false;

  constructor(
    private readonly conference: string,
    private readonly bookmarks: BookmarkStore,
    private readonly language: () => string,
  ) {}

  /** To be called when the page has shown what it is for. */
  begin(): void {
    if (this.begun) return;
    this.begun = true;
    if (isExpected(this.conference)) void this.enter().catch(() => undefined);
  }

  /** Opens the sheet. */
  async open(): Promise<void> {
    const [house, { openSheet }] = await Promise.all([this.enter(), import('./account-sheet.js')]);
    await openSheet(house);
  }

  /** Puts the form for feedback into the places that the page has for it, such as `<div data-feedback="SESSION">`. */
  async feedback(root: ParentNode): Promise<void> {
    const place = root.querySelector<HTMLElement>('[data-feedback]');
    const session = place?.dataset['feedback'];
    if (!place || session === undefined) return;
    const language = this.language();
    const [house, { placeForm }, { fetchWords, wordsAtHand }] = await Promise.all([
      this.enter(),
      import('./feedback-form.js'),
      import('./words/index.js'),
    ]);
    if (!wordsAtHand(language)) await fetchWords(language);
    // The reader may have gone on meanwhile.
    if (place.dataset['feedback'] === session) placeForm(place, { house, words: wordsAtHand(language)!, session });
  }

  private enter(): Promise<House> {
    const { conference, bookmarks, language } = this;
    this.house ??= import('./house.js').then(({ House: Made }) => new Made({ conference, bookmarks, language }));
    // Without network it could not be fetched; the next tap tries again.
    this.house.catch(() => (this.house = undefined));
    return this.house;
  }
}
