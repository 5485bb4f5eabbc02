import { TransactionContext } from '@mikro-orm/core';
import pg from 'pg';
import { isDatabaseAway } from '../postgres-errors.js';
import { PreparedQuery, StatementCache, type Prepared } from './prepared-query.js';
import { StatementNames } from './statement-names.js';

/** Each connection keeps as many plans. */
const names = new StatementNames(500);

/** The connections of transactions, by the entity manager in whose context they began. */
const connections = new WeakMap<object, NamedStatementClient>();

/** The next statement of the transaction in progress commits it in the same trip; the commit that follows is not sent. */
export function commitWithNextStatement(): void {
  const transaction = TransactionContext.getEntityManager();
  if (transaction) connections.get(transaction)?.commitWithNext();
}

type Query = (...all: unknown[]) => unknown;

/**
 * A client that prepares every statement with parameters once per connection, as long as it keeps its name. A transaction
 * begins with its first statement, and nothing is sent for one that has none.
 */
export class NamedStatementClient extends pg.Client {
  private cache?: StatementCache;
  /** The transaction has begun for its caller; PostgreSQL is told with the next statement. */
  private beginning = false;
  /** The next statement takes the commit along. */
  private committing = false;

  // The overloads of pg.Client#query cannot be restated; what kysely and MikroORM pass is (text, values).
  override query = ((text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    type Wire = ConstructorParameters<typeof StatementCache>[0];
    this.cache ??= new StatementCache((this as unknown as { connection: Wire }).connection);
    if (typeof text === 'string' && rest.length === 0) {
      if (text === 'begin' || text === 'commit' || text === 'rollback') return this.bracket(text, this.cache);
      if (Array.isArray(values) && values.length > 0) return this.statement(text, values, this.cache);
    }
    if (this.beginning) this.begin(this.cache);
    return (pg.Client.prototype.query as Query).call(this, text, values, ...rest);
  }) as pg.Client['query'];

  commitWithNext(): void {
    this.committing = true;
  }

  private statement(text: string, values: unknown[], cache: StatementCache): Promise<unknown> {
    const { beginning: begin } = this;
    const commit = this.committing && cache.has('commit');
    this.beginning = this.committing = false;
    return this.run({ name: names.of(text), text, values, begin, commit }, cache);
  }

  private bracket(text: 'begin' | 'commit' | 'rollback', cache: StatementCache): Promise<unknown> {
    const transaction = text === 'begin' && TransactionContext.getEntityManager();
    if (transaction) connections.set(transaction, this);
    this.committing = false;
    const unsent = this.beginning;
    this.beginning = text === 'begin' && cache.has('begin');
    const committed = text === 'commit' && this.getTransactionStatus() === 'I';
    if (this.beginning || unsent || committed) return Promise.resolve(nothing);
    const answer = this.run({ name: text, text, values: [] }, cache);
    return text === 'commit' ? answer : answer.catch(unlessLost);
  }

  /** Before what cannot take it along. */
  private begin(cache: StatementCache): void {
    this.beginning = false;
    // When this fails the connection is lost, and what is sent behind it says so.
    this.run({ name: 'begin', text: 'begin', values: [] }, cache).catch(() => undefined);
  }

  private run(statement: Prepared, cache: StatementCache): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, result: unknown): void => (error ? reject(error) : resolve(result));
      (pg.Client.prototype.query as Query).call(this, new PreparedQuery(statement, cache, done));
    });
  }
}

const nothing: { rows: never[]; rowCount: number; command: string } = { rows: [], rowCount: 0, command: '' };

/**
 * kysely keeps the connection of a transaction for ever when its BEGIN or ROLLBACK fails, and a pool that has lost all
 * its places that way never answers again. A lost connection has rolled back, and the statement after a BEGIN meets the
 * loss anyway: so these two succeed on it, and the pool gets it back and throws it away.
 */
function unlessLost(error: unknown): typeof nothing {
  if (isDatabaseAway(error)) return nothing;
  throw error;
}
