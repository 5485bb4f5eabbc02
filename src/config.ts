import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

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

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    )
    .optional();
const wholeNumber = (max: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= max, `must be a whole number from 0 to ${max}`)
    .transform(Number);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
const oneOf = <const Values extends readonly string[]>(values: Values, error: string) => z.enum(values, { error });
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Each variable and what it may say. What depends on several of them is in {@link contradictions}. */
const variables = z.object({
  NODE_ENV: z.string().optional(),
  ROLE: oneOf(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
  PORT: wholeNumber(65_535).default(3_000),
  HOST: z.string().optional(),
  PUBLIC_URL: url('http:', 'https:'),
  DATABASE_URL: url('postgres:', 'postgresql:'),
  DATA_DIR: z.string().default('.data'),
  REDIS_URL: url('redis:', 'rediss:'),
  SMTP_URL: url('smtp:', 'smtps:'),
  MAIL_FROM: z.string().default('Careslot <no-reply@careslot.example>'),
  CLOCK: z.string().refine(isInstant, 'must be an ISO 8601 instant such as 2026-11-23T08:00:00Z').optional(),
  DEMO: z.string().optional(),
  RATE_LIMIT: z
    .string()
    .regex(/^(on|off|[1-9]\d{2,6})$/, 'must be on, off, or the requests a minute from one address (at least 100)')
    .default('on'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must have at least 16 visible ASCII characters')
    .optional(),
  METRICS_PORT: wholeNumber(65_535).optional(),
  LOG_LEVEL: oneOf(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
  TRUST_PROXY: wholeNumber(16).default(0),
  CORS_ORIGINS: list.default([]),
  MEETING_URL_TEMPLATE: url('https:', 'http:').refine(
    (template) => template === undefined || template.includes('{room}'),
    'must have {room} where the name of the room goes',
  ),
  SECRET_KEY: list
    .refine(
      (keys) => keys.every((key) => Buffer.byteLength(key) >= 32),
      'must have at least 32 bytes (each key of the list)',
    )
    .default([]),
});

type Name = keyof typeof variables.shape;
type Given = Partial<Record<Name, string>>;
const names = Object.keys(variables.shape) as Name[];

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

/** What is wrong with variables only because of others. It reads them as given, so that all problems are named at once. */
function contradictions(given: Given): string[] {
  const problems: string[] = [];
  const check = (wrong: boolean, problem: string): void => void (wrong && problems.push(problem));
  const port = Number(given.METRICS_PORT);
  check(port > 0 && port === Number(given.PORT ?? 3_000), 'METRICS_PORT must be another port than PORT');
  if (!isProduction(given)) return problems;
  const keys = list.parse(given.SECRET_KEY ?? '');
  check(!given.DATABASE_URL, 'DATABASE_URL is required in production');
  check(keys.length === 0, 'SECRET_KEY is required in production (at least 32 random bytes)');
  check(
    keys.some((key) => new Set(key).size < 8),
    'SECRET_KEY is too easy to guess',
  );
  check(!given.PUBLIC_URL, 'PUBLIC_URL is required in production: links in mail start with it');
  check(!given.SMTP_URL, 'SMTP_URL is required in production: the built-in mailbox is for development');
  check(!given.MAIL_FROM, 'MAIL_FROM is required in production');
  check(wantsDemo(given), 'DEMO is refused in production');
  check(given.CLOCK !== undefined, 'CLOCK is refused in production');
  check(given.RATE_LIMIT === 'off', 'RATE_LIMIT=off is refused in production');
  return problems;
}

function isProduction(given: Given): boolean {
  return given.NODE_ENV === 'production';
}

function wantsDemo(given: Given): boolean {
  return (given.DEMO ?? (given.DATABASE_URL || isProduction(given) ? '0' : '1')) === '1';
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
  return existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
}
