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
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly encryption: FieldEncryption,
  ) {}

  /** Only inside a transaction: reads of a record are `@Transactional()` too. */
  record(actor: Actor, { patientId, action, resource, resourceId, reason, changed }: AuditEntry): void {
    this.database.writeWithCommit('platform.audit_event', {
      id: newId(),
      at: this.clock.now().toString(),
      account_id: actor.accountId,
      acting_as: actingAs(actor, patientId),
      patient_id: patientId ?? null,
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

/** In which of their roles somebody met this patient's record, or changed the clinic. */
function actingAs(actor: Actor, patientId: string | undefined): string {
  if (patientId !== undefined && actor.patientId === patientId) return 'patient';
  const roles = patientId === undefined ? rolesInTheClinic : rolesWithPatients;
  return roles.find((role) => hasRole(actor, role)) ?? 'staff';
}

const rolesWithPatients = ['practitioner', 'admin'] as const;
const rolesInTheClinic = ['admin', 'staff', 'practitioner', 'patient'] as const;
