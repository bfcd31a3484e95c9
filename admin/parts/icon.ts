import { svg, html, type TemplateResult } from 'lit';

const PATHS = {
  back: svg`<path d="M15 5l-7 7 7 7" />`,
  close: svg`<path d="M6 6l12 12M18 6L6 18" />`,
  chevron: svg`<path d="M9 5l7 7-7 7" />`,
  rooms: svg`<rect x="4" y="4" width="7" height="7" rx="1.5" /><rect x="13" y="4" width="7" height="7" rx="1.5" /><rect x="4" y="13" width="7" height="7" rx="1.5" /><rect x="13" y="13" width="7" height="7" rx="1.5" />`,
  announce: svg`<path d="M4 10v4h3l8 4V6l-8 4H4zM18.5 9.5a4 4 0 010 5" />`,
  journal: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.5 2" />`,
  more: svg`<path d="M4 7h16M4 12h16M4 17h16" />`,
  warning: svg`<path d="M12 4L2.8 19.5h18.4L12 4zM12 10v4.5M12 17v.2" />`,
  info: svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v5.5M12 7.4v.1" />`,
  offline: svg`<path d="M3 3l18 18M8.5 14.5a5 5 0 015.2-1.2M5 11a10 10 0 014-2.4M2.5 7.8A14 14 0 016 5.6M19 11a10 10 0 00-6.4-2.9M21.5 7.8A14 14 0 0010 4.2M12 18.5v.1" />`,
  pin: svg`<path d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z" />`,
  pinned: svg`<path fill="currentColor" d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z" />`,
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 24 by 24 in the text's colour; always beside words or with a label on its button. */
export function icon(name: IconName): TemplateResult {
  return html`<svg
    width="24"
    height="24"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${PATHS[name]}
  </svg>`;
}
