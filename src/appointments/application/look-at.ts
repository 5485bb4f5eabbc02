import type { AuditEntry } from '../../audit/index.js';
import type { VisitRecord } from '../domain/visit-record.js';

/** What a look at a visit, or at its history, leaves in the audit trail. */
export function lookAt(
  { id, patientId }: Pick<VisitRecord, 'id' | 'patientId'>,
  resource: 'appointment' | 'appointment-history' = 'appointment',
): AuditEntry & { readonly patientId: string } {
  return { patientId, action: 'read', resource, resourceId: id };
}
