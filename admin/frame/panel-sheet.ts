import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { CloseSheet, type Panel } from '../parts/panel.js';
import { shared } from '../parts/styles.js';

/**
 * The sheet at the bottom edge (in the middle on a laptop): a native modal dialog, so that focus stays inside and
 * Escape closes it. What is slotted lays itself out: it scrolls, and keeps its one action at the bottom edge.
 */
@customElement('panel-sheet')
export class PanelSheet extends LitElement {
  @property({ attribute: false }) words!: Panel['words'];
  /** What the sheet is called. */
  @property() heading = '';
  /** Whether there is a sheet below this one to go back to. */
  @property({ type: Boolean }) back = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('h2') private headline!: HTMLElement;

  static override styles = [
    shared,
    css`
      dialog {
        position: fixed;
        inset: auto 0 0;
        width: 100%;
        max-width: 620px;
        max-height: min(92dvh, 900px);
        margin: 0 auto;
        padding: 0;
        border: 1.5px solid var(--line);
        border-bottom: 0;
        border-radius: 18px 18px 0 0;
        background: var(--ground);
        color: var(--ink);
        overflow: hidden;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 62%);
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      @media (min-width: 760px) {
        dialog {
          inset: 0;
          height: fit-content;
          margin: auto;
          border-bottom: 1.5px solid var(--line);
          border-radius: 18px;
        }
      }
      .top {
        flex: none;
        display: grid;
        grid-template-columns: auto 1fr auto;
        align-items: center;
        gap: 4px;
        padding: 8px 8px 4px 20px;
      }
      .top.has-back {
        padding-inline-start: 8px;
      }
      h2 {
        font-size: 1.25rem;
        font-weight: 700;
        line-height: 1.2;
        overflow-wrap: anywhere;
        outline: none;
      }
      .icon {
        width: 48px;
        padding: 0;
        border-color: transparent;
      }
      .content {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
    `,
  ];

  protected override firstUpdated(): void {
    // Escape is the keyboard's way; this one is for pointers.
    this.dialog.addEventListener('click', (event) => this.#outside(event));
    // Opening lays the page out; by the next frame what is slotted has been drawn, and it is laid out once.
    requestAnimationFrame(() => {
      if (!this.isConnected) return;
      this.dialog.showModal();
      this.headline.focus();
    });
  }

  protected override updated(changed: PropertyValues): void {
    // Another sheet has taken the place of the last one: say so to those who do not see it.
    if (changed.get('heading') !== undefined) this.headline.focus();
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`<dialog aria-labelledby="heading" @cancel=${this.#cancel}>
      <div class="top ${this.back ? 'has-back' : ''}">
        ${
          this.back
            ? html`<button
                class="button icon"
                type="button"
                aria-label=${words.back}
                @click=${() => this.#leave(false)}
              >
                ${icon('back')}
              </button>`
            : html`<span></span>`
        }
        <h2 id="heading" tabindex="-1">${this.heading}</h2>
        <button class="button icon" type="button" aria-label=${words.close} @click=${() => this.#leave(true)}>
          ${icon('close')}
        </button>
      </div>
      <div class="content"><slot></slot></div>
    </dialog>`;
  }

  /** Escape goes back where there is a way back, else closes. */
  #cancel(event: Event): void {
    event.preventDefault();
    this.#leave(!this.back);
  }

  #outside(event: MouseEvent): void {
    if (event.target === this.dialog) this.#leave(true);
  }

  #leave(all: boolean): void {
    this.dispatchEvent(new CloseSheet(all));
  }
}
