/** Styles of the overview: a table in landscape, two storeys a room in portrait. */
import { css } from 'lit';

export const overviewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 2.4vmin;
    min-height: 0;
  }
  screen-header,
  .small {
    flex: none;
  }
  .table {
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    min-height: 0;
  }
  .heads,
  .row {
    display: grid;
    grid-template-columns: minmax(0, 24fr) minmax(0, 38fr) minmax(0, 38fr);
    column-gap: 2.4vmin;
  }
  .heads {
    flex: none;
    padding-block-end: 1vmin;
  }
  .heads .label {
    font-size: 2.5vmin;
  }
  .heads .label + .label {
    padding-inline-start: 2.1vmin;
  }
  .page {
    display: grid;
    grid-auto-rows: minmax(0, min(100%, 17vmin));
  }
  .row {
    grid-template-rows: minmax(0, 1fr);
    padding-block: 1vmin 0.8vmin;
    border-block-start: 0.2vmin solid var(--line);
  }
  .room {
    display: flex;
    flex-direction: column;
    min-height: 0;
    font-weight: 700;
  }
  .room fit-text {
    flex: 0 1 auto;
  }
  .room .chip,
  .room .where {
    flex: none;
    align-self: flex-start;
    max-width: 100%;
    margin-block-start: 0.4vmin;
    font-size: 2.5vmin;
    line-height: 1.15;
  }
  .where {
    overflow: hidden;
    font-weight: 400;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .none {
    padding-inline-start: 2.1vmin;
    color: var(--quiet);
    font-size: 3vmin;
  }
  .small {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4vmin 3vmin;
    font-size: 2.5vmin;
    line-height: 1.3;
  }
  .small > :last-child {
    margin-inline-start: auto;
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
  }
  .key::before {
    width: 0.7vmin;
    height: 1em;
    border-radius: 0.35vmin;
    background: var(--track);
    content: '';
  }
  .statement {
    margin-block: auto;
    font-size: 9vmin;
    font-weight: 750;
    line-height: 1.12;
    text-wrap: balance;
  }
  @media (orientation: portrait) {
    .heads {
      display: none;
    }
    .page {
      grid-auto-rows: minmax(0, min(100%, 30vmin));
    }
    .row {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr) minmax(0, 1fr);
      row-gap: 0.6vmin;
    }
    .room {
      flex-flow: row wrap;
      gap: 0 1.6vmin;
      align-items: baseline;
    }
    .none {
      display: none;
    }
  }
`;
