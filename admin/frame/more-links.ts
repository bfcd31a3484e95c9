import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { icon } from '../parts/icon.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { MORE_PAGES } from './more-page.js';

/** The ways to the pages behind "More". */
@customElement('more-links')
export class MoreLinks extends PanelElement {
  static override styles = [
    shared,
    css`
      li {
        border-top: 1.5px solid var(--line);
      }
      a {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-height: 56px;
        color: inherit;
        font-size: 1.125rem;
        font-weight: 600;
        text-decoration: none;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { words, panel } = this;
    return html`<nav aria-label=${words.views.more}>
      <ul>
        ${MORE_PAGES.map(
          (page) =>
            html`<li>
              <a href="#/${panel.conference.slug}/more/${page}">${words.morePages[page]}${icon('chevron')}</a>
            </li>`,
        )}
      </ul>
    </nav>`;
  }
}
