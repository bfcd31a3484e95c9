/** Images that fade into each other. One is shown only when it is whole; while there is none, the element is not there. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { imageOf } from './addresses.js';
import type { Slide } from '../core/index.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

/** How long a slide stays, ms. */
const STAY = 12_000;
/** How long until slides that cannot be had are tried again, ms. */
const AGAIN = 30_000;

export class SlideShow extends LitElement {
  static override properties = {
    voice: { attribute: false },
    slides: { attribute: false },
  };

  static override styles = [
    shared,
    css`
      :host {
        position: relative;
        overflow: hidden;
        contain: size;
      }
      :host([empty]) {
        display: none;
      }
      img {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        object-fit: contain;
        opacity: 0;
        transition: opacity 700ms ease-in-out;
      }
      img.shown {
        opacity: 1;
      }
      @media (prefers-reduced-motion: reduce) {
        img {
          transition: none;
        }
      }
    `,
  ];

  voice!: Voice;
  slides: readonly Slide[] = [];
  /** Nothing can be shown; told to whoever gives it its place by the event `slides`. */
  empty = true;
  private current: Slide | null = null;
  /** Which of the two images is shown. */
  private side: 0 | 1 = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows when what is on its way is no longer wanted. */
  private round = 0;

  constructor() {
    super();
    this.toggleAttribute('empty', true);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  protected override render(): unknown {
    return html`<img alt="" /><img alt="" />`;
  }

  protected override updated(properties: PropertyValues<this>): void {
    const before = properties.get('slides');
    if (properties.has('slides') && keyOf(before ?? []) !== keyOf(this.slides)) this.begin();
  }

  private end(): void {
    this.round++;
    clearTimeout(this.timer);
  }

  /** Starts anew; what is shown stays as long as it is still one of them. */
  private begin(): void {
    this.end();
    const { current } = this;
    if (current && this.slides.some(({ id, picture }) => id === current.id && picture.hash === current.picture.hash)) {
      this.later(STAY);
      return;
    }
    void this.turn();
  }

  private later(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.turn(), delay);
  }

  /** Shows the next slide that can be shown. It is fetched and decoded before anything moves. */
  private async turn(): Promise<void> {
    const round = ++this.round;
    const { slides, current } = this;
    const from = slides.findIndex(({ id }) => id === current?.id) + 1;
    const order = [...slides.slice(from), ...slides.slice(0, from)];
    const image = this.renderRoot.querySelectorAll('img')[1 - this.side]!;
    for (const slide of order) {
      if (slide === current && order.length === 1) return this.later(STAY);
      image.src = imageOf(this.voice, slide.picture);
      const whole = await image.decode().then(
        () => true,
        () => false,
      );
      if (round !== this.round) return;
      if (!whole) continue;
      this.show(slide);
      return this.later(STAY);
    }
    this.be(null);
    if (slides.length > 0) this.later(AGAIN);
  }

  private show(slide: Slide): void {
    const images = this.renderRoot.querySelectorAll('img');
    images[this.side]!.className = images[this.side]!.alt = '';
    this.side = this.side === 0 ? 1 : 0;
    images[this.side]!.className = 'shown';
    images[this.side]!.alt = this.voice.text(slide.title);
    this.be(slide);
  }

  private be(slide: Slide | null): void {
    this.current = slide;
    const empty = slide === null;
    if (empty === this.empty) return;
    this.empty = empty;
    this.toggleAttribute('empty', empty);
    this.dispatchEvent(new CustomEvent('slides'));
  }
}

const keyOf = (slides: readonly Slide[]): string => JSON.stringify(slides.map(({ id, picture }) => [id, picture.hash]));

customElements.define('slide-show', SlideShow);

declare global {
  interface HTMLElementTagNameMap {
    'slide-show': SlideShow;
  }
}
