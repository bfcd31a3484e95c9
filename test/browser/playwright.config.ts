import { defineConfig } from '@playwright/test';

/** Browser tests: the built pages in a real Chromium. `npm run build` is not needed first; see `support/build.ts`. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './support/build.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  // Two cores are shared with whatever else runs.
  workers: 2,
  timeout: 30_000,
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1920, height: 1080 },
    timezoneId: 'Pacific/Chatham',
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
      ],
    },
  },
});
