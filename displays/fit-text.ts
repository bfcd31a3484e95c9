/** Text that is as large as its place allows. */
import { css, html, LitElement } from 'lit';
import { fitSoon, fitted } from './fitting.js';
import { shared } from './styles.js';

/** A size in vmin, and how many lines the text may have at it. */
export type Step = readonly [size: number, lines: number];

/** Heights of a line, of one in scripts that stand or hang out far, and of both paddings, in ems; keep in step with the style below. */
const LINE = 1.12;
const TALL_LINE = 1.5;
const PADDING = 0.24;
/** From Arabic by the scripts of India and Thai to Myanmar, and Khmer. */
const TALL = /[\u0600-\u109f\u1780-\u17ff]/;

/** Keeps words with hyphens in one piece: a word joiner forbids the break that a hyphen allows. */
const joined = (text: string): string => text.replace(/(\S-)(?=\S)/g, '$1\u2060');

/**
 * Shows `text` at the first of `steps` at which it fits into the lines allowed and into the height that its parent
 * leaves. Words are kept whole at their hyphens while the text is of a decent size, are broken only when nothing else
 * helps, and the text ends in an ellipsis only at the last step.
 */
export class FitText extends LitElement {
  static override properties = {
    text: {},
    steps: { attribute: false },
    struck: { type: Boolean, reflect: true },
    yields: { type: Boolean },
    shorter: {},
  };

  static override styles = [
    shared,
    css`
      :host {
        min-height: 0;
        /* What stands out of the lines, as on Ấ and ç, is not cut off with what does not fit. */
        margin-block: -0.12em;
        padding-block: 0.12em;
        overflow: hidden;
        line-height: 1.12;
        text-wrap: balance;
      }
      /* Letters that join must not be spaced. */
      :host([tall]) {
        line-height: 1.5;
        letter-spacing: 0;
      }
      :host([loose]) {
        overflow-wrap: anywhere;
        hyphens: auto;
      }
      /* One line, whatever happens. */
      :host([cut]) {
        min-height: 1.36em;
      }
      :host([cut][tall]) {
        min-height: 1.74em;
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

  text = '';
  steps: readonly Step[] = [[3.1, 2]];
  struck = false;
  yields = false;
  /** What may be said instead before a text is cut off; empty if nothing. */
  shorter = '';
  private get content(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('span')!;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    fitted.add(this);
    fitSoon();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    fitted.delete(this);
  }

  protected override updated(): void {
    fitSoon();
  }

  protected override render(): unknown {
    return html`<span dir="auto"></span>`;
  }

  /** The size that was found, vmin. */
  size = 0;

  private get line(): number {
    return this.hasAttribute('tall') ? TALL_LINE : LINE;
  }

  begin(): void {
    if (!this.hasUpdated) return;
    this.removeAttribute('cut');
    this.removeAttribute('loose');
    this.toggleAttribute('tall', TALL.test(this.text));
    this.content.textContent = joined(this.text);
    this.take(this.steps[0]!);
  }

  get sits(): boolean {
    return !this.hasUpdated || this.clientWidth === 0 || this.fits(this.steps[0]!);
  }

  fit(): void {
    // Words are not broken at their hyphens while they are of a decent size.
    if (this.some(this.steps.filter(([size]) => size >= this.steps[0]![0] / 2))) return;
    if (this.says(this.text) || (this.shorter !== '' && this.says(this.shorter))) return;
    this.setAttribute('loose', '');
    if (!this.some(this.steps)) this.cut();
  }

  private says(text: string): boolean {
    this.content.textContent = text;
    return this.some(this.steps);
  }

  private some(steps: readonly Step[]): boolean {
    return steps.some((step) => {
      this.take(step);
      return this.fits(step);
    });
  }

  private take([size]: Step): void {
    this.size = size;
    this.style.fontSize = `${size}vmin`;
  }

  private fits([size, lines]: Step): boolean {
    const { content } = this;
    const height = content.offsetHeight;
    const enough = content.scrollWidth <= this.clientWidth + 1 && height <= this.room(size) + 1;
    // Half a line of grace, since offsets are whole pixels.
    return enough && height < (lines + 0.5) * this.line * pixels(size);
  }

  /** The last resort: as many whole lines of the smallest size as there is room for. */
  private cut(): void {
    const [size, lines] = this.steps.at(-1)!;
    const room = Math.max(1, Math.floor((this.room(size) + 1) / (this.line * pixels(size))));
    this.style.setProperty('--lines', String(Math.min(lines, room)));
    this.setAttribute('cut', '');
  }

  /** Height that there is for lines of a size, pixels. */
  private room(size: number): number {
    return this.clientHeight - PADDING * pixels(size);
  }
}

const pixels = (vmin: number): number => (vmin * Math.min(innerWidth, innerHeight)) / 100;

customElements.define('fit-text', FitText);

declare global {
  interface HTMLElementTagNameMap {
    'fit-text': FitText;
  }
}
