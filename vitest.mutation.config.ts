import { defineConfig } from 'vitest/config';

/** The tests that mutants of core/ are tried on: exact examples; the property tests are too slow to run for each mutant. */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts'],
    exclude: ['test/core/spec.test.ts', 'test/core/properties.test.ts'],
    env: { TZ: 'Pacific/Chatham' },
    // Instrumented code is slow, and the machine may be busy; a mutant that hangs is ended by Stryker.
    testTimeout: 60_000,
  },
});
