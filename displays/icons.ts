/** The few signs that the screens use; always beside words. */
import { svg, type TemplateResult } from 'lit';

const icon = (paths: TemplateResult): TemplateResult =>
  svg`<svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`;

export const arrow = icon(svg`<path d="M3 12h17M13 5l7 7-7 7"/>`);
export const info = icon(svg`<circle cx="12" cy="12" r="9.5"/><path d="M12 11v6M12 7.2v.1"/>`);
export const warning = icon(svg`<path d="M12 3 1.8 21h20.4Z"/><path d="M12 10v5M12 18v.1"/>`);
export const unlinked = icon(
  svg`<path d="M2 8.5a15 15 0 0 1 20 0M5.5 12.5a10 10 0 0 1 13 0M9 16.3a5 5 0 0 1 6 0M12 20v.1M3 2.5l18 19"/>`,
);
