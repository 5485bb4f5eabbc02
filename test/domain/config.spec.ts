import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../src/config.js';

/** What a variable says can stand in a file, as containers are given their secrets. */
describe('a variable that names a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'careslot-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const key = 'a key that nobody has guessed in 48 bytes or more';
  const url = 'postgres://careslot:secret@db.example.org/careslot';
  const given = { SECRET_KEY: key, DATABASE_URL: url };
  const problemsOf = (environment: Record<string, string>): string[] => {
    try {
      loadConfig(environment);
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
    return [];
  };

  it('takes its value from there, without the line end that editors add', () => {
    const config = loadConfig({
      SECRET_KEY_FILE: file('key', `${key}\n`),
      DATABASE_URL_FILE: file('url', `${url}\r\n`),
    });
    expect(config.secretKeys).toEqual([key]);
    expect(config.databaseUrl).toBe(url);
    expect(config.demo).toBe(false);
  });

  it('is any variable, and is judged as if the value stood there itself', () => {
    expect(loadConfig({ ...given, TRUST_PROXY_FILE: file('proxies', '2') }).trustProxy).toBe(2);
    expect(problemsOf({ ...given, SMTP_URL_FILE: file('smtp', 'http://mail') })).toEqual([
      'SMTP_URL must be a URL starting with smtp:// or smtps://',
    ]);
    expect(problemsOf({ DATABASE_URL: url, SECRET_KEY_FILE: file('short', 'short') })).toEqual([
      'SECRET_KEY must have at least 32 bytes (each key of the list)',
    ]);
  });

  it('gives way to the variable itself', () => {
    const missing = join(folder, 'missing');
    expect(loadConfig({ ...given, SECRET_KEY_FILE: missing }).secretKeys).toEqual([key]);
    expect(loadConfig({ ...given, SECRET_KEY: ' ', SECRET_KEY_FILE: file('key', key) }).secretKeys).toEqual([key]);
  });

  it('is refused by name, once, where the file cannot be read', () => {
    const missing = join(folder, 'missing');
    expect(problemsOf({ ...given, TRUST_PROXY_FILE: missing, REDIS_URL_FILE: folder })).toEqual([
      `REDIS_URL_FILE names a file that cannot be read: ${folder} (EISDIR)`,
      `TRUST_PROXY_FILE names a file that cannot be read: ${missing} (ENOENT)`,
    ]);
  });

  it('is as good as absent when it names nothing, or the file is empty', () => {
    const production = { ...given, NODE_ENV: 'production', PUBLIC_URL: 'https://x.test', MAIL_FROM: 'a@b.test' };
    const refused = ['SMTP_URL is required in production: the built-in mailbox is for development'];
    expect(problemsOf({ ...production, SMTP_URL_FILE: '' })).toEqual(refused);
    expect(problemsOf({ ...production, SMTP_URL_FILE: file('empty', '\n') })).toEqual(refused);
  });
});

describe('the address of video meetings', () => {
  const read = (template: string) =>
    loadConfig({ SECRET_KEY: 'a key of tests with more than 32 bytes', MEETING_URL_TEMPLATE: template });

  it('has a place for the room, or there are no meetings', () => {
    const template = 'https://meet.example.org/{room}';
    expect(read(template).meetingUrlTemplate).toBe(template);
    expect(read('').meetingUrlTemplate).toBeUndefined();
    expect(() => read('https://meet.example.org/')).toThrow('MEETING_URL_TEMPLATE must have {room}');
    expect(() => read('javascript:alert("{room}")')).toThrow('MEETING_URL_TEMPLATE must be a URL starting with');
  });
});

describe('RATE_LIMIT', () => {
  const given = { SECRET_KEY: 'a key that nobody has guessed in 48 bytes or more', DATABASE_URL: 'postgres://a/b' };

  it.each([
    [undefined, true, 1_200],
    ['on', true, 1_200],
    ['5000', true, 5_000],
    ['off', false, 1_200],
  ])('%s', (text, rateLimit, requestsPerMinute) => {
    const config = loadConfig({ ...given, ...(text === undefined ? {} : { RATE_LIMIT: text }) });
    expect(config).toMatchObject({ rateLimit, requestsPerMinute });
  });

  it.each(['yes', '0', '99', '-1', '1e9'])('%s is refused', (text) => {
    expect(() => loadConfig({ ...given, RATE_LIMIT: text })).toThrow('RATE_LIMIT must be');
  });
});

describe('the metrics', () => {
  const read = (environment: Record<string, string>) =>
    loadConfig({ SECRET_KEY: 'a key of tests with more than 32 bytes', ...environment });

  it('are without a token and on the port of the API, unless said otherwise', () => {
    expect(read({})).toMatchObject({ metricsToken: undefined, metricsPort: undefined });
    expect(read({ METRICS_PORT: '', METRICS_TOKEN: ' ' })).toMatchObject({ metricsToken: undefined });
    const set = read({ METRICS_PORT: '9100', METRICS_TOKEN: 'a-token-of-monitoring' });
    expect(set).toMatchObject({ metricsToken: 'a-token-of-monitoring', metricsPort: 9100 });
  });

  it('have no short token and no port that is taken', () => {
    expect(() => read({ METRICS_TOKEN: 'short' })).toThrow('METRICS_TOKEN must have at least 16 visible');
    expect(() => read({ METRICS_TOKEN: 'sixteen and more, with blanks' })).toThrow('METRICS_TOKEN must have');
    expect(() => read({ METRICS_PORT: '3000' })).toThrow('METRICS_PORT must be another port than PORT');
    expect(() => read({ METRICS_PORT: '99999' })).toThrow('METRICS_PORT must be a whole number from 0 to 65535');
  });
});
