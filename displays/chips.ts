/** What is unusual about a session, each in a chip with words. For elements with the styles `chips`. */
import { html, type TemplateResult } from 'lit';
import type { Fact } from './session-facts.js';
import type { Voice } from './voice.js';

export const sessionChips = (voice: Voice, facts: readonly Fact[]): TemplateResult[] =>
  facts.map((fact) => {
    const { text, tone } = voice.chip(fact);
    return html`<span class="chip ${tone}">${text}</span>`;
  });
