/**
 * What a screen does beside showing: it tells of itself, has itself kept for times without a server, and makes room for
 * newer versions. Fetched when something is shown already.
 */
import type { LitElement, ReactiveController } from 'lit';
import type { ScheduleController } from '../live/schedule-controller.js';
import { isServed, servedPage } from './directory.js';
import { order, register } from './keeper.js';
import { perform, PROVEN } from './understudy.js';

const MINUTE = 60_000;
/** Longest time until a page of an older server is exchanged, ms: each screen at a moment of its own. */
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

  /** @param understudy whether this page only proves itself, in a frame of the page that shows. */
  constructor(
    private readonly host: LitElement,
    private readonly live: ScheduleController,
    private readonly understudy: boolean,
  ) {
    const note = (reason: unknown): void => this.fail(reason instanceof Error ? reason.message : String(reason));
    addEventListener('error', (event) => note(event.error ?? event.message));
    addEventListener('unhandledrejection', (event) => note(event.reason));
    addEventListener('resize', () => this.report());
    host.addController(this);
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (!this.proven) void this.prove();
    if (this.understudy) return;
    this.report();
    this.lookForNewer();
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
    if (this.understudy) parent.postMessage({ [PROVEN]: this.version }, location.origin);
    else await this.keep();
  }

  private async keep(): Promise<void> {
    try {
      this.kept = await register(this.version);
    } catch (error) {
      this.fail(`not kept for times without a server: ${messageOf(error)}`);
      setTimeout(() => void this.keep(), AGAIN);
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
    const memory = (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize;
    live.report({ type: 'status', ...said, ...(memory === undefined ? {} : { memory }) });
  }

  private lookForNewer(): void {
    const { server } = this.live;
    if (this.renewal !== undefined || server === null || server === this.version) return;
    if (this.tried?.server === server && performance.now() < this.tried.again) return;
    this.renewal = setTimeout(() => void this.renew(server), Math.random() * ROLL);
  }

  /** Makes room for the version that the server has, once that has proved that it shows this screen. */
  private async renew(server: string): Promise<void> {
    try {
      const page = await servedPage();
      // Behind a load balancer it may be another server that answers.
      if (page?.version != null && page.version !== this.version) {
        await this.audition(page.version, page.files);
        if (this.kept) await order('try', page.version);
        if (this.kept || (await servedPage())?.version === page.version) location.reload();
      }
    } catch (error) {
      this.fail(`version ${server} is not shown: ${messageOf(error)}`);
    }
    this.tried = { server, again: performance.now() + AGAIN };
    this.renewal = undefined;
  }

  /** @throws if the version cannot show this screen. */
  private async audition(version: string, files: readonly string[]): Promise<void> {
    const served = await Promise.all(files.map(isServed));
    const lacking = files.filter((_, index) => !served[index]);
    if (lacking.length > 0) throw new Error(`it lacks ${lacking.join(', ')}`);
    await perform(version);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was rendered has reached the glass. */
const painted = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
