/** How the picture lies on the glass. */
import type { Assignment, Rotation } from '../../core/index.js';

declare global {
  interface Window {
    /** There where the machine turns its output itself: told by how many degrees, clockwise (kiosk/keeper.py). */
    readonly hallwayTurn?: (degrees: string) => void;
  }
}

/** What is left for the page to turn. */
export function turnedByMachine(rotate: Rotation): Rotation {
  if (!window.hallwayTurn) return rotate;
  window.hallwayTurn(String(rotate));
  return 0;
}

/** Turns by half, and leaves a black edge where a television cuts it off; null: as it comes. */
export function pose(display: Pick<Assignment, 'rotate' | 'size'> | null): void {
  const turn = display?.rotate === 180 ? 'rotate(180deg) ' : '';
  const scale = display && display.size !== 100 ? `scale(${display.size / 100})` : '';
  document.body.style.transform = turn + scale;
  document.documentElement.style.background = scale ? '#000' : '';
}
