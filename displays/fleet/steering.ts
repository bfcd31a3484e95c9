/**
 * A screen whose address says nothing is what organisers make of it. This asks for a code and shows it, keeps who the
 * screen is, and does what is ordered. Screens with an address of their own only have it for orders.
 */
import type { CommandMessage, ErrorMessage } from '../../core/index.js';
import type { HallwayDisplay } from '../hallway-display.js';
import { parametersOf } from '../parameters.js';
import { post } from '../directory.js';
import { addressOf } from './address.js';
import { pose, turnedByMachine } from './glass.js';
import { keep, kept, type Identity } from './identity.js';
import { wearSet } from '../slide-set.js';
import './identify-card.js';
import { isTurned, NEWS, turnedFrame } from './turned-frame.js';
import './pairing-screen.js';
import type { PairingScreen } from './pairing-screen.js';
import { WaitingLink } from './waiting-link.js';

/** When to ask again for what the server did not give, ms. */
const AGAIN = 5_000;

interface Code {
  readonly code: string;
  readonly token: string;
  readonly lifetime: number;
}

export class Steering {
  private identity: Identity | null = null;
  private code: Code | null = null;
  private waiting: WaitingLink | null = null;
  private screen: PairingScreen | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly own = parametersOf(location.search);
  /** Whether another page shows, for now. */
  private unseen = this.own.understudy;

  constructor(private readonly host: HallwayDisplay) {
    if (this.own.conference === null) void this.begin();
  }

  /** What the server says to this display and to no other. */
  order(message: CommandMessage | ErrorMessage): void {
    if (message.type === 'error') return this.out();
    switch (message.command) {
      case 'reload':
        return reload();
      case 'identify':
        return this.identify(message.name, message.number, message.for);
      case 'assign':
        // Waiting still.
        if (message.display === null) return;
        void this.adopt({ token: this.identity?.token ?? this.code!.token, display: message.display });
    }
  }

  /** The page was an understudy, and is the one that shows now. */
  enter(): void {
    this.unseen = false;
    if (this.identity) this.play(this.identity);
  }

  private async begin(): Promise<void> {
    this.identity = await kept();
    const invitation = new URLSearchParams(location.hash.slice(1)).get('join');
    if (this.unseen) {
      // It plays what the page shows that is in use, and is nobody itself.
      if (this.identity) {
        wearSet(this.identity.display.set);
        this.host.become({ ...addressOf(this.identity.display), understudy: true }, null);
      }
      return;
    }
    if (invitation !== null && (await this.join(invitation))) return;
    if (this.identity) this.play(this.identity);
    else void this.pair();
  }

  /** Takes the place that an invitation in the address is for. Where that is no longer good, the screen is what it was. */
  private async join(secret: string): Promise<boolean> {
    try {
      const { token } = await post<{ token: string }>('/api/displays/join', { secret });
      history.replaceState(null, '', location.pathname);
      this.identity = null;
      this.code = { code: '', token, lifetime: 0 };
      this.shown();
      this.wait(token);
      return true;
    } catch {
      // Used already, or no server: the code that follows is another way.
      return false;
    }
  }

  /** Shows a code until somebody has typed it. */
  private async pair(): Promise<void> {
    const screen = this.shown();
    try {
      const code = await post<Code>('/api/displays/codes', {});
      this.code = code;
      screen.code = code.code;
      this.wait(code.token);
      // A new one, before the old one is void.
      this.timer = setTimeout(() => void this.pair(), code.lifetime * 0.9);
    } catch {
      if (this.code === null) screen.code = null;
      this.timer = setTimeout(() => void this.pair(), AGAIN);
    }
  }

  private wait(token: string): void {
    this.waiting?.stop();
    this.waiting = new WaitingLink(token, (message) => this.order(message));
  }

  private async adopt(identity: Identity): Promise<void> {
    const before = this.identity?.display;
    this.identity = identity;
    this.code = null;
    clearTimeout(this.timer);
    await keep(identity);
    const { display } = identity;
    if (before && before.reload !== display.reload) return reload();
    // Every hello is answered with what it is to be; only what is new makes it say hello again.
    const what = (of: typeof display | undefined): string => JSON.stringify({ ...of, identify: 0 });
    if (what(before) !== what(display)) this.play(identity);
    if (display.identify > 0) this.identify(display.name, String(display.number), display.identify);
  }

  /** Is what it was told to be. */
  private play(identity: Identity): void {
    const { display, token } = identity;
    const rotate = turnedByMachine(display.rotate);
    if (turnedFrame(rotate, () => this.again())) {
      // What is in the frame speaks with the server.
      this.waiting?.stop();
      this.screen?.remove();
      this.host.become(parametersOf(''), null);
      return;
    }
    pose({ ...display, rotate });
    wearSet(display.set);
    this.host.become(addressOf(display), identity);
    if (display.conference === null) {
      const screen = this.shown();
      [screen.name, screen.code] = [display.name, null];
      if (!this.waiting) this.wait(token);
      return;
    }
    this.waiting?.stop();
    this.waiting = null;
    this.screen?.remove();
    this.screen = null;
  }

  /** The page in the frame has been told to be turned otherwise. */
  private again(): void {
    void kept().then((identity) => {
      this.identity = identity;
      if (identity) this.play(identity);
      else location.reload();
    });
  }

  /** Let go: what it was is nobody's business any more. */
  private out(): void {
    if (this.own.conference !== null) return;
    const wasPaired = this.identity !== null;
    this.identity = this.code = null;
    this.waiting?.stop();
    this.waiting = null;
    clearTimeout(this.timer);
    this.host.become(parametersOf(''), null);
    void keep(null).then(() => {
      if (wasPaired && isTurned) return top!.postMessage(NEWS, location.origin);
      turnedByMachine(0);
      pose(null);
      wearSet(null);
      void this.pair();
    });
  }

  private identify(name: string, number: string, time: number): void {
    document.querySelector('identify-card')?.remove();
    const card = document.createElement('identify-card');
    [card.name, card.number] = [name, number];
    document.body.append(card);
    setTimeout(() => card.remove(), time);
  }

  private shown(): PairingScreen {
    if (!this.screen) {
      this.screen = document.createElement('pairing-screen');
      this.host.after(this.screen);
    }
    return this.screen;
  }
}

/** The window's own page: this one may be turned within it, or have taken the place of an older one there. */
const reload = (): void => top!.location.reload();
