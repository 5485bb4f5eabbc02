import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Page } from '../shared/kernel/page.js';
import type { Actor } from '../shared/kernel/actor.js';
import { isoOf } from '../shared/persistence/column-types.js';
import { Database } from '../shared/persistence/database.js';
import { AuditTrail } from './audit-trail.js';
import { FieldEncryption } from '../shared/security/field-encryption.js';
import { concerns, newestFirst } from './audit-order.js';
import { Handles } from './handlers.js';

/** Which events to list; instants as text. */
export interface AuditFilter {
  readonly patientId?: string;
  readonly accountId?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceId?: string;
  /** From here on. */
  readonly from?: string;
  /** Up to here, without it. */
  readonly to?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** One look at a record, or one change of it or of the clinic: who, as what, whose, what, why, and in which request. */
export interface AuditRecord {
  readonly id: string;
  readonly at: string;
  readonly accountId: string;
  /** Null when the account is no more. */
  readonly accountName: string | null;
  readonly actingAs: string;
  /** Null for what is no patient's. */
  readonly patientId: string | null;
  readonly patientName: string | null;
  /** Who stood in a list, a board or an overview; null for what is none. */
  readonly patientIds: string[] | null;
  readonly action: string;
  readonly resource: string;
  readonly resourceId: string | null;
  readonly reason: string | null;
  readonly requestId: string | null;
  /** Names of the fields that were changed, where the event says them. */
  readonly changed: string[] | null;
}

type AuditRow = Omit<AuditRecord, 'reason'> & { readonly reason: Buffer | null };

/** The audit trail, newest first. Who may ask is decided by the route's role. */
export class ListAuditEvents extends Query<Page<AuditRecord>> {
  constructor(
    readonly actor: Actor,
    readonly filter: AuditFilter,
  ) {
    super();
  }
}

@Handles(ListAuditEvents)
class ListAuditEventsHandler {
  constructor(
    private readonly database: Database,
    private readonly encryption: FieldEncryption,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, filter }: ListAuditEvents): Promise<Page<AuditRecord>> {
    const rows = await this.database.rows<AuditRow>(sql`
      select e.id, e.at, e.account_id as "accountId", a.full_name as "accountName", e.acting_as as "actingAs",
        e.patient_id as "patientId", p.full_name as "patientName", e.action, e.resource, e.resource_id as "resourceId", e.reason,
        e.request_id as "requestId", e.changed, e.patient_ids as "patientIds"
      from platform.audit_event e left join identity.account a on a.id = e.account_id
        left join patients.patient p on p.id = e.patient_id
      where true ${conditions(filter)} and ${newestFirst.after(filter.cursor)}
      order by ${newestFirst.order} limit ${filter.limit + 1}`);
    const { items, nextCursor } = newestFirst.page(rows, filter.limit);
    // Why somebody's record was opened in an emergency says something about their health.
    const told = items.flatMap(({ reason, patientId }) => (reason === null ? [] : (patientId ?? [])));
    await this.audit.listed(actor, 'audit', told);
    return {
      items: items.map((row) => ({
        ...row,
        at: isoOf(row.at),
        reason: row.reason && this.encryption.decrypt(row.reason),
      })),
      nextCursor,
    };
  }
}

function conditions({ patientId, accountId, action, resource, resourceId, from, to }: AuditFilter) {
  const wanted = [
    ...(patientId === undefined ? [] : [sql`and ${concerns(patientId)}`]),
    ...(accountId === undefined ? [] : [sql`and e.account_id = ${accountId}::uuid`]),
    ...(action === undefined ? [] : [sql`and e.action = ${action}`]),
    ...(resource === undefined ? [] : [sql`and e.resource = ${resource}`]),
    ...(resourceId === undefined ? [] : [sql`and e.resource_id = ${resourceId}::uuid`]),
    ...(from === undefined ? [] : [sql`and e.at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`and e.at < ${to}::timestamptz`]),
  ];
  return sql.join(wanted, sql` `);
}
