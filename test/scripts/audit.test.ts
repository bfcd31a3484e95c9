import { expect, it } from 'vitest';
import { verdictOf } from '../../scripts/audit.js';

const metadata = { dependencies: { prod: 123 } };
const of = (report: unknown) => verdictOf(JSON.stringify(report));

it('a registry that does not answer is told in one line, whatever it says instead', () => {
  const silent = [
    verdictOf(null),
    verdictOf(''),
    verdictOf('<html>'),
    of({}),
    of({ message: '405 Method Not Allowed - POST https://registry.example/-/npm/v1/security\nsecond line' }),
    of({ error: { code: 'ENOAUDIT', summary: 'no audit' } }),
  ];
  for (const { kind, lines } of silent) {
    expect([kind, lines.length]).toEqual(['unknown', 1]);
    expect(lines[0]).toMatch(/^The registry did not answer \(.+\); [^\n]+\.$/);
  }
  expect(silent[4]!.lines[0]).toContain('405 Method Not Allowed');
});

it('holes are told with what they are; smaller ones are not', () => {
  const low = { severity: 'moderate', range: '<1', via: [{ title: 'Slow', url: 'https://example.org/1' }] };
  expect(of({ metadata, vulnerabilities: {} })).toEqual({
    kind: 'clean',
    lines: ['No known hole that is high or critical in 123 packages.'],
  });
  expect(of({ metadata, vulnerabilities: { low } }).kind).toBe('clean');
  const high = { severity: 'high', range: '<2.1', via: [{ title: 'Runs anything', url: 'https://example.org/2' }] };
  const critical = { severity: 'critical', range: '*', via: ['high'] };
  expect(of({ metadata, vulnerabilities: { low, high, critical } })).toEqual({
    kind: 'holes',
    lines: [
      'Known holes that are high or critical in 2 of 123 packages; update them:',
      '- high <2.1, high: Runs anything (https://example.org/2)',
      '- critical *, critical: through high',
    ],
  });
});
