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

/** A database of this test's own, cloned from a migrated template (a few dozen milliseconds). */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('This test needs a database: put it into a project that has the global set-up.');
  const template = await ensureTemplate(server);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name} template ${template}`));
  return { url: named(server, name), drop: () => onServer(server, (client) => drop(client, name)) };
}

/** A database without anything in it. */
export async function createEmptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_URL!;
  const name = `empty_${randomBytes(8).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name}`));
  return { url: named(server, name), drop: () => onServer(server, (client) => drop(client, name)) };
}

/**
 * PostgreSQL drops a database once every session of the server, whatever its database, has taken note. One that is held
 * up in its sign-in, because its process is busy, can take a minute: that must not fail somebody else's test. What is left
 * goes with the server.
 */
async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`set statement_timeout = '5s'`);
  await client.query(`drop database ${name} with (force)`).catch((error: { code?: string }) => {
    if (error.code !== queryCanceled) throw error;
  });
}

/** The first test that asks migrates; the others wait for it. The name holds the migrations' hash. */
async function ensureTemplate(server: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, file)));
  const template = `template_${hash.digest('hex').slice(0, 16)}`;
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(1)');
    const found = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [template]);
    if (found.rowCount) return;
    await client.query(`drop database if exists ${template}`);
    await client.query(`create database ${template}`);
    const databaseUrl = named(server, template);
    const orm = await MikroORM.init(ormOptions(Object.assign(new Config(), { databaseUrl, secretKeys: ['x'] })));
    await migrate(orm);
    await orm.close(true);
    await client.query(`alter database ${template} is_template true`);
  });
  return template;
}

async function onServer<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function named(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
