/** When texts are fitted: once a frame, after everything has rendered and before it is painted. */

export interface Fitted {
  /** Takes its largest size. All do before any is looked at: a look lays the page out, and should do so once. */
  begin?(): void;
  /** Whether that size will do. */
  readonly sits?: boolean;
  /** Finds the size that will. */
  fit(): void;
  /** Takes what the others leave, so it comes after them. */
  readonly yields?: boolean;
}

/** What all texts stand in. When they do not fit into it at their least sizes, it can make more room for them. */
export interface Frame {
  /** From 0, as designed, upwards: less air and smaller print around what matters. */
  tighten(level: number): void;
  /** How often it can. */
  readonly tightest: number;
  /** Whether something lies over its edge, or the title is smaller than people can read in passing. */
  readonly cramped: boolean;
}

/** What is fitted; whoever comes calls `fitSoon`. */
export const fitted = new Set<Fitted>();
let frame: Frame | null = null;
let pending = false;

function fitAll(): void {
  pending = false;
  for (let level = 0; ; level++) {
    frame?.tighten(level);
    for (const last of [false, true]) {
      const texts = [...fitted].filter(({ yields = false }) => yields === last);
      for (const text of texts) text.begin?.();
      for (const text of texts.filter(({ sits }) => !sits)) text.fit();
    }
    if (!frame || level === frame.tightest || !frame.cramped) return;
  }
}

/** Fits all texts before the next paint: a change of one may leave less room for another. */
export function fitSoon(): void {
  if (pending) return;
  pending = true;
  requestAnimationFrame(fitAll);
}

/** Fits all texts into this frame for as long as the page lives. */
export function fitInto(whole: Frame): void {
  frame = whole;
  addEventListener('resize', fitSoon);
  document.fonts.addEventListener('loadingdone', fitSoon);
}

/** Whether the last of some elements stacked on each other ends below the one that they are in. */
export function spills(within: Element, stacked: ParentNode): boolean {
  const last = stacked.lastElementChild;
  return last !== null && last.getBoundingClientRect().bottom > within.getBoundingClientRect().bottom + 1;
}
