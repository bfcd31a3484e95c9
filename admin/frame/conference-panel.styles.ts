import { css } from 'lit';

/** The frame around the views: on a phone the ways are at the bottom, on a laptop on top. */
export const frame = css`
  :host {
    display: block;
    --bar: 64px;
  }
  .frame {
    display: grid;
    grid-template-rows: auto auto 1fr auto;
    min-height: 100dvh;
    max-width: 1680px;
    margin: 0 auto;
  }
  .waiting {
    display: grid;
    min-height: 100dvh;
    place-content: center;
    padding: 20px;
    font-size: 1.25rem;
    text-align: center;
  }
  header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    padding: calc(12px + env(safe-area-inset-top)) 20px 6px;
  }
  h1 {
    font-size: 1.125rem;
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  h1 .chip {
    white-space: normal;
    font-size: 0.875rem;
  }
  .clock {
    display: flex;
    align-items: baseline;
    gap: 8px;
    white-space: nowrap;
  }
  .clock .time {
    font-size: 1.625rem;
  }
  .link {
    position: sticky;
    top: 0;
    z-index: 5;
  }
  .offline {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 10px 20px;
    background: var(--late);
    color: var(--late-ink);
    font-weight: 600;
    line-height: 1.3;
  }
  .offline svg {
    flex: none;
  }
  .banner {
    margin: 8px 0;
    padding: 10px 14px;
    border: 1.5px solid var(--late-text);
    border-radius: 10px;
  }
  main {
    min-width: 0;
    padding: 4px 20px 0;
  }
  /* It has the focus so that the next Tab begins here; it is nothing to be pressed. */
  main:focus-visible {
    outline: none;
  }
  nav {
    position: sticky;
    bottom: 0;
    z-index: 6;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    padding-bottom: env(safe-area-inset-bottom);
    border-top: 1.5px solid var(--line);
    background: var(--ground);
  }
  nav a {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 2px;
    min-height: var(--bar);
    color: var(--quiet);
    font-size: 0.875rem;
    font-weight: 600;
    text-decoration: none;
    -webkit-tap-highlight-color: transparent;
  }
  nav a.here {
    color: var(--ink);
    box-shadow: inset 0 4px 0 var(--ink);
  }
  @media (min-width: 760px) {
    :host {
      --bar: 0px;
    }
    .frame {
      grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
      grid-template-rows: auto auto 1fr;
    }
    header {
      display: contents;
    }
    h1 {
      grid-area: 1 / 1;
      align-self: center;
      padding: 18px 16px 14px 32px;
      font-size: 1.25rem;
    }
    .clock {
      grid-area: 1 / 3;
      align-self: center;
      justify-self: end;
      padding: 14px 32px 10px 16px;
    }
    nav {
      position: static;
      grid-area: 1 / 2;
      align-self: center;
      border: 0;
      background: none;
    }
    nav a {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 48px;
      padding: 0 16px;
      border-radius: 10px;
      font-size: 1.0625rem;
    }
    nav a.here {
      box-shadow: inset 0 -3px 0 var(--ink);
      border-radius: 0;
    }
    .link {
      grid-area: 2 / 1 / 3 / 4;
    }
    .offline {
      padding-inline: 32px;
    }
    main {
      grid-area: 3 / 1 / 4 / 4;
      padding: 8px 32px 32px;
    }
  }
`;
