import { defineConfig } from 'vitest/config';

/** Tests that break real processes of the built server: one after the other, so that they do not break each other. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    env: { TZ: 'Pacific/Chatham' },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
