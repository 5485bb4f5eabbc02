import { EntityManager, TransactionContext } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { DomainError, unavailable } from '../kernel/domain-error.js';
import { DatabaseFailures } from './database-failures.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { commitWithNextStatement } from './wire/named-statements.js';
import { PendingWrites, type Row } from './pending-writes.js';
import { isWorthRetrying, translatePostgresError } from './postgres-errors.js';

/** The way to PostgreSQL: statements with parameters, the transaction, and rows written with its commit. */
@Injectable()
export class Database {
  readonly failures = new DatabaseFailures();
  private readonly logger = new Logger('Database');
  private readonly writes = new WeakMap<EntityManager, PendingWrites>();

  constructor(
    private readonly root: EntityManager,
    private readonly idempotency: IdempotencyKeys,
  ) {}

  /** The unit of work of the transaction in progress; outside of one, a new one. */
  get em(): SqlEntityManager {
    return (TransactionContext.getEntityManager() ?? this.root.fork()) as SqlEntityManager;
  }

  /** Runs a statement, in the transaction in progress if there is one. */
  async rows<Result>(statement: RawBuilder<Result>): Promise<Result[]> {
    try {
      const connection = (TransactionContext.getEntityManager() ?? this.root) as SqlEntityManager;
      return (await statement.execute(connection.getKysely())).rows;
    } catch (error) {
      this.failures.note(error);
      // A deadlock stays what it is: the transaction around it decides whether to try again.
      throw isWorthRetrying(error) ? error : translatePostgresError(error);
    }
  }

  async row<Result>(statement: RawBuilder<Result>): Promise<Result | undefined> {
    return (await this.rows(statement))[0];
  }

  /**
   * Tries a small write after a failure that was noted: what needs no more room may succeed on a full disk, so it needs some.
   * @throws DATABASE_FAILING, DATABASE_AWAY
   */
  async checkWrites(): Promise<void> {
    if (this.failures.cause === undefined) return;
    try {
      await this.rows(
        sql`create temporary table write_check on commit drop as select generate_series(1, 5000) as filling`,
      );
    } catch (error) {
      // A role that may make no temporary tables cannot tell more than its next write will.
      if (error instanceof DomainError) throw error;
    }
    this.failures.over();
  }

  /** Collects a row that is written with the commit. Only inside a transaction. */
  writeWithCommit(table: string, row: Row): void {
    this.pendingWrites().add(table, row);
  }

  /** Runs after a successful commit of the transaction in progress, never after a rollback. */
  afterCommit(work: () => void): void {
    this.pendingWrites().afterCommit.push(work);
  }

  /**
   * Joins the transaction in progress, or runs the work in one of its own; after a deadlock, or where only an expired
   * idempotency key was in the way, it is tried once more.
   */
  async transaction<Result>(work: () => Promise<Result>): Promise<Result> {
    if (TransactionContext.getEntityManager()) return work();
    return this.idempotency.whileRunning(async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await this.runInTransaction(work);
        } catch (error) {
          this.failures.note(error);
          this.idempotency.giveBack();
          if (attempt === 1 && (isWorthRetrying(error) || (await this.idempotency.makesRoom(this, error)))) continue;
          return await this.idempotency.resultOrError<Result>(this, translatePostgresError(error));
        }
      }
    });
  }

  /**
   * What `em.transactional()` does, less what costs and is not used here: copying the listeners of the root, merging the
   * entities back into it, and a second flush.
   */
  private async runInTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
    const writes = new PendingWrites();
    const em = this.root.fork({ clear: true }) as SqlEntityManager;
    this.writes.set(em, writes);
    const result = await TransactionContext.create(em, () =>
      em.getConnection().transactional(async (transaction) => {
        em.setTransactionContext(transaction);
        const answer = await work();
        await em.flush();
        this.idempotency.take(writes, answer);
        await this.writeAll(writes);
        return answer;
      }),
    );
    for (const run of writes.afterCommit) run();
    return result;
  }

  /** Nothing is shown or done when its trace cannot be written, whatever the reason. */
  private async writeAll(writes: PendingWrites): Promise<void> {
    const { onlyTrace } = writes;
    const statement = writes.statement();
    if (!statement) return;
    try {
      commitWithNextStatement();
      await this.rows(statement);
    } catch (error) {
      if (!onlyTrace || error instanceof DomainError || isWorthRetrying(error)) throw error;
      this.logger.error({ err: error }, 'The audit trail cannot be written');
      throw unavailable(
        'AUDIT_AWAY',
        'This cannot be put on record for the moment, so nothing was shown or done. Try again soon.',
      );
    }
  }

  private pendingWrites(): PendingWrites {
    const em = TransactionContext.getEntityManager();
    const writes = em && this.writes.get(em as EntityManager);
    if (!writes)
      throw new Error(
        'Only a transaction can do this: `database.transaction(…)`, or `{ transaction: true }` at the handler',
      );
    return writes;
  }
}
