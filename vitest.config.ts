import { defineConfig } from 'vitest/config';

/** Measures the memory of its process, so it needs one of its own. */
const ALONE = 'test/server/formats/fuzz.test.ts';

export default defineConfig({
  test: {
    // A machine's own zone must never matter: tests run far from UTC and from every conference.
    env: { TZ: 'Pacific/Chatham' },
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/faults/**', 'node_modules/**', ALONE],
          // Files share their process: loading the same modules a hundred times takes as long as many tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: [ALONE] } },
    ],
  },
});
