import { Injectable } from '@nestjs/common';
import { hasRole, type Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/id.js';
import { currentRequest } from '../kernel/request-context.js';
import { Database } from '../persistence/database.js';
import { hexOf } from '../persistence/pending-writes.js';
import { FieldEncryption } from './field-encryption.js';

export const auditActions = ['read', 'write', 'break-glass'] as const;
export type AuditAction = (typeof auditActions)[number];

/** One look at a record, or one change of it. */
export interface AuditEntry {
  readonly patientId: string;
  readonly action: AuditAction;
  /** What of the record: `medical-history`, `note`, `prescription`, `document`, … */
  readonly resource: string;
  readonly resourceId?: string;
  /** Why, in the actor's words; kept encrypted. */
  readonly reason?: string;
}

/**
 * Who saw or changed whose record: every read and every write leaves a row in its own transaction, so there is no record
 * without its trace and no trace of what did not happen. The database lets nobody change a row.
 */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {}

  /** Only inside a transaction: reads of a record are `@Transactional()` too. */
  record(actor: Actor, { patientId, action, resource, resourceId, reason }: AuditEntry): void {
    this.database.writeWithCommit('platform.audit_event', {
      id: newId(),
      at: this.clock.now().toString(),
      account_id: actor.accountId,
      acting_as: actingAs(actor, patientId),
      patient_id: patientId,
      action,
      resource,
      resource_id: resourceId ?? null,
      reason: reason === undefined ? null : hexOf(this.encryption.encrypt(reason)),
      request_id: currentRequest()?.requestId ?? null,
    });
  }
}

/** In which of their roles somebody met this patient's record. */
function actingAs(actor: Actor, patientId: string): string {
  if (actor.patientId === patientId) return 'patient';
  if (hasRole(actor, 'practitioner')) return 'practitioner';
  return hasRole(actor, 'admin') ? 'admin' : 'staff';
}
