/** Finds text that is cut through, that runs off the screen, or that lies over other text. Runs inside the page. */

export interface Fault {
  readonly what: 'cut' | 'off-screen' | 'overlap' | 'too-small';
  readonly text: string;
}

export interface Findings {
  readonly faults: readonly Fault[];
  /** Texts that end in an ellipsis, with their size in vmin. */
  readonly ellipses: readonly { readonly text: string; readonly size: number }[];
}

/** Given to `page.evaluate`: must not use anything from outside. */
export function findings(): Findings {
  interface Piece {
    readonly text: string;
    readonly element: Element;
    readonly rects: DOMRect[];
  }
  const vmin = Math.min(innerWidth, innerHeight) / 100;
  const faults: Fault[] = [];
  const ellipses: { text: string; size: number }[] = [];
  const pieces: Piece[] = [];

  const parentOf = (node: Node): Element | null => {
    const parent = (node as Element).assignedSlot ?? node.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  };

  const visit = (root: Node): void => {
    for (const child of root.childNodes) {
      if (child instanceof Element) {
        if (child.shadowRoot) visit(child.shadowRoot);
        if (child.localName !== 'style' && child.localName !== 'script' && child.localName !== 'noscript') visit(child);
      } else if (child.nodeType === Node.TEXT_NODE && child.textContent!.trim() !== '') {
        const range = document.createRange();
        range.selectNodeContents(child);
        const element = parentOf(child)!;
        pieces.push({
          text: child.textContent!.trim(),
          element,
          rects: [...range.getClientRects()].filter((r) => r.width > 0),
        });
      }
    }
  };
  visit(document.body);

  const shown = new Map<Piece, DOMRect[]>();
  for (const piece of pieces) {
    let rects = piece.rects;
    let elided = false;
    let hidden = false;
    for (let element: Element | null = piece.element; element; element = parentOf(element)) {
      const style = getComputedStyle(element);
      if (style.clipPath !== 'none' || style.visibility === 'hidden' || Number(style.opacity) === 0) hidden = true;
      if (style.overflow === 'visible' && style.overflowX === 'visible') continue;
      const box = element.getBoundingClientRect();
      const clamped = style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis';
      const slack = parseFloat(getComputedStyle(piece.element).fontSize) * 0.2;
      rects = rects.flatMap((rect) => {
        const [left, right] = [Math.max(rect.left, box.left), Math.min(rect.right, box.right)];
        const [top, bottom] = [Math.max(rect.top, box.top), Math.min(rect.bottom, box.bottom)];
        const gone = right - left < 1 || bottom - top < slack;
        const whole = rect.width - (right - left) < 1.5 && rect.height - (bottom - top) < 2 * slack;
        if (!whole && clamped) elided = true;
        else if (!whole && !gone) faults.push({ what: 'cut', text: piece.text });
        return gone ? [] : [new DOMRect(left, top, right - left, bottom - top)];
      });
    }
    if (hidden || rects.length === 0) continue;
    const size = parseFloat(getComputedStyle(piece.element).fontSize) / vmin;
    if (elided) ellipses.push({ text: piece.text, size });
    if (size < 2.45) faults.push({ what: 'too-small', text: `${size.toFixed(2)} ${piece.text}` });
    if (
      rects.some(
        (rect) => rect.left < -1 || rect.top < -1 || rect.right > innerWidth + 1 || rect.bottom > innerHeight + 1,
      )
    ) {
      faults.push({ what: 'off-screen', text: piece.text });
    }
    shown.set(piece, rects);
  }

  const all = [...shown.entries()].flatMap(([piece, rects]) => rects.map((rect) => ({ piece, rect })));
  all.forEach(({ piece, rect }, index) => {
    for (const other of all.slice(index + 1)) {
      if (other.piece === piece) continue;
      // Font boxes are taller than letters: only an overlap of a third of a line is one for the eye.
      const width = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      const height = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
      if (width > 2 && height > Math.min(rect.height, other.rect.height) * 0.3) {
        faults.push({ what: 'overlap', text: `${piece.text} / ${other.piece.text}` });
      }
    }
  });
  return { faults, ellipses };
}
