import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../../shared/persistence/database.js';
import { knownMigrations } from '../../shared/persistence/known-migrations.js';
import { StatusOf, type ComponentStatus } from '../../shared/status-of.js';

/** Whether the database is at the level of this version: another process may run another one. */
@Injectable()
export class MigrationsStatus {
  constructor(private readonly database: Database) {}

  @StatusOf('migrations')
  async look(): Promise<ComponentStatus> {
    const rows = await this.database.rows<{ name: string }>(sql`select name from platform.migration order by name`);
    const applied = rows.map(({ name }) => name);
    const pending = knownMigrations.filter((name) => !applied.includes(name));
    const unknown = applied.filter((name) => !knownMigrations.includes(name));
    const facts = {
      applied: applied.length,
      pending: pending.length,
      unknown: unknown.length,
      latest: applied.at(-1) ?? null,
    };
    if (pending.length > 0) {
      const message = `Migrations are missing in the database (${pending.length}, first ${pending[0]}): restart this process.`;
      return { state: 'warning', message, facts };
    }
    if (unknown.length > 0) {
      const message = `The database is newer than this process (${unknown.at(-1)}): let all processes run the same version.`;
      return { state: 'warning', message, facts };
    }
    return { state: 'ok', message: 'The database is at the level of this version.', facts };
  }
}
