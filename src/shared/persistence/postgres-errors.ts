import { types } from 'node:util';
import { DomainError, unavailable } from '../kernel/domain-error.js';

interface PostgresError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message: string;
  readonly cause?: unknown;
}

const constraints = new Map<string, () => DomainError>();

/** Says what a violated constraint means to the business. Called by the repository that owns the table. */
export function constraintMeans(constraint: string, error: () => DomainError): void {
  constraints.set(constraint, error);
}

/** Socket errors, server shutting down (57P0x), connection exceptions (08xxx), too many connections (53300). */
const awayCode =
  /^(ECONNRESET|ECONNREFUSED|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|ENOENT|57P0[1-5]|08(?!P01)...|53300)$/;
/**
 * No disk, memory or other means left (53xxx), its system fails it (58xxx), it takes reads only (25006), or it lets this
 * process in no more: the login is refused (28xxx), the database is gone (3D000) or closed (55000).
 */
const failureCode = /^(53(?!300)...|58...|25006|28...|3D000|55000)$/;
/** What `pg` and its pool say without a code. */
const awayMessage =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed|server closed the connection|Client was closed/;

/** Turns a driver's error into the domain's words; anything unknown comes back as it was. */
export function translatePostgresError(error: unknown): unknown {
  if (error instanceof DomainError) return error;
  const cause = postgresErrorOf(error);
  if (!cause) return error;
  const meaning = cause.constraint && constraints.get(cause.constraint);
  if (meaning) return meaning();
  if (isDatabaseAway(cause))
    return unavailable('DATABASE_AWAY', 'The database is away for the moment. Try again soon.');
  if (failureCode.test(cause.code ?? ''))
    return unavailable('DATABASE_FAILING', 'The database cannot do its work for the moment. Try again soon.');
  if (cause.code === '55P03' || cause.code === '57014') {
    return unavailable('BUSY', 'Somebody else is changing the same thing. Try again in a moment.');
  }
  // Text that no column can hold (a NUL character, a lone surrogate), a number out of every range, or what is too large for
  // an index. A NUL in a parameter is a breach of the protocol to PostgreSQL.
  if (/^(22|54)/.test(cause.code ?? '') || cause.code === '08P01') {
    return new DomainError('invalid', 'VALIDATION', 'A value is not one that can be stored.');
  }
  return error;
}

/** Deadlock or serialisation failure: the same transaction may well succeed if it is tried again. */
export function isWorthRetrying(error: unknown): boolean {
  const code = postgresErrorOf(error)?.code;
  return code === '40P01' || code === '40001';
}

export function isDatabaseAway(error: unknown): boolean {
  const cause = postgresErrorOf(error);
  return cause !== undefined && (awayCode.test(cause.code ?? '') || awayMessage.test(cause.message));
}

/** The SQLSTATE of an error that says: PostgreSQL answers, and cannot do its work. */
export function failureCodeOf(error: unknown): string | undefined {
  const code = postgresErrorOf(error)?.code;
  return code !== undefined && failureCode.test(code) ? code : undefined;
}

function postgresErrorOf(error: unknown): PostgresError | undefined {
  for (let current = error; types.isNativeError(current); current = current.cause) {
    if (current instanceof AggregateError && current.errors.length > 0) return postgresErrorOf(current.errors[0]);
    const candidate = current as PostgresError;
    if (candidate.code !== undefined || awayMessage.test(candidate.message)) return candidate;
  }
  return undefined;
}
