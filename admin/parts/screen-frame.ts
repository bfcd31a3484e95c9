import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { same, type Patch } from '../../core/index.js';
import { PanelElement } from './panel-element.js';
import { shared } from './styles.js';

/** The field under which the screen's page and this frame name what they say; see `displays/draft.ts`. */
const DRAFT = 'hallway-draft';
/** What screens usually measure, px: the page is laid out for that, and shown smaller. */
const [LONG, SHORT] = [1920, 1080] as const;

/** A room's screen as it will look: its own page, with what is about to be done laid over what it knows. */
@customElement('screen-frame')
export class ScreenFrame extends PanelElement {
  /** Id of the room whose screen it is; none: the overview of all. */
  @property() room = '';
  /** Another screen, by the query of its address; none: that of the room. */
  @property({ attribute: false }) search: URLSearchParams | null = null;
  /** Whether it is a tall one. */
  @property({ type: Boolean, reflect: true }) tall = false;
  /** What is laid over the live state. */
  @property({ attribute: false }) draft: Patch = {};
  /** What is seen, for those who do not see it. */
  @property() says = '';
  @query('iframe') private frame!: HTMLIFrameElement;
  @query('.screen') private screen!: HTMLElement;
  readonly #size = new ResizeObserver(() => this.#fit());

  static override styles = [
    shared,
    css`
      :host {
        display: block;
      }
      .screen {
        position: relative;
        aspect-ratio: 16 / 9;
        overflow: hidden;
        border: 1.5px solid var(--line);
        border-radius: 10px;
        background: #0b0f14;
      }
      iframe {
        position: absolute;
        inset: 0 auto auto 0;
        width: 1920px;
        height: 1080px;
        border: 0;
        transform-origin: 0 0;
      }
      :host([tall]) .screen {
        aspect-ratio: 9 / 16;
        max-width: 320px;
      }
      :host([tall]) iframe {
        width: 1080px;
        height: 1920px;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('message', this.#heard);
  }

  override disconnectedCallback(): void {
    removeEventListener('message', this.#heard);
    this.#size.disconnect();
    super.disconnectedCallback();
  }

  protected override firstUpdated(): void {
    this.#size.observe(this.screen);
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('draft') as Patch | undefined;
    if (before && !same(before, this.draft)) this.#tell();
  }

  protected override render(): TemplateResult {
    const { panel, room } = this;
    const own = new URLSearchParams({ conference: panel.conference.slug });
    own.set(...((room === '' ? ['view', 'overview'] : ['room', room]) as [string, string]));
    const query = new URLSearchParams([...(this.search ?? own), ['draft', '']]);
    return html`<div class="screen" role="img" aria-label=${this.says}>
      <iframe src="/display?${query.toString()}" title=${this.says || nothing} inert tabindex="-1"></iframe>
    </div>`;
  }

  /** The page is ready for what it is to show. */
  readonly #heard = ({ source, data }: MessageEvent): void => {
    if (source === this.frame.contentWindow && data !== null && typeof data === 'object' && DRAFT in data) this.#tell();
  };

  #tell(): void {
    this.frame.contentWindow?.postMessage({ [DRAFT]: this.draft }, location.origin);
  }

  #fit(): void {
    this.frame.style.transform = `scale(${this.screen.clientWidth / (this.tall ? SHORT : LONG)})`;
  }
}
