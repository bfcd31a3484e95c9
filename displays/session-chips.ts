/** What is unusual about a session, each in a chip with words. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Fact } from './session-facts.js';
import { chips, shared } from './styles.js';
import type { Voice } from './voice.js';

@customElement('session-chips')
export class SessionChips extends LitElement {
  static override styles = [
    shared,
    chips,
    css`
      :host {
        display: contents;
      }
      .chip {
        font-size: inherit;
      }
    `,
  ];

  @property({ attribute: false }) voice!: Voice;
  @property({ attribute: false }) facts: readonly Fact[] = [];

  protected override render(): unknown {
    return this.facts.map((fact) => {
      const { text, tone } = this.voice.chip(fact);
      return html`<span class="chip ${tone}">${text}</span>`;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'session-chips': SessionChips;
  }
}
