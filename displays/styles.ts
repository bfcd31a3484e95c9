/** Styles that several elements share. Sizes are in vmin, so that every screen is the same picture. */
import { css } from 'lit';
import type { SaidTrack } from './voice.js';

export const shared = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-width: 0;
  }
  * {
    box-sizing: border-box;
  }
  /* By name, not *: a rule for all would also strip the elements within of their own margins. */
  :where(h1, h2, h3, p, ul) {
    margin: 0;
    padding: 0;
    font-size: inherit;
  }
  .quiet {
    color: var(--quiet);
  }
  .label {
    color: var(--quiet);
    font-size: 3.1vmin;
    font-weight: 700;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }
  s {
    color: var(--quiet);
    text-decoration-thickness: 0.09em;
  }
  /* For ears only: eyes have the struck-through time. */
  .aloud {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const chips = css`
  .chip {
    display: inline-block;
    max-width: 100%;
    padding: 0.1em 0.45em;
    border: 0.12em solid transparent;
    border-radius: 0.3em;
    font-size: 3.1vmin;
    font-weight: 700;
    line-height: 1.3;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-overflow: ellipsis;
    white-space: var(--chip-lines, normal);
  }
  .chip.late {
    background: var(--late);
    color: var(--late-ink);
  }
  .chip.strong {
    background: var(--notice);
    color: var(--notice-ink);
  }
  .chip.plain {
    border-color: var(--quiet);
    color: var(--ink);
  }
`;

/**
 * For a binding to the property `.style`. A binding to the attribute, and `styleMap`, are inline styles, which the
 * content security policy refuses.
 */
export const trackStyle = (track: SaidTrack | null): string => (track?.colour ? `--track: ${track.colour}` : '');
