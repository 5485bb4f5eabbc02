import type pg from 'pg';
import { NamedStatementClient } from './named-statements.js';

type Pool = pg.Pool & { Client: unknown; readonly ending: boolean };
type Connect = () => Promise<pg.PoolClient>;

const ended = (): Error => new Error('Cannot use a pool after calling end on the pool');

/**
 * What is done to the pool that MikroORM makes; one function for each MikroORM. `patience` says how long, in milliseconds,
 * a connection is waited for now.
 */
export function poolPreparation(patience: () => number): (pool: Pool) => void {
  let known: Pool | undefined;
  return (pool) => {
    // A statement that comes after the end would quietly begin a new pool, which nobody ends.
    if (known?.ending) throw ended();
    known = pool;
    pool.Client = NamedStatementClient;
    Object.defineProperty(pool.options, 'connectionTimeoutMillis', { get: patience });
    returnLateConnections(pool);
  };
}

/**
 * kysely forgets the pool before it ends it, and then drops a connection that was just being opened instead of giving it
 * back: the end of the pool would wait for it for ever.
 */
function returnLateConnections(pool: Pool): void {
  const connect = pool.connect.bind(pool) as Connect;
  const guarded: Connect = async () => {
    const client = await connect();
    if (!pool.ending) return client;
    client.release();
    throw ended();
  };
  pool.connect = guarded as pg.Pool['connect'];
}
