/** Styles of what surrounds every view, and of how it makes room for it. */
import { css } from 'lit';

export const surround = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--air, 2.6vmin);
    height: 100%;
    padding: 4.6vmin 5vmin 3.4vmin;
  }
  /* Less air and smaller print, when what must be said is too much for the screen: see Frame. */
  :host([tight='1']) {
    --air: 1.9vmin;
    --gap: 2.2vmin;
    --name: 7.2vmin;
    --banner: 4vmin;
    --who: 9vmin;
    --times: 4.8vmin;
    --next: 5.4vmin;
    --extra: none;
  }
  :host([tight='2']),
  :host([tight='3']) {
    --air: 1.4vmin;
    --gap: 1.5vmin;
    --name: 7.2vmin;
    --banner: 3.1vmin;
    --way: 2.6vmin;
    --chips: 2.6vmin;
    --chip-lines: nowrap;
    --facts: 4.6vmin;
    --who: 4vmin;
    --times: 3.8vmin;
    --next: 3.6vmin;
    --extra: none;
    padding-block: 3vmin 2.4vmin;
  }
  /* The last resort: where somebody must go stays, how to get there does not, and one announcement of two. */
  :host([tight='3']) {
    --second: none;
  }
  .view {
    flex: 1 1 0;
    min-height: 0;
  }
  announcement-bar,
  link-footer {
    flex: none;
  }
  .waiting {
    margin: auto;
    color: var(--quiet);
    font-size: 4.6vmin;
  }
`;
