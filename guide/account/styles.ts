import { css } from 'lit';

/** Buttons, fields and sections of the account, on the tokens of live/look. */
export const shared = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--ink);
    font-family: var(--face);
    line-height: 1.4;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  [hidden] {
    display: none !important;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h3 {
    font-size: 1.15rem;
    line-height: 1.25;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  section {
    display: grid;
    gap: 0.75rem;
    padding: 1.25rem 0;
    border-top: 1px solid var(--line);
  }
  .quiet {
    color: var(--quiet);
    font-size: 0.95rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-height: 3rem;
    padding: 0.4rem 1.1rem;
    border: 1px solid var(--ink);
    border-radius: 0.5rem;
    background: transparent;
    color: var(--ink);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button:hover {
    background: var(--raised);
  }
  .button.first {
    background: var(--ink);
    color: var(--ground);
  }
  .button.first:hover {
    text-decoration: underline;
  }
  .button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }
  .button.bad {
    border-color: var(--bad);
    color: var(--bad);
  }
  label {
    display: grid;
    gap: 0.3rem;
    font-weight: 600;
  }
  label small {
    color: var(--quiet);
    font-weight: 400;
    font-size: 0.9rem;
  }
  input:not([type='checkbox'], [type='radio']),
  textarea {
    width: 100%;
    min-height: 3rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--quiet);
    border-radius: 0.5rem;
    background: var(--ground);
    font-weight: 400;
  }
  label.check {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-height: 3rem;
    font-weight: 400;
  }
  input[type='checkbox'] {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--ink);
  }
  form {
    display: grid;
    gap: 0.75rem;
  }
  [role='alert'] {
    color: var(--bad);
    font-weight: 600;
  }
  [role='alert']:empty,
  [role='status']:empty {
    display: none;
  }
`;
