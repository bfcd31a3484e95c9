/** Text that is as large as its place allows. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { fitSoon, keepFitted } from './fitting.js';
import { shared } from './styles.js';

/** A size in vmin, and how many lines the text may have at it. */
export type Step = readonly [size: number, lines: number];

/** A line is this high, in ems; keep in step with the style below. */
const LINE = 1.12;

/** Keeps words with hyphens in one piece: a word joiner forbids the break that a hyphen allows. */
const joined = (text: string): string => text.replace(/(\S-)(?=\S)/g, '$1\u2060');

/**
 * Shows `text` at the first of `steps` at which it fits into the lines allowed and into the height that its parent
 * leaves. Words are broken only when nothing else helps, and the text ends in an ellipsis only at the last step.
 */
@customElement('fit-text')
export class FitText extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        min-height: 0;
        overflow: hidden;
        line-height: 1.12;
        text-wrap: balance;
      }
      :host([loose]) {
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      :host([cut]) span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: var(--lines);
      }
      span {
        display: block;
      }
      :host([struck]) {
        color: var(--quiet);
        text-decoration: line-through;
        text-decoration-thickness: 0.06em;
      }
    `,
  ];

  @property() text = '';
  @property({ attribute: false }) steps: readonly Step[] = [[3.1, 2]];
  @property({ type: Boolean, reflect: true }) struck = false;
  @query('span') private readonly content!: HTMLElement;
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = keepFitted(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  protected override updated(_changed: PropertyValues): void {
    fitSoon();
  }

  protected override render(): unknown {
    return html`<span dir="auto">${joined(this.text)}</span>`;
  }

  fit(): void {
    if (!this.hasUpdated || this.clientWidth === 0) return;
    this.removeAttribute('cut');
    for (const loose of [false, true]) {
      this.toggleAttribute('loose', loose);
      if (this.steps.some((step) => this.fits(step))) return;
    }
    this.cut();
  }

  private fits([size, lines]: Step): boolean {
    this.style.fontSize = `${size}vmin`;
    const height = this.content.offsetHeight;
    const line = (LINE * size * Math.min(innerWidth, innerHeight)) / 100;
    // Half a line of grace, since offsets are whole pixels.
    return (
      height <= this.clientHeight + 1 &&
      height < (lines + 0.5) * line &&
      this.content.scrollWidth <= this.clientWidth + 1
    );
  }

  /** The last resort: as many whole lines of the smallest size as there is room for. */
  private cut(): void {
    const [size, lines] = this.steps.at(-1)!;
    const line = (LINE * size * Math.min(innerWidth, innerHeight)) / 100;
    const room = Math.max(1, Math.floor((this.clientHeight + 1) / line));
    this.style.setProperty('--lines', String(Math.min(lines, room)));
    this.toggleAttribute('cut', true);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fit-text': FitText;
  }
}
