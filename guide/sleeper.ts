/** Lets the socket sleep while nobody looks, and gives the link a moment before the page says that there is none. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ScheduleController } from '../live/schedule-controller.js';

/** Somebody who looks at another app for a moment comes back to a page that is still linked, ms. */
const NAP = 20_000;
/** Until a link that is being made counts as missing, ms. */
const GRACE = 4_000;

export class Sleeper implements ReactiveController {
  private grace = true;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private nap: ReturnType<typeof setTimeout> | undefined;
  private asleep = false;
  private readonly look = (): void => (document.visibilityState === 'hidden' ? this.doze() : this.rouse());

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly live: ScheduleController,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.look);
    this.excuse();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.look);
    clearTimeout(this.nap);
    clearTimeout(this.timer);
  }

  /** Whether the page may say that it is current, or will be in a moment. */
  get online(): boolean {
    return this.live.link.online || (this.grace && navigator.onLine);
  }

  private excuse(): void {
    this.grace = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.grace = false;
      this.host.requestUpdate();
    }, GRACE);
  }

  private doze(): void {
    this.nap = setTimeout(() => {
      this.asleep = true;
      this.live.hostDisconnected();
    }, NAP);
  }

  private rouse(): void {
    clearTimeout(this.nap);
    if (!this.asleep) return;
    this.asleep = false;
    this.excuse();
    this.live.hostConnected();
  }
}
