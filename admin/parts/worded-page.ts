import { html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Language } from '../words/index.js';
import { PanelElement } from './panel-element.js';

/** A page that comes when it is asked for, with words of its own in the reader's language. */
export abstract class WordedPage<W> extends PanelElement {
  @state() protected w: W | null = null;
  @state() private failed = false;
  private spoken = '';

  /** The page's words in a language; fetched when they are wanted. */
  protected abstract wordsIn(language: Language): Promise<W>;

  /** What to draw once the words are there. */
  protected abstract page(w: W): TemplateResult;

  protected override willUpdate(_changed: PropertyValues): void {
    const [language = 'en'] = this.panel.languages;
    if (language === this.spoken) return;
    this.spoken = language;
    this.wordsIn(language as Language).then(
      (w) => {
        if (this.spoken === language) [this.w, this.failed] = [w, false];
      },
      () => {
        [this.spoken, this.failed] = ['', true];
      },
    );
  }

  protected override render(): TemplateResult {
    if (this.w) return this.page(this.w);
    if (this.failed) return html`<p class="error" role="alert">${this.words.unreachable}</p>`;
    return html`<p role="status">${this.words.loading}</p>`;
  }

  /** Whether this person may change what organisers look after. */
  protected get organises(): boolean {
    const { role } = this.panel.me;
    return role === 'admin' || role === 'organiser';
  }
}
