import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createToken, findToken, listTokens, revokeToken } from '../../../server/people/index.js';
import { memoryStore, type Records } from '../../../server/store/index.js';

const NOW = Date.UTC(2026, 9, 24, 8);
let records: Records;
beforeEach(() => {
  records = memoryStore().records;
});

describe('tokens', () => {
  it('are 32 random bytes after a prefix, and stored as SHA-256 only', async () => {
    const { secret } = await createToken(records, { role: 'organiser' }, NOW);
    const other = await createToken(records, { role: 'organiser' }, NOW);
    expect(secret).toMatch(/^hallway_[\w-]{43}$/);
    expect(secret).not.toBe(other.secret);
    const kept = await records.list('tokens');
    expect(kept.map((r) => r.key)).toContain(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(kept)).not.toContain(secret.slice('hallway_'.length));
  });

  it('are found by their secret', async () => {
    const { secret, token } = await createToken(records, { role: 'helper', name: ' door ', rooms: ['aula'] }, NOW);
    expect(token).toMatchObject({ name: 'door', role: 'helper', rooms: ['aula'], created: NOW });
    expect(await findToken(records, secret)).toEqual(token);
    for (const wrong of ['', 'hallway_', secret.slice(0, -1), `${secret} `, secret.slice('hallway_'.length)])
      expect(await findToken(records, wrong)).toBeNull();
  });

  it('get a name that is free, if none is wished for', async () => {
    await createToken(records, { role: 'viewer', name: 'viewer-2' }, NOW);
    for (let n = 0; n < 2; n++) await createToken(records, { role: 'viewer' }, NOW + 1 + n);
    expect((await listTokens(records)).map((t) => t.name)).toEqual(['viewer-2', 'viewer-1', 'viewer-3']);
  });

  it('refuse bad names and rooms of others than helpers', async () => {
    await expect(createToken(records, { role: 'admin', name: '\n' }, NOW)).rejects.toMatchObject({
      code: 'invalid-name',
    });
    await expect(createToken(records, { role: 'admin', rooms: ['a'] }, NOW)).rejects.toMatchObject({
      code: 'rooms-without-helper',
    });
    expect(await listTokens(records)).toEqual([]);
  });

  it('are revoked by id, by name or by themselves', async () => {
    for (const by of ['id', 'name', 'secret'] as const) {
      const { secret, token } = await createToken(records, { role: 'admin', name: 'ci' }, NOW);
      expect(await revokeToken(records, { id: token.id, name: 'ci', secret }[by])).toEqual(token);
      expect(await findToken(records, secret)).toBeNull();
    }
  });

  it('are not revoked by a name that several have', async () => {
    const a = await createToken(records, { role: 'admin', name: 'ci' }, NOW);
    const b = await createToken(records, { role: 'admin', name: 'ci' }, NOW);
    const error = (await revokeToken(records, 'ci').catch((e: unknown) => e)) as Error;
    expect(error).toMatchObject({ code: 'ambiguous-token' });
    expect(error.message).toContain(a.token.id);
    expect(error.message).toContain(b.token.id);
    expect(await listTokens(records)).toHaveLength(2);
  });

  it('are never repeated in a refusal', async () => {
    const { secret } = await createToken(records, { role: 'admin' }, NOW);
    await revokeToken(records, secret);
    const error = (await revokeToken(records, secret).catch((e: unknown) => e)) as Error;
    expect(error).toMatchObject({ code: 'unknown-token' });
    expect(error.message).not.toContain(secret);
  });
});
