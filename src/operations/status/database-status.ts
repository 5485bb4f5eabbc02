import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Config } from '../../config.js';
import { Database } from '../../shared/persistence/database.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

const slowMs = 250;
const highShareOfConnections = 0.8;

interface Server {
  readonly version: string;
  readonly sizeBytes: string;
  readonly connectionsUsed: number;
  readonly connectionsMax: number;
}

@Injectable()
export class DatabaseStatus {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
  ) {}

  @StatusOf('database')
  async look(): Promise<ComponentStatus> {
    const started = performance.now();
    await this.database.rows(sql`select 1`);
    const latencyMs = Math.round((performance.now() - started) * 10) / 10;
    // Sessions of other roles are counted too, which pg_stat_activity shows to superusers only.
    const server = await this.database.row<Server>(sql`
      select current_setting('server_version') as version, pg_database_size(current_database()) as "sizeBytes",
        (select sum(numbackends)::int from pg_stat_database) as "connectionsUsed",
        current_setting('max_connections')::int as "connectionsMax"`);
    const { version, sizeBytes, connectionsUsed, connectionsMax } = server!;
    const where = this.config.embedded ? 'embedded' : 'external';
    const facts = { version, where, latencyMs, connectionsUsed, connectionsMax, sizeBytes: Number(sizeBytes) };
    const failed = await this.database.checkWrites().then(
      () => false,
      () => true,
    );
    const { sqlState, cause } = this.database.failures;
    if (failed && sqlState !== undefined) {
      const message = `The database answers and cannot do its work (${cause}): nothing can be booked until that is mended.`;
      return { state: 'down', message, facts: { ...facts, failure: sqlState } };
    }
    if (connectionsUsed >= highShareOfConnections * connectionsMax) {
      const message = `${connectionsUsed} of ${connectionsMax} connections of the database are in use: raise max_connections or run fewer processes.`;
      return { state: 'warning', message, facts };
    }
    if (latencyMs >= slowMs) {
      return {
        state: 'warning',
        message: `The database takes ${latencyMs} ms to answer the simplest question.`,
        facts,
      };
    }
    return { state: 'ok', message: 'The database answers.', facts };
  }
}
