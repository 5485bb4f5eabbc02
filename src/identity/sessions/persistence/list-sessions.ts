import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/kernel/actor.js';
import { Clock } from '../../../shared/kernel/clock.js';
import { isoOf } from '../../../shared/persistence/column-types.js';
import { Database } from '../../../shared/persistence/database.js';
import { Handles } from '../../handlers.js';
import type { SessionView } from '../http/sessions.view.js';

/** The actor's own live sessions, the one used last first. */
export class ListSessions extends Query<SessionView[]> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@Handles(ListSessions)
class ListSessionsHandler {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  async execute({ actor: { accountId, sessionId } }: ListSessions): Promise<SessionView[]> {
    const rows = await this.database.rows<SessionView>(sql`
      select id, created_at as "createdAt", last_used_at as "lastUsedAt", user_agent as "userAgent"
      from identity.session
      where account_id = ${accountId}::uuid and ended_at is null and expires_at > ${this.clock.now().toString()}::timestamptz
      order by last_used_at desc, id desc limit 100`);
    return rows.map((row) => ({
      ...row,
      createdAt: isoOf(row.createdAt),
      lastUsedAt: isoOf(row.lastUsedAt),
      current: row.id === sessionId,
    }));
  }
}
