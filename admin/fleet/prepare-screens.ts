import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Problem } from '../api/ask.js';
import { problemWords } from '../commands/effect-words.js';
import { disclosure } from '../parts/disclosure.js';
import { pageStyles } from '../parts/page-styles.js';
import { PanelElement } from '../parts/panel-element.js';
import { shared } from '../parts/styles.js';
import { prepareScreens, type Invitation } from './api.js';
import type { FleetWords } from './words/index.js';

/** Screens were prepared; their codes are to be printed. */
export class ScreensPrepared extends Event {
  constructor(readonly invitations: readonly Invitation[]) {
    super('screens-prepared');
  }
}

/** Screens from a table, before they are there. */
@customElement('prepare-screens')
export class PrepareScreens extends PanelElement {
  @property({ attribute: false }) w!: FleetWords;
  @state() private error = '';

  static override styles = [
    shared,
    pageStyles,
    disclosure,
    css`
      details,
      .field,
      input[type='file'] {
        min-width: 0;
        max-width: 100%;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { w } = this;
    return html`<details>
      <summary>${w.prepare}</summary>
      <section class="form">
        <p class="quiet">${w.prepareHint}</p>
        <code class="secret">name,room,view,tags</code>
        <label class="field"
          ><span>${w.table}</span
          ><input type="file" accept=".csv,text/csv" ?disabled=${!this.panel.online} @change=${this.#chosen}
        /></label>
        <p class="error" role="alert" ?hidden=${this.error === ''}>${this.error}</p>
      </section>
    </details>`;
  }

  readonly #chosen = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file) return;
    const { w, words, panel } = this;
    this.error = '';
    try {
      const invitations = await prepareScreens(await file.text(), panel.conference.slug);
      this.dispatchEvent(new ScreensPrepared(invitations));
    } catch (error) {
      if (!(error instanceof Problem)) this.error = words.unreachable;
      else this.error = error.code === 'invalid-table' ? w.tableWrong(error.message) : problemWords(error, words);
    }
    // The same file, mended, is another choice.
    input.value = '';
  };
}
