import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { contradictions, isProduction, names, variables, wantsDemo, type Given, type Name } from './environment.js';

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

/**
 * Reads the configuration. `.env` in the working directory is read first, the real environment wins. Where NAME is
 * absent, NAME_FILE may name a file that holds its value: that is how containers are given their secrets.
 * @throws {ConfigError} naming every wrong variable at once.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = { ...dotenv(), ...process.env }): Config {
  const problems: string[] = [];
  const given: Given = {};
  for (const name of names) given[name] = environment[name]?.trim() || fromFile(name, environment, problems);
  const { data, error } = variables.safeParse(given);
  problems.push(...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`));
  problems.push(...contradictions(given));
  if (!data || problems.length > 0) throw new ConfigError(problems);
  const production = isProduction(given);
  const rateLimit = Number(data.RATE_LIMIT);
  return Object.assign(new Config(), {
    production,
    role: data.ROLE,
    port: data.PORT,
    host: data.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: (data.PUBLIC_URL ?? `http://localhost:${data.PORT}`).replace(/\/+$/, ''),
    databaseUrl: data.DATABASE_URL ?? '',
    dataDir: resolve(data.DATA_DIR),
    redisUrl: data.REDIS_URL,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    clock: data.CLOCK,
    demo: wantsDemo(given),
    rateLimit: data.RATE_LIMIT !== 'off',
    ...(rateLimit ? { requestsPerMinute: rateLimit } : {}),
    metricsToken: data.METRICS_TOKEN,
    metricsPort: data.METRICS_PORT || undefined,
    logLevel: data.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustProxy: data.TRUST_PROXY || (false as const),
    corsOrigins: data.CORS_ORIGINS,
    meetingUrlTemplate: data.MEETING_URL_TEMPLATE,
    secretKeys: data.SECRET_KEY.length > 0 ? data.SECRET_KEY : [developmentSecret(resolve(data.DATA_DIR))],
  } satisfies Omit<Config, 'requestsPerMinute'>);
}

/** The content of the file that NAME_FILE names; undefined where none is named or it is empty. */
function fromFile(name: Name, environment: NodeJS.ProcessEnv, problems: string[]): string | undefined {
  const file = environment[`${name}_FILE`]?.trim();
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    problems.push(`${name}_FILE names a file that cannot be read: ${file} (${code})`);
    return undefined;
  }
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

function dotenv(): NodeJS.ProcessEnv {
  return existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
}
