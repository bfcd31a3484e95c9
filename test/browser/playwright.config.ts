import { defineConfig } from '@playwright/test';

/** Browser tests: the built pages in a real Chromium. `npm run build` is not needed first; see `support/build.ts`. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: ['./support/build.ts', './support/build-server.ts', './support/furnish.ts'],
  outputDir: '../../test-results',
  fullyParallel: true,
  // Two cores are shared with whatever else runs.
  workers: 2,
  // For a machine that does other things as well; whoever waits for an event waits no longer than it takes.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A second try on CI is told as "flaky", and is to be mended.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  use: { viewport: { width: 1920, height: 1080 }, timezoneId: 'Pacific/Chatham' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            // Not loopback, as on a venue's network: pages have no secure context there, and offline is offline.
            '--host-resolver-rules=MAP hallway.test 127.0.0.1',
          ],
        },
      },
    },
    {
      // Debian's Firefox; Playwright's own cannot be fetched where only package registries are reachable.
      name: 'firefox',
      testMatch: '**/admin-critical.spec.ts',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
          firefoxUserPrefs: { 'network.dns.localDomains': 'hallway.test' },
        },
      },
    },
  ],
});
