/**
 * What a screen does beside showing: it spares its glass, tells of itself, has itself kept for times without a server,
 * and makes room for newer versions. Fetched when something is shown already.
 */
import type { ReactiveController } from 'lit';
import type { ScheduleController } from '../live/schedule-controller.js';
import { drift } from './drift.js';
import type { HallwayDisplay } from './hallway-display.js';
import { register } from './keeper.js';
import { painted } from './painted.js';
import { audition } from './succession.js';

const MINUTE = 60_000;
/** Longest time until a page of an older server makes room, ms: each screen at a moment of its own. */
const ROLL = MINUTE;
/** When to try again what did not succeed, ms. */
const AGAIN = 10 * MINUTE;
/** How often to tell of memory, ms. */
const TELL = 10 * MINUTE;

interface Tried {
  readonly server: string;
  readonly again: number;
}

export class Upkeep implements ReactiveController {
  private readonly version = document.documentElement.dataset['version'] ?? '';
  private proven = false;
  private proving = false;
  /** Whether the service worker has this version, so that it comes back without a server. */
  private kept = false;
  private error: string | null = null;
  private told = '';
  private tried: Tried | null = null;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  private keepLater: ReturnType<typeof setTimeout> | undefined;
  /** The window of the first page that was loaded; pages that took over are frames of it. */
  private readonly stage: Window;
  private live: ScheduleController;

  /**
   * @param host what it looks after.
   * @param understudy whether this page first has to prove itself, in a frame of the page that shows.
   */
  constructor(
    private readonly host: HallwayDisplay,
    private understudy: boolean,
  ) {
    this.stage = understudy ? parent : window;
    this.live = host.live!;
    const note = (reason: unknown): void => this.fail(reason instanceof Error ? reason.message : String(reason));
    addEventListener('error', (event) => note(event.error ?? event.message));
    addEventListener('unhandledrejection', (event) => note(event.reason));
    addEventListener('resize', () => this.report());
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    // A screen that was let go follows nothing; what it last followed answers for it then.
    this.live = this.host.live ?? this.live;
    if (!this.proven) void this.prove();
    // An emergency stands still, and no longer than it must.
    const still = this.host.renderRoot.querySelector('emergency-view');
    this.host.style.translate = still ? '' : drift(this.live.now());
    if (this.understudy) return;
    this.report();
    this.lookForNewer();
  }

  hostDisconnected(): void {
    clearTimeout(this.keepLater);
    clearTimeout(this.renewal);
  }

  /** Whether every part of the screen is there, has rendered and has a size. */
  private async prove(): Promise<void> {
    if (this.proving) return;
    this.proving = true;
    const parts = [...this.host.renderRoot.children].filter(({ localName }) => localName.includes('-'));
    await Promise.all([document.fonts.ready, ...parts.map(({ localName }) => customElements.whenDefined(localName))]);
    await painted();
    this.proving = false;
    const isThere = (part: Element): boolean =>
      part.isConnected && part.clientHeight > 0 && (part.shadowRoot?.childElementCount ?? 0) > 0;
    const shown = parts.length > 0 && parts.every(isThere);
    const { link, unknown } = this.live;
    // What an understudy shows must have come over the wire: that is part of what it proves.
    if (!shown || this.proven || (this.understudy && !link.online && unknown === null)) return;
    this.proven = true;
    if (this.understudy) await this.enter();
    else await this.keep();
  }

  /** From now on this page is the one that shows. */
  private async enter(): Promise<void> {
    const { takeOver } = await import('./understudy.js');
    if (!(await takeOver(this.version))) return;
    this.understudy = false;
    this.host.enter();
    await this.keep();
  }

  private async keep(): Promise<void> {
    try {
      this.kept = await register(this.version);
    } catch (error) {
      this.fail(`not kept for times without a server: ${messageOf(error)}`);
      this.keepLater = setTimeout(() => void this.keep(), AGAIN);
    }
    this.report();
  }

  private fail(reason: string): void {
    this.error = reason.slice(0, 500);
    this.report();
  }

  private report(): void {
    const { live, version, error } = this;
    if (!live.link.online) {
      this.told = '';
      return;
    }
    const said = {
      viewport: [innerWidth, innerHeight] as const,
      version,
      offlineReady: this.kept && live.kept,
      ...(error === null ? {} : { error }),
    };
    const told = JSON.stringify([said, Math.floor(performance.now() / TELL)]);
    if (told === this.told) return;
    this.told = told;
    const { roundTrip, ahead, kind } = live.clock;
    const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize;
    live.report({
      type: 'status',
      ...said,
      ...(memory === undefined ? {} : { memory }),
      ...(roundTrip !== null && { roundTrip: Math.round(roundTrip) }),
      // A clock that is not the real one (K1) says nothing of this machine's.
      ...(roundTrip !== null && kind === 'real' && { clockError: Math.round(ahead) }),
      uptime: Math.round(performance.now()),
      browser: navigator.userAgent.slice(0, 300),
    });
  }

  private lookForNewer(): void {
    const { server } = this.live;
    if (this.renewal !== undefined || server === null || server === this.version) return;
    if (this.tried?.server === server && performance.now() < this.tried.again) return;
    this.renewal = setTimeout(() => void this.renew(server), Math.random() * ROLL);
  }

  /** Makes room for the version that the server has, once that has proved that it shows this screen. */
  private async renew(server: string): Promise<void> {
    const problem = await audition(this.stage, this.version);
    if (problem !== '') this.fail(`version ${server} is not shown: ${problem}`);
    this.tried = { server, again: performance.now() + AGAIN };
    this.renewal = undefined;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
