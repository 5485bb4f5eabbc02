import pg from 'pg';
import { isDatabaseAway } from '../postgres-errors.js';
import { Learnt, PreparedQuery, type Prepared } from './prepared-query.js';
import { StatementNames } from './statement-names.js';

/** Each connection keeps as many plans. */
const names = new StatementNames(500);

/** Behind the last statement of a transaction: commits it in the same trip. The commit that follows is not sent then. */
export const andCommit = '; commit';

type Query = (...all: unknown[]) => unknown;

/**
 * A client that prepares every statement with parameters once per connection, as long as it keeps its name. A transaction
 * begins with its first statement, and nothing is sent for one that has none.
 */
export class NamedStatementClient extends pg.Client {
  private learnt?: Learnt;
  /** The transaction has begun as far as anybody can see, and PostgreSQL has not heard of it. */
  private beginning = false;

  // The overloads of pg.Client#query cannot be restated; what kysely and MikroORM pass is (text, values).
  override query = ((text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    this.learnt ??= new Learnt((this as unknown as { connection: ConstructorParameters<typeof Learnt>[0] }).connection);
    if (typeof text === 'string' && rest.length === 0) {
      if (text === 'begin' || text === 'commit' || text === 'rollback') return this.bracket(text, this.learnt);
      if (Array.isArray(values) && values.length > 0) return this.statement(text, values, this.learnt);
    }
    if (this.beginning) this.begin(this.learnt);
    return (pg.Client.prototype.query as Query).call(this, text, values, ...rest);
  }) as pg.Client['query'];

  private statement(text: string, values: unknown[], learnt: Learnt): Promise<unknown> {
    const last = text.endsWith(andCommit);
    const own = last ? text.slice(0, -andCommit.length) : text;
    const { beginning: begin } = this;
    this.beginning = false;
    return this.run({ name: names.of(own), text: own, values, begin, commit: last && learnt.has('commit') }, learnt);
  }

  private bracket(text: 'begin' | 'commit' | 'rollback', learnt: Learnt): Promise<unknown> {
    const unsent = this.beginning;
    this.beginning = text === 'begin' && learnt.has('begin');
    const committed = text === 'commit' && this.getTransactionStatus() === 'I';
    if (this.beginning || unsent || committed) return Promise.resolve(nothing);
    const answer = this.run({ name: text, text, values: [] }, learnt);
    return text === 'commit' ? answer : answer.catch(unlessLost);
  }

  /** Before what cannot take it along. */
  private begin(learnt: Learnt): void {
    this.beginning = false;
    // When this fails the connection is lost, and what is sent behind it says so.
    this.run({ name: 'begin', text: 'begin', values: [] }, learnt).catch(() => undefined);
  }

  private run(statement: Prepared, learnt: Learnt): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, result: unknown): void => (error ? reject(error) : resolve(result));
      (pg.Client.prototype.query as Query).call(this, new PreparedQuery(statement, learnt, done));
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
