/** What the parts of the account share: the house, the words, and one thing at a time with its refusal in words. */
import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { House } from './house.js';
import { Refused } from './request.js';
import type { AccountWords } from './words/index.js';

export abstract class AccountElement extends LitElement {
  @property({ attribute: false }) house!: House;
  @property({ attribute: false }) words!: AccountWords;
  /** Whether something is under way. */
  @state() protected busy = false;
  /** What went wrong last, in words; empty if nothing. */
  @state() protected refusal = '';
  private stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const again = (): void => this.requestUpdate();
    this.stops = [this.house.account.subscribe(again), this.house.sync.subscribe(again)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.stops) stop();
  }

  /** Does one thing; a second tap meanwhile does nothing. */
  protected async act(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refusal = '';
    try {
      await work();
      return true;
    } catch (error) {
      this.refusal = this.told(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  protected get alert(): TemplateResult {
    return html`<p role="alert">${this.refusal}</p>`;
  }

  /** A button that acts. */
  protected button(label: string, work: () => Promise<unknown>, kind = '', name?: string): TemplateResult {
    return html`<button
      class="button ${kind}"
      type="button"
      aria-label=${name ?? label}
      aria-disabled=${this.busy}
      @click=${() => this.act(work)}
    >
      ${label}
    </button>`;
  }

  private told(error: unknown): string {
    if (error instanceof Refused && error.status === 401 && error.code === 'not-signed-in') this.house.account.ended();
    const { refusals } = this.words;
    const code = error instanceof Refused ? error.code : error instanceof Error ? codeOf(error) : '';
    return Object.hasOwn(refusals, code) ? refusals[code as keyof typeof refusals] : this.words.failed;
  }
}

/** The library of passkeys wraps what browsers throw. */
const codeOf = ({ name, cause }: Error): string => (cause instanceof Error ? cause.name : name);
