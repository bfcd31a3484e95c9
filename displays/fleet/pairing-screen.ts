/** What a screen shows until it is something: the code to type, or to scan; below, the screens that it could be by itself. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { pathOf, QUIET } from '../qr-code.js';
import '../screen-list.js';
import { shared } from '../styles.js';
import { language } from '../words/index.js';
import { pairingWordsOf } from './words/index.js';

export class PairingScreen extends LitElement {
  static override properties = { code: {}, name: {} };

  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        inset: 0;
        overflow: auto;
        background: var(--ground);
        cursor: auto;
      }
      section {
        display: grid;
        grid-template-columns: 1fr auto;
        align-content: center;
        align-items: center;
        gap: 4vmin 8vmin;
        min-height: 100%;
        padding: 6vmin 8vmin 10vmin;
      }
      h1 {
        font-size: 6.4vmin;
        line-height: 1.15;
        text-wrap: balance;
      }
      .code {
        margin-block: 3vmin;
        font-size: 21vmin;
        font-weight: 700;
        letter-spacing: 0.06em;
        line-height: 1;
        white-space: nowrap;
      }
      .hint {
        max-width: 30em;
        color: var(--quiet);
        font-size: 3.4vmin;
        line-height: 1.35;
      }
      svg {
        display: block;
        width: 44vmin;
        border-radius: 2vmin;
        background: #fff;
        stroke: #000;
      }
      .below {
        position: absolute;
        inset: auto 0 2.6vmin;
        color: var(--quiet);
        font-size: 2.5vmin;
        text-align: center;
      }
      @media (orientation: portrait) {
        section {
          grid-template-columns: 1fr;
          justify-items: start;
        }
        .code {
          font-size: 19vmin;
        }
        svg {
          width: 60vmin;
        }
      }
      screen-list {
        height: auto;
      }
    `,
  ];

  /** Null while there is none. */
  code: string | null = null;
  /** Of a screen that is paired, and has no conference yet. */
  name = '';

  protected override render(): unknown {
    const spoken = language(navigator.languages);
    const words = pairingWordsOf(spoken, () => this.requestUpdate());
    if (!words) return nothing;
    const { code, name } = this;
    if (name !== '')
      return html`<section>
        <div><h1>${words.paired(name)}</h1></div>
      </section>`;
    if (code === null)
      return html`<section>
        <div><h1>${words.noServer}</h1></div>
      </section>`;
    const { size, path } = pathOf(`${location.origin}/admin#pair=${code}`);
    const side = size + 2 * QUIET;
    return html`<section>
        <div>
          <h1>${words.title}</h1>
          <p class="code" aria-label=${[...code].join(' ')}>${code.slice(0, 3)} ${code.slice(3)}</p>
          <p class="hint">${words.hint}</p>
        </div>
        ${svg`<svg
          viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
          shape-rendering="crispEdges"
          aria-hidden="true"
        ><path d=${path} /></svg>`}
        <p class="below">${words.orChoose}</p>
      </section>
      <screen-list .language=${spoken}></screen-list>`;
  }
}

customElements.define('pairing-screen', PairingScreen);

declare global {
  interface HTMLElementTagNameMap {
    'pairing-screen': PairingScreen;
  }
}
