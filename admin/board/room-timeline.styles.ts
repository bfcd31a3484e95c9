import { css } from 'lit';

/** The grid of rooms over time; sizes that the element reckons with are in `room-timeline.ts`. */
export const grid = css`
  :host {
    display: block;
    min-width: 0;
  }
  .scroll {
    position: relative;
    overflow: auto;
    max-height: max(320px, calc(100dvh - var(--above, 190px)));
    border: 1.5px solid var(--line);
    border-radius: 14px;
    overscroll-behavior: contain;
  }
  .sizer {
    position: relative;
  }
  .axis {
    position: sticky;
    top: 0;
    z-index: 4;
    height: 36px;
    background: var(--ground);
    border-bottom: 1.5px solid var(--line);
  }
  .axis span {
    position: absolute;
    top: 6px;
    padding-inline-start: 8px;
    color: var(--quiet);
    font-size: 0.9375rem;
    font-variant-numeric: tabular-nums;
  }
  .axis .zone {
    position: sticky;
    z-index: 1;
    inset-inline-start: 0;
    top: 0;
    display: flex;
    align-items: center;
    width: 330px;
    height: 34px;
    padding-inline-start: 16px;
    background: var(--ground);
    font-weight: 600;
  }
  .axis .now-time {
    z-index: 0;
    top: 4px;
    padding: 1px 8px;
    border-radius: 6px;
    background: var(--ink);
    color: var(--ground);
    font-weight: 700;
    transform: translateX(-50%);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    border-bottom: 1.5px solid var(--line);
  }
  .head {
    position: sticky;
    inset-inline-start: 0;
    z-index: 3;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px;
    width: 330px;
    height: 100%;
    padding-inline: 4px 10px;
    border-inline-end: 1.5px solid var(--line);
    background: var(--ground);
  }
  .room {
    display: grid;
    align-content: center;
    justify-items: start;
    gap: 3px;
    min-width: 0;
    min-height: 48px;
    padding: 2px 4px 2px 12px;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .room b {
    max-width: 100%;
    font-size: 1.0625rem;
    line-height: 1.15;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .room .chip {
    max-width: 100%;
    padding: 0 7px;
    font-size: 0.875rem;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .steps {
    gap: 4px;
  }
  .steps .button {
    min-width: 48px;
    font-size: 1rem;
  }
  .block {
    position: absolute;
    contain: layout style;
    overflow: clip;
    padding: 3px 8px;
    border: 1.5px solid var(--line);
    border-inline-start: 5px solid var(--accent);
    border-radius: 6px;
    background: var(--raised);
    color: var(--ink);
    font-size: 0.9375rem;
    line-height: 1.2;
    text-align: start;
    cursor: pointer;
  }
  .block:hover {
    z-index: 2;
    border-block-color: var(--quiet);
    border-inline-end-color: var(--quiet);
  }
  .block:focus-visible {
    z-index: 2;
    outline-offset: 0;
  }
  .long .in {
    position: sticky;
    inset-inline-start: 342px;
  }
  .in {
    display: block;
    width: fit-content;
    max-width: 100%;
  }
  .title {
    font-weight: 600;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
  }
  .when {
    display: flex;
    gap: 6px;
    align-items: center;
    color: var(--quiet);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .when .chip {
    padding: 0 5px;
    font-size: 0.8125rem;
    line-height: 1.25;
  }
  .when svg {
    width: 18px;
    height: 18px;
    color: var(--late-text);
  }
  .on {
    border-block-color: var(--ink);
    border-inline-end-color: var(--ink);
  }
  .over {
    background: var(--ground);
    color: var(--quiet);
  }
  .cancelled .title {
    text-decoration: line-through;
    color: var(--quiet);
  }
  /* From the base start to the expected one: how far it has slipped. */
  .slip {
    position: absolute;
    height: 5px;
    border-radius: 3px 0 0 3px;
    background: var(--late);
  }
  .hour,
  .line {
    position: absolute;
    top: 36px;
    bottom: 0;
    width: 0;
    border-inline-start: 1.5px solid var(--line);
    pointer-events: none;
  }
  .line {
    z-index: 2;
    border-inline-start: 2.5px solid var(--ink);
    opacity: 0.4;
  }
`;
