import { defineConfig } from 'vitest/config';

/** Tests that break real processes of the built server: one after the other, so that they do not break each other. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    env: { TZ: 'Pacific/Chatham' },
    fileParallelism: false,
    // Real processes on a busy machine; whatever needs it is to be mended.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
