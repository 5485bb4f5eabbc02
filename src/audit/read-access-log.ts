import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { mapPage, type Page } from '../shared/kernel/page.js';
import type { Actor } from '../shared/kernel/actor.js';
import { isoOf } from '../shared/persistence/column-types.js';
import { Database } from '../shared/persistence/database.js';
import { concerns, newestFirst } from './audit-order.js';
import { Handles } from './handlers.js';

interface Input {
  /** Only what somebody else has done. */
  readonly byOthers?: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

/** Somebody's look at the actor's own record, or a change of it: what the patient is told of it. */
export interface AccessLogEntry {
  readonly id: string;
  readonly at: string;
  readonly actingAs: string;
  /** Null when the account is no more. */
  readonly name: string | null;
  /** Whether it was the actor. */
  readonly own: boolean;
  readonly action: string;
  readonly resource: string;
  /** Whether it was a list, a board or an overview, with others. */
  readonly inList: boolean;
}

/**
 * Who has opened the actor's own record, newest first; nothing for an account that is no patient's. Who was refused has
 * opened nothing: that is for administrators, and no patient learns the name of another one by it.
 */
export class ReadAccessLog extends Query<Page<AccessLogEntry>> {
  constructor(
    readonly actor: Actor,
    readonly input: Input,
  ) {
    super();
  }
}

@Handles(ReadAccessLog)
class ReadAccessLogHandler {
  constructor(private readonly database: Database) {}

  async execute({ actor, input: { byOthers, limit, cursor } }: ReadAccessLog): Promise<Page<AccessLogEntry>> {
    const after = newestFirst.after(cursor);
    if (actor.patientId === undefined) return { items: [], nextCursor: null };
    const rows = await this.database.rows<AccessLogEntry>(sql`
      select e.id, e.at, e.acting_as as "actingAs", a.full_name as name, e.account_id = ${actor.accountId}::uuid as own,
        e.action, e.resource, e.patient_ids is not null as "inList"
      from platform.audit_event e left join identity.account a on a.id = e.account_id
      where ${concerns(actor.patientId)} and e.action <> 'refused' and ${after}
        ${byOthers ? sql`and e.account_id <> ${actor.accountId}::uuid` : sql``}
      order by ${newestFirst.order} limit ${limit + 1}`);
    return mapPage(newestFirst.page(rows, limit), (row) => ({ ...row, at: isoOf(row.at) }));
  }
}
