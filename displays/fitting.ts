/** When texts are fitted: once a frame, after everything has rendered and before it is painted. */

export interface Fitted {
  fit(): void;
}

const present = new Set<Fitted>();
let pending = false;

function fitAll(): void {
  pending = false;
  for (const text of present) text.fit();
}

/** Fits all texts before the next paint: a change of one may leave less room for another. */
export function fitSoon(): void {
  if (pending) return;
  pending = true;
  requestAnimationFrame(fitAll);
}

/** Fits this text from now on, with all others; returns the way to stop. */
export function keepFitted(text: Fitted): () => void {
  if (present.size === 0) {
    addEventListener('resize', fitSoon);
    document.fonts.addEventListener('loadingdone', fitSoon);
  }
  present.add(text);
  fitSoon();
  return () => {
    present.delete(text);
    if (present.size > 0) return;
    removeEventListener('resize', fitSoon);
    document.fonts.removeEventListener('loadingdone', fitSoon);
  };
}
