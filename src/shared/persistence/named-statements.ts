import pg from 'pg';
import { isDatabaseAway } from './postgres-errors.js';

const mostNames = 500;
const names = new Map<string, string>();

/**
 * A client that prepares every statement with parameters once per connection. The names are bounded: statements past
 * the limit run unnamed.
 */
export class NamedStatementClient extends pg.Client {
  // The overloads of pg.Client#query cannot be restated; what kysely and MikroORM pass is (text, values).
  override query = ((text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const query = pg.Client.prototype.query as (...all: unknown[]) => unknown;
    const answer =
      name === undefined ? query.call(this, text, values, ...rest) : query.call(this, { name, text, values }, ...rest);
    return isBracket(text) && answer instanceof Promise ? answer.catch(unlessLost) : answer;
  }) as pg.Client['query'];
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < mostNames) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}

const isBracket = (text: unknown): boolean =>
  typeof text === 'string' && /^(begin|start transaction|rollback$)/.test(text);

/**
 * kysely keeps the connection of a transaction for ever when its BEGIN or ROLLBACK fails, and a pool that has lost all
 * its places that way never answers again. A lost connection has rolled back, and the statement after a BEGIN meets the
 * loss anyway: so these two succeed on it, and the pool gets it back and throws it away.
 */
function unlessLost(error: unknown): { rows: never[]; rowCount: number; command: string } {
  if (isDatabaseAway(error)) return { rows: [], rowCount: 0, command: '' };
  throw error;
}
