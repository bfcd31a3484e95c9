/** Messages to this browser (Web Push): asked for, given up, and kept true to what is bookmarked. */
import { bookmarkedSessions } from '../../core/index.js';
import type { Account } from './account.js';
import { rememberedPush, rememberPush } from './hints.js';
import { ask, Refused } from './request.js';
import type { BookmarkStore } from './sync.js';

/** Why there is none here, if so: no HTTPS, a browser without it, one that needs the guide as an app, or somebody has said no. */
export type PushObstacle = 'insecure' | 'unsupported' | 'install' | 'denied';

export interface PushWish {
  readonly announcements: boolean;
}

const isApple = (): boolean => /iPhone|iPad/.test(navigator.userAgent);

export function pushObstacle(): PushObstacle | null {
  if (!isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator)) return 'unsupported';
  // iPhones have push for what is on the home screen only.
  if (!('PushManager' in window) || !('Notification' in window)) return isApple() ? 'install' : 'unsupported';
  return Notification.permission === 'denied' ? 'denied' : null;
}

/** How long changes of bookmarks are gathered before the server hears of them, ms. */
const GATHER = 2_000;

export class Push {
  /** What this browser has asked for; null for nothing. */
  wish: PushWish | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly conference: string,
    private readonly account: Account,
    private readonly store: BookmarkStore,
    private readonly language: () => string,
  ) {}

  private get path(): string {
    return `/conferences/${encodeURIComponent(this.conference)}/push`;
  }

  /** Finds out what this browser has asked for, and keeps the server up to date from then on. */
  async begin(): Promise<void> {
    const kept = rememberedPush(this.conference);
    this.wish = kept === null ? null : { announcements: kept === 'announcements' };
    this.store.subscribe(() => this.soon());
    this.account.subscribe(() => this.soon());
    if (!this.wish) return;
    // Permission taken away, or another subscription: browsers change them as they please.
    if (await this.subscription()) this.soon();
    else this.keep(null);
  }

  /**
   * Asks for messages.
   * @returns false if somebody said no to the browser's question.
   * @throws Refused
   */
  async turnOn(wish: PushWish): Promise<boolean> {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    const { key } = await ask<{ key: string }>('GET', '/push');
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
    try {
      await pushManager.subscribe(options);
    } catch {
      // Subscribed with the key of an earlier server: only a new beginning helps.
      await (await pushManager.getSubscription())?.unsubscribe();
      await pushManager.subscribe(options);
    }
    await this.tell(wish);
    this.keep(wish);
    return true;
  }

  /** @throws Refused */
  async turnOff(): Promise<void> {
    const subscription = await this.subscription();
    if (subscription) await ask('DELETE', this.path, { endpoint: subscription.endpoint });
    this.keep(null);
  }

  private async subscription(): Promise<PushSubscription | null> {
    if (pushObstacle() !== null) return null;
    const registration = await navigator.serviceWorker.getRegistration('/c/');
    return (await registration?.pushManager.getSubscription()) ?? null;
  }

  private async tell(wish: PushWish): Promise<void> {
    const { endpoint, keys } = (await this.subscription())?.toJSON() ?? {};
    if (endpoint === undefined || !keys) throw new Refused('invalid-subscription', 400, '');
    const { p256dh, auth } = keys;
    // With an account its bookmarks are followed, wherever they are set.
    const sessions = this.account.me ? {} : { sessions: bookmarkedSessions(this.store.bookmarks) };
    await ask('PUT', this.path, { endpoint, keys: { p256dh, auth }, ...wish, ...sessions, language: this.language() });
  }

  private soon(): void {
    if (!this.wish) return;
    clearTimeout(this.timer);
    // What cannot be told now is told with the next change, or at the next start.
    this.timer = setTimeout(() => this.wish && void this.tell(this.wish).catch(() => undefined), GATHER);
  }

  private keep(wish: PushWish | null): void {
    this.wish = wish;
    rememberPush(this.conference, wish && (wish.announcements ? 'announcements' : 'sessions'));
  }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
