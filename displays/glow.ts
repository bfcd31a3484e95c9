/** Rows in which organisers have changed something glow once, for a moment: the only motion besides turning pages. */
import { css, type ReactiveController, type ReactiveControllerHost } from 'lit';

/** How long, ms. */
const GLOW = 3_000;

export class Glow implements ReactiveController {
  private before: ReadonlyMap<string, string> = new Map();
  private changed: ReadonlySet<string> = new Set();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** @param signatures of rows by their id: what differs from the last time has changed; what is new has not. */
  note(signatures: ReadonlyMap<string, string>): void {
    const { before } = this;
    this.before = signatures;
    const changed = [...signatures].filter(([id, signature]) => (before.get(id) ?? signature) !== signature);
    if (changed.length === 0) return;
    this.changed = new Set(changed.map(([id]) => id));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.changed = new Set();
      this.host.requestUpdate();
    }, GLOW);
  }

  /** The class of a row. */
  of(id: string): string {
    return this.changed.has(id) ? 'changed' : '';
  }
}

/** A row that has changed (`Glow`). */
export const glowing = css`
  .row {
    transition: background-color 600ms;
  }
  .row.changed {
    background: var(--raised);
    background: color-mix(in srgb, var(--late) 22%, transparent);
  }
  @media (prefers-reduced-motion: reduce) {
    .row {
      transition: none;
    }
  }
`;
