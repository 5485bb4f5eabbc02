import { sql, type RawBuilder } from 'kysely';
import { createHash } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';
import { conflict, DomainError, refused } from '../kernel/domain-error.js';
import { currentRequest, type IdempotencyRequest } from '../kernel/request-context.js';
import type { FieldEncryption } from '../security/field-encryption.js';
import { hexOf, type PendingWrites } from './pending-writes.js';
import { constraintMeans } from './postgres-errors.js';

const keptHours = 24;
const inFlight = (): DomainError =>
  conflict('IDEMPOTENCY_IN_FLIGHT', 'The first request with this Idempotency-Key is still running.');

constraintMeans('idempotency_key_pkey', inFlight);

/** What it needs of the database that uses it. */
interface Statements {
  rows<Result>(statement: RawBuilder<Result>): Promise<Result[]>;
  row<Result>(statement: RawBuilder<Result>): Promise<Result | undefined>;
}

/**
 * Idempotency without a trip to the database: the key's row commits with the command, and only a command that fails
 * looks whether an equal one had already been answered.
 */
export class IdempotencyKeys {
  /** The requests of this process that run now, by their keys, in the order in which they came. */
  private readonly running = new Map<string, IdempotencyRequest[]>();

  constructor(
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {}

  /** Runs the command of a request, so that its equals know of it meanwhile. */
  async whileRunning<Result>(command: () => Promise<Result>): Promise<Result> {
    const request = currentRequest()?.idempotency;
    if (!request) return command();
    const name = scopedKey(request).toString('base64');
    const equals = this.running.get(name) ?? [];
    this.running.set(name, equals);
    equals.push(request);
    try {
      return await command();
    } finally {
      equals.splice(equals.indexOf(request), 1);
      if (equals.length === 0) this.running.delete(name);
    }
  }

  /** Adds the key and the command's result to what the transaction writes last. */
  take(writes: PendingWrites, result: unknown): void {
    const request = currentRequest()?.idempotency;
    if (!request || request.taken) return;
    request.taken = true;
    const now = this.clock.now();
    writes.add('platform.idempotency_key', {
      key: hexOf(scopedKey(request)),
      body_hash: hexOf(Buffer.from(request.bodyHash, 'hex')),
      result: hexOf(this.encryption.encrypt(JSON.stringify(result ?? null))),
      expires_at: now.add({ hours: keptHours }).toString(),
    });
  }

  /**
   * After the rollback of a command that met its own key in the database: whether that one had expired, and the command
   * may be tried again. Nothing waits for the sweeper.
   */
  async makesRoom(database: Statements, error: unknown): Promise<boolean> {
    const request = currentRequest()?.idempotency;
    if (!request || !isInFlight(error)) return false;
    await database.rows(sql`
      delete from platform.idempotency_key
      where key = ${scopedKey(request)} and expires_at <= ${this.clock.now().toString()}::timestamptz`);
    return (await this.find(database, request)) === undefined;
  }

  /** Before a command is tried again, or not any more: what it took went with its rollback. */
  giveBack(): void {
    const request = currentRequest()?.idempotency;
    if (request) request.taken = false;
  }

  /**
   * After the rollback of a failed command: the stored result of its equal, or the error to answer with.
   * @throws IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_FLIGHT or the error given.
   */
  async resultOrError<Result>(database: Statements, error: unknown): Promise<Result> {
    const request = currentRequest()?.idempotency;
    if (!request) throw error;
    const stored = await this.find(database, request).catch(() => undefined);
    if (!stored) throw this.isBehindAnEqual(request) && isBusy(error) ? inFlight() : error;
    if (stored.bodyHash !== request.bodyHash) {
      throw refused('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for a request with another body.');
    }
    request.replayed = true;
    return JSON.parse(this.encryption.decrypt(stored.result)) as Result;
  }

  /** Whether an equal request came first and still runs: a lock that was waited for in vain may be its. */
  private isBehindAnEqual(request: IdempotencyRequest): boolean {
    return this.running.get(scopedKey(request).toString('base64'))?.[0] !== request;
  }

  private async find(database: Statements, request: IdempotencyRequest) {
    return database.row<{ bodyHash: string; result: Buffer }>(sql`
      select encode(body_hash, 'hex') as "bodyHash", result from platform.idempotency_key
      where key = ${scopedKey(request)} and expires_at > ${this.clock.now().toString()}::timestamptz`);
  }
}

function scopedKey({ key, path }: IdempotencyRequest): Buffer {
  return createHash('sha256')
    .update(`${currentRequest()?.accountId ?? ''}\n${path}\n${key}`)
    .digest();
}

const isInFlight = (error: unknown): boolean => codeOf(error) === 'IDEMPOTENCY_IN_FLIGHT';
const isBusy = (error: unknown): boolean => codeOf(error) === 'BUSY';

function codeOf(error: unknown): string | undefined {
  return error instanceof DomainError ? error.code : undefined;
}
