import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Panel } from '../parts/panel.js';
import { shared } from '../parts/styles.js';

/** Pages that come when they are asked for: most people on a conference day never look at them. */
const PAGES = {
  rooms: () => import('../setup/rooms-page.js'),
  draft: () => import('../setup/draft-page.js'),
  history: () => import('../setup/history-page.js'),
  rehearsal: () => import('../setup/rehearsal-page.js'),
  people: () => import('../people/people-page.js'),
  screens: () => import('../fleet/fleet-page.js'),
  settings: () => import('../settings/settings-page.js'),
  report: () => import('../report/report-page.js'),
} satisfies Record<string, () => Promise<unknown>>;

export type MorePageName = keyof typeof PAGES;
export const MORE_PAGES = Object.keys(PAGES) as MorePageName[];

/** Whether a detail of the address names a page. */
export const isMorePage = (detail: string): detail is MorePageName => Object.hasOwn(PAGES, detail);

/** One of the pages behind "More". */
@customElement('more-page')
export class MorePage extends LitElement {
  @property({ attribute: false }) panel!: Panel;
  @property() name!: MorePageName;
  @state() private failed = false;

  static override styles = [shared];

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('name')) return;
    this.failed = false;
    PAGES[this.name]().catch(() => (this.failed = true));
  }

  protected override render(): TemplateResult {
    const { panel, failed } = this;
    if (failed) return html`<p class="error" role="alert">${panel.words.unreachable}</p>`;
    switch (this.name) {
      case 'rooms':
        return html`<rooms-page .panel=${panel}></rooms-page>`;
      case 'draft':
        return html`<draft-page .panel=${panel}></draft-page>`;
      case 'history':
        return html`<history-page .panel=${panel}></history-page>`;
      case 'rehearsal':
        return html`<rehearsal-page .panel=${panel}></rehearsal-page>`;
      case 'people':
        return html`<people-page .panel=${panel}></people-page>`;
      case 'screens':
        return html`<fleet-page .panel=${panel}></fleet-page>`;
      case 'settings':
        return html`<settings-page .panel=${panel}></settings-page>`;
      case 'report':
        return html`<report-page .panel=${panel}></report-page>`;
    }
  }
}
