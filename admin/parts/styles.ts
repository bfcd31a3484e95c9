import { css } from 'lit';

/** Buttons, chips, fields: the panel's hand, on the tokens of live/look. */
export const shared = css`
  :host {
    box-sizing: border-box;
    color: var(--ink);
    font-family: var(--face);
  }
  * {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 48px;
    min-width: 48px;
    padding: 8px 18px;
    border: 1.5px solid var(--line);
    border-radius: 10px;
    background: transparent;
    color: var(--ink);
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  .button:hover {
    border-color: var(--quiet);
  }
  .button:active {
    background: var(--raised);
  }
  .button[aria-pressed='true'],
  .button[aria-current='page'] {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--ground);
  }
  .button.primary {
    width: 100%;
    min-height: 56px;
    background: var(--ink);
    border-color: var(--ink);
    color: var(--ground);
    font-size: 1.1875rem;
    font-weight: 700;
  }
  .button.primary:hover {
    opacity: 0.92;
  }
  .button.plain {
    border-color: transparent;
    padding-inline: 12px;
  }
  .button.emergency {
    background: var(--emergency);
    border-color: var(--emergency);
    color: var(--emergency-ink);
  }
  .button.all-clear {
    background: var(--good);
    border-color: var(--good);
    color: var(--ground);
  }
  .button[aria-disabled='true'],
  .button:disabled {
    background: var(--raised);
    border-color: var(--line);
    color: var(--quiet);
    cursor: default;
    opacity: 1;
  }

  .chip {
    display: inline-block;
    padding: 2px 9px;
    border-radius: 6px;
    border: 1.5px solid var(--line);
    font-size: 0.9375rem;
    font-weight: 600;
    line-height: 1.45;
    white-space: nowrap;
  }
  .chip.warning {
    border-color: var(--late-text);
    color: var(--late-text);
  }
  .chip.late {
    background: var(--late);
    border-color: var(--late);
    color: var(--late-ink);
    font-weight: 700;
  }
  .chip.notice {
    background: var(--notice);
    border-color: var(--notice);
    color: var(--notice-ink);
    font-weight: 700;
  }
  .chip.emergency {
    background: var(--emergency);
    border-color: var(--emergency);
    color: var(--emergency-ink);
  }

  .time {
    font-variant-numeric: tabular-nums;
    font-weight: 700;
    white-space: nowrap;
  }
  .was {
    color: var(--quiet);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    text-decoration: line-through;
    text-decoration-thickness: 0.09em;
    white-space: nowrap;
  }
  .quiet {
    color: var(--quiet);
  }
  .label {
    color: var(--quiet);
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    max-width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .field {
    display: grid;
    gap: 6px;
    font-size: 1.0625rem;
  }
  .field > span,
  legend {
    color: var(--quiet);
    font-size: 0.9375rem;
    font-weight: 600;
    padding: 0;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
    display: grid;
    gap: 8px;
  }
  input:not([type='checkbox'], [type='radio'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-height: 48px;
    padding: 10px 12px;
    border: 1.5px solid var(--quiet);
    border-radius: 10px;
    background: var(--ground);
    font-size: 1.0625rem;
    line-height: 1.35;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 22px;
    height: 22px;
    margin: 0;
    flex: none;
    accent-color: var(--ink);
  }
  .error {
    color: var(--bad);
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .steps {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: 8px;
  }
  .steps .button {
    padding-inline: 4px;
    font-size: 1.1875rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
