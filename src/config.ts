import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The environment, parsed and checked once. Used by Nest as an injectable and by mikro-orm.config.ts. */
export class Config {
  production: boolean;
  /** What this process does: answer requests, run background work (relay, reminders, queues), or both. */
  role: 'all' | 'api' | 'worker';
  port: number;
  host: string;
  /** Base of every link we hand out, without a trailing slash. */
  publicUrl: string;
  /** Empty: the embedded server in `dataDir` is started and this is filled in. */
  databaseUrl: string;
  /** While the application starts: a machine that is busy starting is waited for. */
  preparing?: boolean;
  /** Whether the database is the embedded one. */
  embedded?: boolean;
  dataDir: string;
  redisUrl?: string;
  smtpUrl?: string;
  mailFrom: string;
  /** The first key writes and signs, the rest only read and verify. */
  secretKeys: string[];
  /** Whether the demo clinic is wanted; false once the database turns out to be a clinic's. */
  demo: boolean;
  /** The instant at which the application's clock starts; undefined: the real time. */
  clock?: string;
  rateLimit: boolean;
  /** From one client address, over all routes, in each process. */
  requestsPerMinute = 1_200;
  /** What reading /metrics needs; undefined: nothing, and in production only this machine may. */
  metricsToken?: string;
  /** A port for the metrics alone; undefined: they are on `port`. */
  metricsPort?: number;
  logLevel: string;
  /** Express' "trust proxy": false, or the number of proxies in front. */
  trustProxy: number | false;
  corsOrigins: string[];
  /** Where video visits take place, with `{room}` in it; undefined: there are no video meetings. */
  meetingUrlTemplate?: string;
}

/** Everything that is wrong with the environment, in one readable message. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The environment is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads the configuration. `.env` in the working directory is read first, the real environment wins. Where NAME is
 * absent, NAME_FILE may name a file that holds its value: that is how containers are given their secrets.
 * @throws {ConfigError} naming every wrong variable at once.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = { ...dotenv(), ...process.env }): Config {
  const problems: string[] = [];
  const value = (name: string): string | undefined => environment[name]?.trim() || fromFile(name);
  const fromFile = (name: string): string | undefined => {
    const file = environment[`${name}_FILE`]?.trim();
    if (!file) return undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch (error) {
      const problem = `${name}_FILE names a file that cannot be read: ${file} (${(error as NodeJS.ErrnoException).code})`;
      if (!problems.includes(problem)) problems.push(problem);
      return undefined;
    }
  };
  const url = (name: string, ...protocols: string[]): string | undefined => {
    const text = value(name);
    if (text === undefined) return undefined;
    if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      problems.push(`${name} must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    }
    return text;
  };
  const wholeNumber = (name: string, fallback: number, most: number): number => {
    const text = value(name);
    if (text === undefined) return fallback;
    if (!/^\d+$/.test(text) || Number(text) > most) problems.push(`${name} must be a whole number from 0 to ${most}`);
    return Number(text);
  };

  const config = new Config();
  config.production = value('NODE_ENV') === 'production';
  const role = value('ROLE') ?? 'all';
  if (role !== 'all' && role !== 'api' && role !== 'worker') problems.push('ROLE must be all, api or worker');
  config.role = role as Config['role'];
  config.port = wholeNumber('PORT', 3000, 65535);
  config.host = value('HOST') ?? (config.production ? '0.0.0.0' : '127.0.0.1');
  config.publicUrl = (url('PUBLIC_URL', 'http:', 'https:') ?? `http://localhost:${config.port}`).replace(/\/+$/, '');
  config.databaseUrl = url('DATABASE_URL', 'postgres:', 'postgresql:') ?? '';
  config.dataDir = resolve(value('DATA_DIR') ?? '.data');
  config.redisUrl = url('REDIS_URL', 'redis:', 'rediss:');
  config.smtpUrl = url('SMTP_URL', 'smtp:', 'smtps:');
  config.mailFrom = value('MAIL_FROM') ?? 'Careslot <no-reply@careslot.example>';
  config.clock = value('CLOCK');
  if (config.clock !== undefined && !isInstant(config.clock)) {
    problems.push('CLOCK must be an ISO 8601 instant such as 2026-11-23T08:00:00Z');
  }
  config.demo = (value('DEMO') ?? (config.databaseUrl || config.production ? '0' : '1')) === '1';
  const rateLimit = value('RATE_LIMIT') ?? 'on';
  config.rateLimit = rateLimit !== 'off';
  if (/^[1-9]\d{2,6}$/.test(rateLimit)) config.requestsPerMinute = Number(rateLimit);
  else if (rateLimit !== 'on' && rateLimit !== 'off') {
    problems.push('RATE_LIMIT must be on, off, or the requests a minute from one address (at least 100)');
  }
  config.metricsToken = value('METRICS_TOKEN');
  if (config.metricsToken !== undefined && !/^[\x21-\x7e]{16,}$/.test(config.metricsToken)) {
    problems.push('METRICS_TOKEN must have at least 16 visible ASCII characters');
  }
  config.metricsPort = wholeNumber('METRICS_PORT', 0, 65535) || undefined;
  if (config.metricsPort === config.port) problems.push('METRICS_PORT must be another port than PORT');
  config.logLevel = value('LOG_LEVEL') ?? (config.production ? 'info' : 'warn');
  if (!logLevels.includes(config.logLevel)) problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}`);
  config.trustProxy = value('TRUST_PROXY') === undefined ? false : wholeNumber('TRUST_PROXY', 0, 16) || false;
  config.corsOrigins = (value('CORS_ORIGINS') ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean);
  config.meetingUrlTemplate = url('MEETING_URL_TEMPLATE', 'https:', 'http:');
  if (config.meetingUrlTemplate !== undefined && !config.meetingUrlTemplate.includes('{room}')) {
    problems.push('MEETING_URL_TEMPLATE must have {room} where the name of the room goes');
  }
  config.secretKeys = (value('SECRET_KEY') ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean);

  if (config.production) problems.push(...wrongInProduction(config, value));
  if (config.secretKeys.some((key) => Buffer.byteLength(key) < 32)) {
    problems.push('SECRET_KEY must have at least 32 bytes (each key of the list)');
  }
  if (problems.length > 0) throw new ConfigError(problems);
  if (config.secretKeys.length === 0) config.secretKeys = [developmentSecret(config.dataDir)];
  return config;
}

function wrongInProduction(config: Config, value: (name: string) => string | undefined): string[] {
  const problems: string[] = [];
  if (!config.databaseUrl) problems.push('DATABASE_URL is required in production');
  if (config.secretKeys.length === 0) problems.push('SECRET_KEY is required in production (at least 32 random bytes)');
  if (config.secretKeys.some((key) => new Set(key).size < 8)) problems.push('SECRET_KEY is too easy to guess');
  if (!value('PUBLIC_URL')) problems.push('PUBLIC_URL is required in production: links in mail start with it');
  if (!config.smtpUrl) problems.push('SMTP_URL is required in production: the built-in mailbox is for development');
  if (!value('MAIL_FROM')) problems.push('MAIL_FROM is required in production');
  if (config.demo) problems.push('DEMO is refused in production');
  if (config.clock) problems.push('CLOCK is refused in production');
  if (!config.rateLimit) problems.push('RATE_LIMIT=off is refused in production');
  return problems;
}

/** A secret of this data directory's own, so that a restart keeps tokens and encrypted fields readable. */
function developmentSecret(dataDir: string): string {
  const file = resolve(dataDir, 'secret-key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process of the same data directory was faster: its secret counts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(file, 'utf8').trim();
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

function dotenv(): NodeJS.ProcessEnv {
  if (!existsSync('.env')) return {};
  const lines = readFileSync('.env', 'utf8').split(/\r?\n/);
  const pairs = lines.map((line) => /^\s*([A-Z0-9_]+)\s*=\s*(.*?)\s*$/.exec(line)).filter((match) => match !== null);
  return Object.fromEntries(pairs.map(([, name, text]) => [name!, text!.replace(/^(['"])(.*)\1$/, '$2')]));
}
