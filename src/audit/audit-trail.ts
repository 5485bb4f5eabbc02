import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { hasRole, type Actor } from '../shared/kernel/actor.js';
import { Clock } from '../shared/kernel/clock.js';
import type { Trace } from '../shared/kernel/domain-error.js';
import { newId } from '../shared/kernel/id.js';
import { currentRequest, runWithoutKey } from '../shared/kernel/request-context.js';
import { instantOf } from '../shared/persistence/column-types.js';
import { Database } from '../shared/persistence/database.js';
import { auditTable, hexOf } from '../shared/persistence/pending-writes.js';
import { FieldEncryption } from '../shared/security/field-encryption.js';
import { lookMinutes, RecentLooks } from './recent-looks.js';

export const auditActions = ['read', 'write', 'break-glass', 'refused'] as const;
export type AuditAction = (typeof auditActions)[number];

/** One look at a record, one change of it, or one change of the clinic itself. */
export interface AuditEntry {
  /** Whose record; left out where it is nobody's. */
  readonly patientId?: string;
  readonly action: AuditAction;
  /** What of the record: `medical-history`, `note`, `document`, …; or of the clinic: `account`, `site`, `holiday`, … */
  readonly resource: string;
  readonly resourceId?: string;
  /** Why, in the actor's words; kept encrypted. */
  readonly reason?: string;
  /** The names of the fields that were changed; a value only of a closed list of words: `status=suspended`. */
  readonly changed?: readonly string[];
}

/**
 * Who saw or changed whose record, and who changed the clinic: each leaves a row in its own transaction, so there is no
 * change without its trace and no trace of what did not happen. The database lets nobody change a row.
 */
@Injectable()
export class AuditTrail {
  private readonly looks = new RecentLooks();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {}

  /** Only inside a transaction: a query that records says `{ transaction: true }` at its handler. */
  record(actor: Actor, entry: AuditEntry): void {
    this.write(actor, entry, null);
  }

  /** A change of the clinic itself; only inside a transaction. {@link AuditEntry.changed} says what of it. */
  recordChange(actor: Actor, resource: string, resourceId: string, changed?: readonly string[]): void {
    this.record(actor, { action: 'write', resource, resourceId, changed });
  }

  /** A look at a record that is not the actor's own, or a change of it; only inside a transaction. */
  recordOfAnother(actor: Actor, entry: AuditEntry & { readonly patientId: string }): void {
    if (actor.patientId !== entry.patientId) this.write(actor, entry, null);
  }

  /**
   * A list, a board or an overview that shows these patients: one row for those whom the actor has not seen in such a list
   * in the last 15 minutes, none when there is nobody new. To be awaited before anything is shown; joins the transaction
   * in progress or is one of its own.
   */
  async listed(actor: Actor, resource: string, patientIds: Iterable<string>): Promise<void> {
    const reader = `${actor.accountId} ${resource}`;
    const now = this.clock.now();
    const unknown = this.looks.without(reader, ofOthers(actor, patientIds), now);
    if (unknown.length === 0) return;
    await this.database.transaction(async () => {
      const known = await this.committedLooks(actor.accountId, resource, now);
      const fresh = unknown.filter((id) => !known.has(id));
      if (fresh.length > 0) this.write(actor, { action: 'read', resource }, fresh);
      this.database.afterCommit(() => {
        for (const id of unknown) this.looks.note(reader, id, known.get(id) ?? now, now);
      });
    });
  }

  /**
   * What a refusal leaves on record, in a transaction of its own: that of the attempt has been rolled back. It does not take
   * the request's Idempotency-Key, which is for a success.
   */
  async refused(actor: Actor, { action, patientIds, resource, resourceId }: Trace): Promise<void> {
    const others = ofOthers(actor, patientIds);
    if (others.size === 0) return;
    await runWithoutKey(async () => {
      if (action === 'read') return this.listed(actor, resource, others);
      await this.database.transaction(async () => {
        for (const patientId of others) this.record(actor, { action, patientId, resource, resourceId });
      });
    });
  }

  /** Whom the actor has seen in lists lately, by the trail itself, and when last. */
  private async committedLooks(accountId: string, resource: string, now: Temporal.Instant) {
    const since = now.subtract({ minutes: lookMinutes }).toString();
    const rows = await this.database.rows<{ id: string; at: string }>(sql`
      select seen.id, max(e.at) as at from platform.audit_event e cross join unnest(e.patient_ids) as seen(id)
      where e.account_id = ${accountId}::uuid and e.at > ${since}::timestamptz and e.at <= ${now.toString()}::timestamptz
        and e.resource = ${resource} and e.action = 'read'
      group by seen.id`);
    return new Map(rows.map(({ id, at }) => [id, instantOf(at)]));
  }

  private write(actor: Actor, entry: AuditEntry, patientIds: readonly string[] | null): void {
    const { patientId, action, resource, resourceId, reason, changed } = entry;
    this.database.writeWithCommit(auditTable, {
      id: newId(),
      at: this.clock.now().toString(),
      account_id: actor.accountId,
      acting_as: actingAs(actor, patientId ?? patientIds?.[0]),
      patient_id: patientId ?? null,
      patient_ids: patientIds === null ? null : `{${patientIds.join(',')}}`,
      action,
      resource,
      resource_id: resourceId ?? null,
      reason: reason === undefined ? null : hexOf(this.encryption.encrypt(reason)),
      request_id: currentRequest()?.requestId ?? null,
      changed: changed === undefined ? null : `{${changed.map((name) => JSON.stringify(name)).join(',')}}`,
    });
  }
}

/** The names of the fields that a change gives. */
export function fieldsOf(changes: object): string[] {
  return Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

function ofOthers(actor: Actor, patientIds: Iterable<string>): Set<string> {
  const others = new Set(patientIds);
  if (actor.patientId !== undefined) others.delete(actor.patientId);
  return others;
}

/** In which of their roles somebody met this patient's record, or changed the clinic. */
function actingAs(actor: Actor, patientId: string | undefined): string {
  if (patientId !== undefined && actor.patientId === patientId) return 'patient';
  if (patientId === undefined) return rolesInTheClinic.find((role) => hasRole(actor, role)) ?? 'staff';
  return rolesWithPatients.find((role) => hasRole(actor, role)) ?? 'patient';
}

const rolesWithPatients = ['practitioner', 'admin', 'staff'] as const;
const rolesInTheClinic = ['admin', 'staff', 'practitioner', 'patient'] as const;
