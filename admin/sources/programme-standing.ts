import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SessionLive, Text } from '../../core/index.js';
import type { Fact } from '../journal/journal.js';
import { factWords } from '../journal/journal-words.js';
import { shared } from '../parts/styles.js';
import type { Standing } from '../api/programme.js';
import { SourceElement } from './source-element.js';

/** How live changes stand to the programme: what it has caught up with, and what has lost its session (P2, P3). */
@customElement('programme-standing')
export class ProgrammeStanding extends SourceElement {
  @property({ attribute: false }) standing!: Standing;

  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      h3 {
        font-size: 1.0625rem;
      }
      li {
        padding: 8px 0;
        border-top: 1.5px solid var(--line);
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { own, standing } = this;
    const { adopted, retired, orphans } = standing;
    const none = retired.length + orphans.length === 0;
    return html`${
      adopted ? html`<p class="quiet">${own.adoptedBy(this.when(adopted.at), adopted.by.name)}</p>` : nothing
    }
    ${none ? html`<p>${own.standingNone}</p>` : nothing}
    ${
      orphans.length === 0
        ? nothing
        : html`<div>
            <h3>${own.orphansTitle} (${orphans.length})</h3>
            <p class="quiet">${own.orphansHint}</p>
            <ul>
              ${orphans.map(({ session, title, changes }) => this.#line(session, title, changes))}
            </ul>
          </div>`
    }
    ${
      retired.length === 0
        ? nothing
        : html`<div>
            <h3>${own.retiredTitle} (${retired.length})</h3>
            <ul>
              ${retired.map(({ session, title, field, value }) => this.#line(session, title, { [field]: value }))}
            </ul>
          </div>`
    }`;
  }

  #line(session: string, title: Text | undefined, changes: SessionLive): TemplateResult {
    const said = Object.entries(changes)
      .map(([field, value]) => this.#fact(session, field, value))
      .filter((words) => words !== '');
    return html`<li>
      <b>${this.say(title) || this.own.unknownTitle}</b>
      ${said.map((words) => html`<br /><span class="quiet">${words}</span>`)}
    </li>`;
  }

  /** In the words of the journal. */
  #fact(session: string, field: string, value: unknown): string {
    if (!Object.hasOwn(this.words.facts, field)) return '';
    const fact = { about: 'session', session, field, old: null, now: value } as Fact;
    const { what, now } = factWords(fact, this.panel);
    return [what, now].filter((part) => part !== '').join(' ');
  }
}
