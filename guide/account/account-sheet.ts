import { css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import './account-entry.js';
import './account-ways.js';
import './calendar-address.js';
import './push-choice.js';
import { AccountElement } from './account-element.js';
import type { House } from './house.js';
import { shared } from './styles.js';
import { fetchWords, wordsAtHand } from './words/index.js';

/** The account over the page: a native modal dialog, so that focus stays inside and Escape closes it. */
@customElement('account-sheet')
export class AccountSheet extends AccountElement {
  @query('dialog') private dialog!: HTMLDialogElement;
  private wasIn = false;
  private opener: Element | null = null;

  static override styles = [
    shared,
    css`
      dialog {
        position: fixed;
        inset: 0;
        width: 100%;
        max-width: none;
        height: 100%;
        max-height: none;
        margin: 0;
        padding: 0 1rem 2rem;
        border: 0;
        background: var(--ground);
        color: var(--ink);
        overflow: auto;
        overscroll-behavior: contain;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 55%);
      }
      @media (min-width: 48rem) {
        dialog {
          inset: 4vh auto auto 50%;
          width: 40rem;
          height: fit-content;
          max-height: 92vh;
          transform: translateX(-50%);
          padding: 0 2rem 2rem;
          border: 1px solid var(--line);
          border-radius: 1rem;
        }
      }
      .top {
        position: sticky;
        z-index: 1;
        top: 0;
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 1rem;
        margin: 0 -1rem;
        padding: 0.75rem 1rem;
        background: var(--ground);
      }
      h2 {
        font-size: 1.5rem;
        line-height: 1.2;
        outline: none;
      }
      .close {
        flex: none;
        width: 3rem;
        padding: 0;
        font-size: 1.4rem;
      }
      .state {
        display: flex;
        gap: 0.75rem;
        padding: 0 0 1.25rem;
      }
      .state::before {
        content: '…';
        flex: none;
        width: 1.5rem;
        height: 1.5rem;
        border-radius: 50%;
        background: var(--raised);
        font-weight: 700;
        line-height: 1.5rem;
        text-align: center;
      }
      .state.synced::before {
        content: '✓';
        background: var(--good);
        color: var(--ground);
      }
    `,
  ];

  override firstUpdated(): void {
    this.opener = document.activeElement;
    this.dialog.showModal();
  }

  protected override willUpdate(): void {
    const isIn = this.house.account.me !== null;
    if (isIn !== this.wasIn && this.dialog?.open) this.dialog.scrollTo(0, 0);
    this.wasIn = isIn;
  }

  close(): void {
    this.dialog.close();
  }

  protected override render() {
    const { words, house } = this;
    const { me } = house.account;
    return html`<dialog aria-labelledby="title" @close=${this.closed}>
      <div class="top">
        <h2 id="title" tabindex="-1">${words.title}</h2>
        <button class="button close" type="button" aria-label=${words.close} @click=${() => this.close()}>✕</button>
      </div>
      ${
        me
          ? html`<p class="state ${house.sync.state}" role="status">${this.said}</p>
              <calendar-address .house=${house} .words=${words}></calendar-address>
              <push-choice .house=${house} .words=${words}></push-choice>
              <account-ways .house=${house} .words=${words}></account-ways>`
          : html`<account-entry .house=${house} .words=${words}></account-entry>
              <push-choice .house=${house} .words=${words}></push-choice>`
      }
    </dialog>`;
  }

  private get said(): string {
    const { state: at } = this.house.sync;
    const { words } = this;
    return at === 'synced' ? words.synced : at === 'waiting' ? words.waiting : words.syncing;
  }

  private closed(): void {
    this.remove();
    (this.opener as HTMLElement | null)?.focus();
  }
}

/** Opens the sheet, in the language that the guide speaks. */
export async function openSheet(house: House): Promise<void> {
  const language = house.language();
  if (!wordsAtHand(language)) await fetchWords(language);
  await house.ready;
  if (document.querySelector('account-sheet')) return;
  const sheet = document.createElement('account-sheet') as AccountSheet;
  Object.assign(sheet, { house, words: wordsAtHand(language) });
  document.body.append(sheet);
}
