import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Clock } from '../kernel/clock.js';
import { conflict, DomainError, refused } from '../kernel/domain-error.js';
import { currentRequest, type IdempotencyRequest } from '../kernel/request-context.js';
import type { FieldEncryption } from '../security/field-encryption.js';
import type { Database } from './database.js';
import { hexOf, type PendingWrites } from './pending-writes.js';

const keptHours = 24;

/**
 * Idempotency without a trip to the database: the key's row commits with the command, and only a command that fails
 * looks whether an equal one had already been answered.
 */
export class IdempotencyKeys {
  constructor(
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {}

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
   * After the rollback of a failed command: the stored result of its equal, or the error to answer with.
   * @throws IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_IN_FLIGHT or the error given.
   */
  async resultOrError<Result>(database: Database, error: unknown): Promise<Result> {
    const request = currentRequest()?.idempotency;
    if (!request) throw error;
    request.taken = false;
    const stored = await this.find(database, request).catch(() => undefined);
    if (!stored) {
      // It waited as long as a lock may be waited for and the first of its kind has not finished.
      if (error instanceof DomainError && error.code === 'BUSY') {
        throw conflict('IDEMPOTENCY_IN_FLIGHT', 'The first request with this Idempotency-Key is still running.');
      }
      throw error;
    }
    if (stored.bodyHash !== request.bodyHash) {
      throw refused('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for a request with another body.');
    }
    request.replayed = true;
    return JSON.parse(this.encryption.decrypt(stored.result)) as Result;
  }

  private async find(database: Database, request: IdempotencyRequest) {
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
