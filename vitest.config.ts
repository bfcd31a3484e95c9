import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/faults/**', 'node_modules/**'],
    // A machine's own zone must never matter: tests run far from UTC and from every conference.
    env: { TZ: 'Pacific/Chatham' },
    testTimeout: 20_000,
  },
});
