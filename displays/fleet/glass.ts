/** How the picture lies on the glass. */
import type { Assignment } from '../../core/index.js';

/** Turns by half, and leaves a black edge where a television cuts it off; null: as it comes. */
export function pose(display: Pick<Assignment, 'rotate' | 'size'> | null): void {
  const turn = display?.rotate === 180 ? 'rotate(180deg) ' : '';
  const scale = display && display.size !== 100 ? `scale(${display.size / 100})` : '';
  document.body.style.transform = turn + scale;
  document.documentElement.style.background = scale ? '#000' : '';
}
