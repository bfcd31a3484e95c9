/** A code that phones read, and words that say what it leads to. Dark on light in every theme: that is what they expect. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { correction, generate } from 'lean-qr/nano';
import type { QrTarget, ScheduledSession } from '../core/index.js';
import { fitSoon } from './fitting.js';
import { shared } from './styles.js';
import type { Voice } from './voice.js';

/** Light modules around the code, without which it cannot be found. */
export const QUIET = 3;

/** The page of a session, or of the conference, seen from an origin. */
function pageOf({ slug }: Voice, origin: string, session: ScheduledSession | null): string {
  const page = session === null ? '' : `/sessions/${encodeURIComponent(session.id)}`;
  return `${origin}/c/${encodeURIComponent(slug)}${page}`;
}

/** Where a code leads, or null for none: an address that only this machine knows helps nobody. */
export function targetOf(voice: Voice, session: ScheduledSession | null, origin: string): string | null {
  const target: QrTarget = voice.settings.qr ?? 'session';
  if (target === 'none') return null;
  if (target !== 'session' && target !== 'guide') return target;
  if (/^(localhost|127\.|\[::1\])/.test(new URL(origin).hostname)) return null;
  return pageOf(voice, origin, target === 'session' ? session : null);
}

/** The dark modules as one path of strokes, one a run. */
export function pathOf(text: string): { readonly size: number; readonly path: string } {
  const code = generate(text, { minCorrectionLevel: correction.M });
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const from = x;
      while (code.get(x + 1, y)) x++;
      path += `M${from} ${y + 0.5}h${x - from + 1}`;
    }
  }
  return { size: code.size, path };
}

export class QrCode extends LitElement {
  static override properties = {
    voice: { attribute: false },
    session: { attribute: false },
    origin: {},
  };

  static override styles = [
    shared,
    css`
      figure {
        display: flex;
        flex-direction: column;
        gap: 0.8vmin;
        width: 17vmin;
        margin: 0;
        color: var(--quiet);
        font-size: 2.5vmin;
        line-height: 1.15;
      }
      svg {
        display: block;
        flex: none;
        width: 17vmin;
        border-radius: 1vmin;
        background: #fff;
        stroke: #000;
      }
      figcaption {
        overflow-wrap: anywhere;
        text-wrap: balance;
      }
      @media (orientation: portrait) {
        figure {
          flex-direction: row;
          gap: 2.4vmin;
          align-items: center;
          width: auto;
          font-size: 3.1vmin;
        }
      }
    `,
  ];

  voice!: Voice;
  session: ScheduledSession | null = null;
  origin = '';
  private drawn = { target: '', size: 0, path: '' };

  protected override render(): unknown {
    const { voice, session } = this;
    const target = targetOf(voice, session, this.origin);
    if (target === null) return nothing;
    if (this.drawn.target !== target) this.drawn = { target, ...pathOf(target) };
    const { size, path } = this.drawn;
    const side = size + 2 * QUIET;
    return html`<figure>
      ${svg`<svg
        viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
        shape-rendering="crispEdges"
        aria-hidden="true"
      ><path d=${path} /></svg>`}
      <figcaption>${this.caption()}</figcaption>
    </figure>`;
  }

  /** What is beside it has less room now. */
  protected override updated(): void {
    fitSoon();
  }

  private caption(): string {
    const { words, settings } = this.voice;
    const { qr = 'session' } = settings;
    if (qr === 'session' && this.session) return words.aboutSession;
    return qr === 'session' || qr === 'guide' ? words.wholeProgramme : new URL(qr).host;
  }
}

customElements.define('qr-code', QrCode);

declare global {
  interface HTMLElementTagNameMap {
    'qr-code': QrCode;
  }
}
