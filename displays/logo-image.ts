/** The conference's logo, as high as the capitals beside it; of one colour where the file allows. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { imageOf } from './addresses.js';
import { fitSoon } from './fitting.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

/** Pixels of the sample that is looked at. */
const SAMPLE = 32;

/** Whether a part of the image is see-through: then what is left is a shape, and can be filled. */
function isShape(image: HTMLImageElement): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SAMPLE;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return false;
  pen.drawImage(image, 0, 0, SAMPLE, SAMPLE);
  const { data } = pen.getImageData(0, 0, SAMPLE, SAMPLE);
  let clear = 0;
  for (let index = 3; index < data.length; index += 4) if (data[index]! < 128) clear++;
  return clear > (SAMPLE * SAMPLE) / 10;
}

export class LogoImage extends LitElement {
  static override properties = {
    voice: { attribute: false },
    shown: { state: true },
  };

  static override styles = [
    shared,
    css`
      :host {
        flex: none;
        align-self: baseline;
      }
      /* On the line that the name stands on; its capitals are 0.67 em high. */
      img {
        display: block;
        width: auto;
        max-width: 26vmin;
        height: calc(min(8vmin, var(--name, 8vmin)) * 0.67);
        object-fit: contain;
      }
      img.shape {
        filter: var(--shape);
      }
      img.waiting {
        visibility: hidden;
      }
    `,
  ];

  voice!: Voice;
  private shown: 'waiting' | 'shape' | 'picture' | 'broken' = 'waiting';

  protected override render(): unknown {
    const { logo: picture } = this.voice.settings;
    if (!picture || this.shown === 'broken') return nothing;
    return html`<img
      class=${this.shown}
      src=${imageOf(this.voice, picture)}
      width=${picture.width}
      height=${picture.height}
      alt=""
      @load=${this.look}
      @error=${() => (this.shown = 'broken')}
    />`;
  }

  protected override updated(): void {
    fitSoon();
  }

  private look({ target }: Event): void {
    this.shown = isShape(target as HTMLImageElement) ? 'shape' : 'picture';
  }
}

customElements.define('logo-image', LogoImage);

/** The logo of a conference that has one, to stand in a `screen-header`. */
export const logo = (voice: Voice): TemplateResult | typeof nothing =>
  voice.settings.logo ? html`<logo-image .voice=${voice}></logo-image>` : nothing;

declare global {
  interface HTMLElementTagNameMap {
    'logo-image': LogoImage;
  }
}
