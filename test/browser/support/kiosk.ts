/** A screen's own browser: a profile on disk that survives it, a policy, a clock of its own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';

export interface KioskOptions {
  /**
   * Origin that the machine's policy lets have service workers although it has no HTTPS. The policy is a file that only the
   * machine's administrator can write, so it is mounted for this one browser; where that is not allowed, a switch of Chromium
   * that does the same stands in for it.
   */
  readonly trusted?: string;
  /** What the machine's clock says at the start, as `faketime` reads it; the clock goes on from there. */
  readonly clock?: string;
  /** Nothing may be stored: what Chromium does when cookies are blocked. */
  readonly refused?: boolean;
}

/** Shell that takes Playwright's wish out of the arguments. */
const AS_SHIPPED = `for arg do
  shift
  case $arg in --disable-features=*) arg=$(printf %s "$arg" | sed 's/PaintHolding,//') ;; esac
  set -- "$@" "$arg"
done`;

const mayMount = spawnSync('unshare', ['--mount', 'true']).status === 0;

/** One machine beside a door: its browser may be started again and again, and finds what it kept. */
export class Kiosk {
  private readonly folder = mkdtempSync(join(tmpdir(), 'hallway-kiosk-'));
  private context: BrowserContext | null = null;

  constructor(
    private readonly chromium: string,
    private readonly args: readonly string[],
  ) {}

  /** Starts the browser. @returns its window; closing the browser before is the caller's. */
  async open({ trusted, clock, refused }: KioskOptions = {}): Promise<BrowserContext> {
    const profile = join(this.folder, 'profile');
    if (refused) {
      mkdirSync(join(profile, 'Default'), { recursive: true });
      const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
      writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(settings));
    }
    const lenient = trusted !== undefined && !mayMount ? [`--unsafely-treat-insecure-origin-as-secure=${trusted}`] : [];
    this.context = await chromium.launchPersistentContext(profile, {
      executablePath: this.wrapped(mayMount ? trusted : undefined, clock),
      args: [...this.args, ...lenient],
      viewport: { width: 1920, height: 1080 },
      timezoneId: 'Pacific/Chatham',
    });
    return this.context;
  }

  /** The power fails. */
  async close(): Promise<void> {
    await this.context?.close();
    this.context = null;
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /**
   * A program that starts the browser under a policy and a clock; and with the old picture held until the next page has
   * one, as browsers do and Playwright does not let them.
   */
  private wrapped(trusted: string | undefined, clock: string | undefined): string {
    let command = `"${this.chromium}" "$@"`;
    if (clock !== undefined) command = `faketime -m -f "${clock}" ${command}`;
    command = `${AS_SHIPPED}\nexec ${command}`;
    if (trusted !== undefined) {
      const settings = join(this.folder, 'chromium');
      mkdirSync(join(settings, 'policies/managed'), { recursive: true });
      const policy = { OverrideSecurityRestrictionsOnInsecureOrigin: [trusted] };
      writeFileSync(join(settings, 'policies/managed/hallway.json'), JSON.stringify(policy));
      command = `mount --bind "${settings}" /etc/chromium\n${command}`;
    }
    const file = join(this.folder, 'browser');
    const shell = trusted === undefined ? '/bin/sh -e' : '/usr/bin/env -S unshare --mount /bin/sh -e';
    writeFileSync(file, `#!${shell}\n${command}\n`);
    chmodSync(file, 0o755);
    return file;
  }
}

/** For tests that need machines of their own. */
export const kiosks = {
  kiosk: async (
    { launchOptions }: { launchOptions: { executablePath?: string; args?: string[] } },
    use: (kiosk: Kiosk) => Promise<void>,
  ): Promise<void> => {
    const kiosk = new Kiosk(launchOptions.executablePath!, launchOptions.args ?? []);
    await use(kiosk);
    await kiosk.remove();
  },
};
