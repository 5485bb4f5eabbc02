import { MikroORM } from '@mikro-orm/postgresql';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { ormOptions } from '../../mikro-orm.config.js';
import { Config } from '../../src/config.js';
import { migrate } from '../../src/shared/persistence/schema-migrations.js';

const queryCanceled = '57014';
const migrations = resolve(import.meta.dirname, '../../src/shared/persistence/migrations');

interface Server {
  readonly url: string;
  template?: Promise<string>;
  connections?: pg.Pool;
}

let ofTheRun: Server | undefined;
let ofThisFile: Server | undefined;

/** For a file whose server dies: databases are made on that one until the function returned is called. */
export function useServer(url: string): () => void {
  const server: Server = { url };
  ofThisFile = server;
  return () => {
    ofThisFile = undefined;
    void server.connections?.end().catch(() => undefined);
  };
}

function presentServer(): Server {
  if (ofThisFile) return ofThisFile;
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('This test needs a database: put it into a project that has the global set-up.');
  return (ofTheRun ??= { url });
}

/** A database of this test's own, cloned from a migrated template (a few dozen milliseconds). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = presentServer();
  // Copying the files costs a quarter of what writing each page to the log does, which is what PostgreSQL does by itself.
  return create(server, 'test', `template ${await (server.template ??= ensureTemplate(server))} strategy file_copy`);
}

/** A database without anything in it; `how` may say of which locale. */
export const createEmptyDatabase = (how = ''): Promise<TestDatabase> => create(presentServer(), 'empty', how);

export interface TestDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

async function create(server: Server, kind: string, how: string): Promise<TestDatabase> {
  const name = `${kind}_${randomBytes(8).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name} ${how}`));
  return { url: named(server, name), drop: () => onServer(server, (client) => drop(client, name)) };
}

/**
 * PostgreSQL drops a database once every session of the server, whatever its database, has taken note. One that is held
 * up in its sign-in, because its process is busy, can take a minute: that must not fail somebody else's test. What is left
 * goes with the server.
 */
async function drop(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(`set statement_timeout = '5s'`);
  try {
    await client.query(`drop database ${name} with (force)`);
  } catch (error) {
    if ((error as { code?: string }).code !== queryCanceled) throw error;
  } finally {
    await client.query('reset statement_timeout');
  }
}

/** The first test that asks migrates; the others wait for it. The name holds the migrations' hash. */
async function ensureTemplate(server: Server): Promise<string> {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, file)));
  const name = `template_${hash.digest('hex').slice(0, 16)}`;
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(1)');
    try {
      const found = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [name]);
      if (found.rowCount) return;
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name}`);
      const databaseUrl = named(server, name);
      const orm = await MikroORM.init(ormOptions(Object.assign(new Config(), { databaseUrl, secretKeys: ['x'] })));
      await migrate(orm);
      await orm.close(true);
      await client.query(`alter database ${name} is_template true`);
    } finally {
      await client.query('select pg_advisory_unlock(1)');
    }
  });
  return name;
}

/** Few connections for all files of a worker: a new one costs more than what it is asked for here. */
async function onServer(server: Server, work: (client: pg.ClientBase) => Promise<unknown>): Promise<void> {
  if (!server.connections) {
    server.connections = new pg.Pool({ connectionString: server.url, max: 2, allowExitOnIdle: true });
    // The server may go before the worker.
    server.connections.on('error', () => undefined);
  }
  const client = await server.connections.connect();
  try {
    await work(client);
  } finally {
    client.release();
  }
}

function named(server: Server, database: string): string {
  const url = new URL(server.url);
  url.pathname = `/${database}`;
  return url.href;
}
