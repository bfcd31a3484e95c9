import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ask, at } from '../api/ask.js';
import { shared } from '../parts/styles.js';
import type { Words } from '../words/index.js';

/** How often it is looked, ms. */
const LOOK = 30_000;

/** Leads to the sources that hold something or have gone wrong, wherever in the panel one is. */
@customElement('source-attention')
export class SourceAttention extends LitElement {
  @property({ attribute: false }) words!: Words;
  /** Slug. */
  @property() conference = '';
  @property({ type: Number }) revision = 0;
  @property({ type: Boolean }) online = false;
  @state() private names: readonly string[] = [];
  private timer: ReturnType<typeof setInterval> | null = null;

  static override styles = [
    shared,
    css`
      a {
        display: block;
        margin-bottom: 12px;
        padding: 12px 14px;
        border: 1.5px solid var(--late-text);
        border-radius: 10px;
        color: var(--late-text);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.online && document.visibilityState === 'visible' && this.#look(), LOOK);
  }

  override disconnectedCallback(): void {
    if (this.timer !== null) clearInterval(this.timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.online && (changed.has('revision') || changed.has('online') || changed.has('conference'))) this.#look();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { names, words, conference } = this;
    if (names.length === 0) return nothing;
    return html`<a href="#/${conference}/more/programme">${words.sourcesNeed(names.join(', '))}</a>`;
  }

  #look(): void {
    ask('GET', `${at(this.conference)}/programme/status`).then(
      (told) => (this.names = (told as { readonly attention: readonly string[] }).attention),
      // Whoever may not know, or a server that is away: nothing is said.
      () => undefined,
    );
  }
}
