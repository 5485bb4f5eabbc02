import { z } from 'zod';

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
export const variables = z.object({
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

export type Name = keyof typeof variables.shape;
export type Given = Partial<Record<Name, string>>;
export const names = Object.keys(variables.shape) as Name[];

/** What is wrong with variables only because of others. It reads them as given, so that all problems are named at once. */
export function contradictions(given: Given): string[] {
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

export function isProduction(given: Given): boolean {
  return given.NODE_ENV === 'production';
}

export function wantsDemo(given: Given): boolean {
  return (given.DEMO ?? (given.DATABASE_URL || isProduction(given) ? '0' : '1')) === '1';
}

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
