/** What went wrong, in terms of the business. Only `http/` knows which status code each kind becomes. */
export type DomainErrorKind =
  | 'invalid'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'refused'
  | 'stale'
  | 'unauthenticated'
  | 'unavailable'
  | 'precondition'
  | 'limited';

/** One field that is wrong: `pointer` is a JSON pointer into the body (`/weekly/0/from`) or a parameter's name. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/**
 * What stays on record of an answer whose transaction is rolled back: `refused` for an attempt at the record of these
 * patients, `read` where the refusal itself names them.
 */
export interface Trace {
  readonly action: 'refused' | 'read';
  readonly patientIds: readonly string[];
  /** What of the record, in the words of the audit trail: `record`, `file`, `appointment`, … */
  readonly resource: string;
  readonly resourceId?: string;
}

/** The one error that the domain throws. `code` is a stable word for machines, `message` a sentence for people. */
export class DomainError extends Error {
  /** Set by {@link traced}; never part of the answer. */
  trace?: Trace;

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly details?: Record<string, unknown>,
    readonly errors?: readonly FieldError[],
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** It does not exist, or this actor must not learn that it does. `what` is a noun: `missing('appointment')`. */
export function missing(what: string): DomainError {
  return new DomainError('missing', 'NOT_FOUND', `There is no such ${what}.`);
}

/** The same answer as {@link missing}, about what exists and is not for this actor: the attempt goes on record. */
export function hidden(what: string, whose: Whose): DomainError {
  return attempted(missing(what), whose);
}

/** The refusal of an attempt at somebody's record. */
export function attempted(error: DomainError, { patientId, resource, resourceId }: Whose): DomainError {
  return traced(error, { action: 'refused', patientIds: [patientId], resource, resourceId });
}

/** An error that leaves a trace. */
export function traced(error: DomainError, trace: Trace): DomainError {
  error.trace = trace;
  return error;
}

/** Whose record an attempt was at, and what of it. */
export interface Whose extends Pick<Trace, 'resource' | 'resourceId'> {
  readonly patientId: string;
}

/** A rule of the business forbids it, whoever asks first. `code` names the rule. */
export function refused(code: string, message: string, details?: Record<string, unknown>): DomainError {
  return new DomainError('refused', code, message, details);
}

/** Somebody else was faster, or the thing is in another state than the command needs. */
export function conflict(code: string, message: string, details?: Record<string, unknown>): DomainError {
  return new DomainError('conflict', code, message, details);
}

/** This actor may not do it. */
export function forbidden(code: string, message: string): DomainError {
  return new DomainError('forbidden', code, message);
}

/** The input itself is wrong; use the constructor to report several fields at once. */
export function invalid(pointer: string, detail: string): DomainError {
  return new DomainError('invalid', 'VALIDATION', detail, undefined, [{ pointer, detail }]);
}

/** The caller decided on a version that is no longer the current one. */
export function stale(details?: Record<string, unknown>): DomainError {
  const message = 'It was changed in the meantime. Read it again and repeat the change.';
  return new DomainError('stale', 'STALE', message, details);
}

/** Nobody is signed in, or the credentials do not count. */
export function unauthenticated(code: string, message: string): DomainError {
  return new DomainError('unauthenticated', code, message);
}

/** Something it depends on is away for the moment; the same request may succeed later. */
export function unavailable(code: string, message: string): DomainError {
  return new DomainError('unavailable', code, message);
}

/** Too often in too short a time; after `seconds` another try is welcome. `code` names the limit. */
export function limited(message: string, seconds: number, code = 'TOO_MANY_REQUESTS'): DomainError {
  return new DomainError('limited', code, message, { retryAfter: seconds });
}

/** Refuses a change that was decided on another version; `*` and undefined (not sent) accept any. */
export function checkVersion(
  expected: number | '*' | undefined,
  current: number,
  details?: Record<string, unknown>,
): void {
  if (expected !== undefined && expected !== '*' && expected !== current) throw stale(details);
}
