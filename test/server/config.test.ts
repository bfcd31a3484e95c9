import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, packageRoot, readConfig, requireInstant, VERSION } from '../../server/config.js';
import packageJson from '../../package.json' with { type: 'json' };

describe('the configuration', () => {
  it('has sensible defaults', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: resolve('data'),
      store: 'sqlite',
      logLevel: 'info',
    });
    expect(
      readConfig({ PORT: '', HALLWAY_DATA: '', HALLWAY_LOG: '', HALLWAY_PUBLIC_URL: '', HALLWAY_STORE: '' }),
    ).toEqual(readConfig({}));
  });

  it('reads the environment, and options win', () => {
    const env = {
      PORT: '9000',
      HOST: '::1',
      HALLWAY_DATA: '/srv/a',
      HALLWAY_LOG: 'warn',
      HALLWAY_STORE: 'nats://a',
      HALLWAY_PUBLIC_URL: 'https://hall.example/',
    };
    expect(readConfig(env)).toEqual({
      port: 9000,
      host: '::1',
      dataDir: '/srv/a',
      logLevel: 'warn',
      store: 'nats://a',
      publicUrl: 'https://hall.example',
    });
    expect(
      readConfig(env, { port: '0', host: 'localhost', data: '/srv/b', now: '2026-10-24T10:50:00+02:00' }),
    ).toMatchObject({
      port: 0,
      host: 'localhost',
      dataDir: '/srv/b',
      now: Date.UTC(2026, 9, 24, 8, 50),
    });
    // An option that wins makes the variable beside it irrelevant.
    expect(readConfig({ PORT: 'many' }, { port: '80' }).port).toBe(80);
  });

  it.each([
    [{ HALLWAY_PROT: '80' }, /HALLWAY_PROT/],
    [{ HALLWAY_data: 'x' }, /HALLWAY_data/],
    [{ PORT: 'many' }, /PORT.*many/],
    [{ PORT: '65536' }, /PORT/],
    [{ PORT: '-1' }, /PORT/],
    [{ PORT: '80.5' }, /PORT/],
    [{ HOST: 'a b' }, /HOST/],
    [{ HALLWAY_LOG: 'loud' }, /HALLWAY_LOG.*loud/],
    [{ HALLWAY_PUBLIC_URL: 'hall.example' }, /HALLWAY_PUBLIC_URL/],
    [{ HALLWAY_PUBLIC_URL: 'ftp://hall.example' }, /HALLWAY_PUBLIC_URL/],
    [{ HALLWAY_PUBLIC_URL: 'https://hall.example/screens' }, /HALLWAY_PUBLIC_URL/],
    [{ HALLWAY_TLS_CERT: 'package.json' }, /HALLWAY_TLS_KEY/],
    [{ HALLWAY_TLS_CERT: 'package.json', HALLWAY_TLS_KEY: 'no-such-file' }, /HALLWAY_TLS_KEY.*no-such-file/],
  ])('refuses %j by name, in one line', (env, message) => {
    const attempt = () => readConfig(env as Record<string, string>);
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(message);
    expect(attempt).not.toThrow(/\n/);
  });

  it('takes a certificate with its key', () => {
    const tls = { cert: resolve('package.json'), key: resolve('tsconfig.json') };
    expect(readConfig({ HALLWAY_TLS_CERT: 'package.json', HALLWAY_TLS_KEY: 'tsconfig.json' }).tls).toEqual(tls);
  });

  it.each(['--port', '--host', '--now'] as const)('names the option %s when that is wrong', (flag) => {
    expect(() => readConfig({}, { [flag.slice(2)]: '?' })).toThrow(new RegExp(`^${flag} is`));
  });
});

describe('an instant', () => {
  it('needs its offset, unless a zone is known', () => {
    const instant = Date.UTC(2026, 9, 24, 8, 50);
    for (const text of [
      '2026-10-24T08:50:00Z',
      '2026-10-24T10:50:00+02:00',
      '2026-10-24t10:50+02:00',
      '2026-10-24 10:50:00.000+02:00',
    ])
      expect(requireInstant(text, '--now')).toBe(instant);
    expect(requireInstant('2026-10-24T10:50', '--now', 'Europe/Berlin')).toBe(instant);
    expect(requireInstant('2026-10-24T08:50Z', '--now', 'Europe/Berlin')).toBe(instant);
  });

  it.each([
    '',
    'now',
    '10:50',
    '2026-10-24',
    '2026-10-24T10:50',
    '2026-02-30T10:50Z',
    '2026-10-24T25:00Z',
    '1792832400',
  ])('is not %j', (text) => {
    expect(() => requireInstant(text, '--now')).toThrow(/^--now is .* but must be an instant such as/);
  });
});

it('knows its own package', () => {
  expect(VERSION).toBe(packageJson.version);
  expect(packageRoot()).toBe(resolve(import.meta.dirname, '../..'));
});

it('sends mail only with a sender and an address to lead back to, and never repeats the password', () => {
  const mail = { HALLWAY_SMTP: 'smtps://me:hush@mail.example.org', HALLWAY_MAIL_FROM: 'Hallway <h@example.org>' };
  const url = 'https://screens.example.org';
  expect(readConfig({ ...mail, HALLWAY_PUBLIC_URL: url }).smtp).toEqual({
    url: mail.HALLWAY_SMTP,
    from: mail.HALLWAY_MAIL_FROM,
  });
  expect(readConfig({}).smtp).toBeUndefined();
  expect(() => readConfig(mail)).toThrow(/HALLWAY_PUBLIC_URL/);
  expect(() => readConfig({ HALLWAY_SMTP: mail.HALLWAY_SMTP })).toThrow(/go together/);
  expect(() => readConfig({ ...mail, HALLWAY_MAIL_FROM: 'Hallway', HALLWAY_PUBLIC_URL: url })).toThrow(/MAIL_FROM/);
  const wrong = { ...mail, HALLWAY_SMTP: 'http://me:hush@mail.example.org', HALLWAY_PUBLIC_URL: url };
  expect(() => readConfig(wrong)).toThrow(/smtp:\/\//);
  expect(() => readConfig(wrong)).not.toThrow(/hush/);
});
