import { describe, expect, it } from 'vitest';
import { createAccount, listAttempts, logAttempt } from '../../../server/people/index.js';
import { memoryStore } from '../../../server/store/index.js';

const NOW = Date.UTC(2026, 9, 24, 8);
const DAY = 24 * 60 * 60_000;

describe('the log of logins', () => {
  it('says who, when and from where, the newest first, and repeats no name that no account has', async () => {
    const { records } = memoryStore();
    await createAccount(records, { name: 'Anna', role: 'admin' }, NOW);
    const from = { address: '192.0.2.7', agent: 'Firefox '.repeat(100) };
    await logAttempt(records, { at: NOW, kind: 'wrong', name: 'my secret password', ...from });
    await logAttempt(records, { at: NOW + 1, kind: 'login', name: 'anna', ...from });
    const [first, second] = await listAttempts(records, 10);
    expect(first).toEqual({
      at: NOW + 1,
      kind: 'login',
      name: 'Anna',
      address: '192.0.2.7',
      agent: from.agent.slice(0, 300),
    });
    expect(second).toMatchObject({ kind: 'wrong', name: null });
    expect(JSON.stringify(await records.list('login-log'))).not.toContain('secret');
    expect(await listAttempts(records, 1)).toHaveLength(1);
  });

  it('is bounded in number and in time', async () => {
    const { records } = memoryStore();
    const attempt = (at: number) => logAttempt(records, { at, kind: 'wrong', name: 'x', address: '::1', agent: '' });
    for (let i = 0; i < 1_120; i++) await attempt(NOW + i);
    expect((await records.list('login-log')).length).toBeLessThan(1_060);
    expect(await listAttempts(records, 5_000)).toHaveLength(1_000);
    for (let i = 0; i < 50; i++) await attempt(NOW + 200 * DAY);
    expect((await records.list('login-log')).length).toBeLessThanOrEqual(50);
  });
});
