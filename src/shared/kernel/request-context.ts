import { AsyncLocalStorage } from 'node:async_hooks';

/** The Idempotency-Key of a command in progress. It counts for its path and for who asks. */
export interface IdempotencyRequest {
  readonly key: string;
  readonly path: string;
  /** SHA-256 in hex. */
  readonly bodyHash: string;
  /** Set when the answer is that of an earlier, equal request. */
  replayed?: boolean;
  /** Set once a transaction has taken the key, so that one request cannot take it twice. */
  taken?: boolean;
}

/** What belongs to one HTTP request and would otherwise be handed through every signature. Never business data. */
export interface RequestContext {
  readonly requestId: string;
  /** Who asks, once that is known. */
  accountId?: string;
  idempotency?: IdempotencyRequest;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInRequestContext<Result>(context: RequestContext, work: () => Result): Result {
  return storage.run(context, work);
}

/** The request being answered; undefined in background work. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Runs what belongs to the request but not to its command: no transaction in it takes the Idempotency-Key. */
export function runWithoutKey<Result>(work: () => Result): Result {
  const context = storage.getStore();
  return context ? storage.run({ ...context, idempotency: undefined }, work) : work();
}

/** Runs work that a request has caused but that is no part of it (the relay, for one). */
export function runOutsideRequest<Result>(work: () => Result): Result {
  return storage.exit(work);
}
