import { describe, expect, it } from 'vitest';
import { fromPlaywright, fromVitest, slowest } from '../../scripts/slowest.js';

describe('the slowest tests', () => {
  it('are read from the report of vitest', () => {
    const report = {
      testResults: [
        {
          name: '/house/test/core/undo.test.ts',
          assertionResults: [{ fullName: 'undo [U1] restores', duration: 12.5 }, { fullName: 'undo waits' }],
        },
      ],
    };
    expect(fromVitest(JSON.stringify(report), '/house')).toEqual([
      { name: 'test/core/undo.test.ts › undo [U1] restores', time: 12.5 },
      { name: 'test/core/undo.test.ts › undo waits', time: 0 },
    ]);
  });

  it('are read from what Playwright prints, whatever became of them', () => {
    const output = [
      'Running 4 tests using 2 workers',
      '',
      '  ✓   1 [chromium] › test/browser/guide.spec.ts:12:3 › the guide (of one day) (1.2s)',
      '  ✘  12 [firefox] › test/browser/admin.spec.ts:9:1 › the panel (345ms)',
      '  ok 3 [chromium] › test/browser/admin.spec.ts:30:1 › a long one (1.5m)',
      '  -   4 [chromium] › test/browser/admin.spec.ts:40:1 › one that is left out',
      '',
      '  3 passed (4.1s)',
    ].join('\n');
    expect(fromPlaywright(output)).toEqual([
      { name: '[chromium] › test/browser/guide.spec.ts:12:3 › the guide (of one day)', time: 1_200 },
      { name: '[firefox] › test/browser/admin.spec.ts:9:1 › the panel', time: 345 },
      { name: '[chromium] › test/browser/admin.spec.ts:30:1 › a long one', time: 90_000 },
    ]);
  });

  it('come first', () => {
    const tests = [3, 1, 2].map((time) => ({ name: `takes ${time}`, time }));
    expect(slowest(tests, 2).map(({ time }) => time)).toEqual([3, 2]);
  });
});
