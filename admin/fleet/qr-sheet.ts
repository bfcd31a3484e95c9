import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { correction, generate } from 'lean-qr/nano';
import { shared } from '../parts/styles.js';
import type { FleetWords } from './words/index.js';

/** One code of the sheet. */
export interface SheetCode {
  readonly number: number | null;
  readonly name: string;
  /** Where the screen will hang. */
  readonly place: string;
  readonly address: string;
}

/** Light modules around a code, without which it cannot be found. */
const QUIET = 3;

/** A sheet of QR codes to print and carry to the screens; over the panel until it is closed, and the only thing that is printed. */
@customElement('qr-sheet')
export class QrSheet extends LitElement {
  @property({ attribute: false }) w!: FleetWords;
  @property({ attribute: false }) codes: readonly SheetCode[] = [];

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: 0;
        z-index: 20;
        overflow: auto;
        padding: 20px;
        background: #fff;
        color: #000;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 10px;
        margin-bottom: 20px;
      }
      .bar .button {
        border-color: #000;
        color: #000;
      }
      .bar p {
        flex: 1 1 240px;
        line-height: 1.4;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(60mm, 1fr));
        gap: 8mm;
      }
      li {
        display: grid;
        justify-items: center;
        gap: 2mm;
        padding: 5mm;
        border: 1px dashed #000;
        text-align: center;
        overflow-wrap: anywhere;
        break-inside: avoid;
      }
      svg {
        width: 42mm;
        stroke: #000;
      }
      b {
        font-size: 1.375rem;
        line-height: 1.2;
      }
      @media print {
        :host {
          position: static;
          padding: 0;
        }
        .bar {
          display: none;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { w, codes } = this;
    return html`<div role="dialog" aria-modal="true" aria-label=${w.sheet}>
      <div class="bar">
        <p>${w.sheetHint}</p>
        <button class="button" type="button" @click=${() => print()}>${w.print}</button>
        <button class="button" type="button" @click=${() => this.remove()}>${w.closeSheet}</button>
      </div>
      <ul>
        ${codes.map(
          ({ number, name, place, address }) =>
            html`<li>
              ${drawn(address)}
              <b>${number === null ? '' : `${number} · `}${name}</b>
              <span>${place}</span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('button')?.focus();
    this.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.remove();
    });
  }
}

/** The dark modules of a code as one path of strokes. */
function drawn(text: string): TemplateResult {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${x} ${y + 0.5}h1`;
  }
  return html`${svg`<svg
    viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
    shape-rendering="crispEdges"
    aria-hidden="true"
  ><path d=${path} /></svg>`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'qr-sheet': QrSheet;
  }
}
