import { css } from 'lit';

/** A page behind "More": one column on a phone, not too wide on a laptop. */
export const pageFrame = css`
  :host {
    gap: 30px;
    max-width: 760px;
    padding-bottom: 24px;
  }
`;

/** Lists and forms of these pages; the primary action is at the bottom edge. */
export const pageStyles = css`
  :host {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  figure {
    margin: 0;
    display: grid;
    gap: 8px;
  }
  .pair > *,
  .pair input,
  .pair select {
    min-width: 0;
  }
  section {
    display: grid;
    gap: 16px;
    min-width: 0;
  }
  h2 {
    font-size: 1.5rem;
    line-height: 1.2;
  }
  /* What a page says of itself belongs to its heading. */
  :host > h2 + p {
    margin-top: -14px;
  }
  h3 {
    font-size: 1.1875rem;
    line-height: 1.25;
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 48px;
    justify-self: start;
    color: var(--quiet);
    font-weight: 600;
    text-decoration: none;
  }
  .list {
    display: grid;
  }
  .list > li {
    border-top: 1.5px solid var(--line);
    padding: 12px 0;
    display: grid;
    gap: 10px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px 10px;
    min-width: 0;
  }
  .line > .grow {
    flex: 1;
    min-width: 0;
  }
  /* A long name takes the whole line, rather than break in its middle beside three buttons. */
  .line.wraps {
    flex-wrap: wrap;
    justify-content: flex-end;
  }
  .wraps > .grow {
    flex: 1 1 auto;
  }
  .grow b {
    display: block;
    font-size: 1.125rem;
    line-height: 1.3;
  }
  .form {
    display: grid;
    gap: 16px;
    padding: 16px;
    border: 1.5px solid var(--line);
    border-radius: 12px;
  }
  .pair {
    display: grid;
    gap: 12px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
  }
  /* Names want more room than times and numbers. */
  .pair.names {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-variant-numeric: tabular-nums;
  }
  tbody th {
    font-weight: 600;
  }
  thead th {
    color: var(--quiet);
    font-size: 0.9375rem;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 48px;
    cursor: pointer;
  }
  .secret {
    display: block;
    padding: 12px;
    border-radius: 10px;
    background: var(--raised);
    border: 1.5px solid var(--line);
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .swatch {
    flex: none;
    width: 28px;
    height: 28px;
    border-radius: 7px;
    border: 1.5px solid var(--quiet);
  }
  input[type='color'] {
    min-height: 48px;
    padding: 4px;
  }
  .save {
    position: sticky;
    bottom: calc(var(--bar, 0px) + env(safe-area-inset-bottom));
    z-index: 4;
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
    align-items: center;
    padding: 12px 0;
    background: var(--ground);
    border-top: 1.5px solid var(--line);
  }
  .save .button {
    flex: 1 1 auto;
  }
  .save .button.primary {
    flex-grow: 3;
    width: auto;
  }
  .save p {
    flex: 1 1 100%;
  }
  .note {
    padding: 10px 14px;
    border: 1.5px solid var(--late-text);
    border-radius: 10px;
    line-height: 1.4;
  }
  .danger {
    color: var(--bad);
    border-color: var(--bad);
  }
  .scroll {
    overflow-x: auto;
    max-width: calc(100vw - 40px);
  }
  @media (min-width: 760px) {
    .save {
      bottom: 0;
    }
  }
`;
