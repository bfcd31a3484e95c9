import { css } from 'lit';

/** A `details` whose summary is large enough for a thumb and says with a triangle that there is more. */
export const disclosure = css`
  summary {
    min-height: 48px;
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
    cursor: pointer;
  }
  summary::before {
    content: '▸';
  }
  details[open] summary::before {
    content: '▾';
  }
`;
