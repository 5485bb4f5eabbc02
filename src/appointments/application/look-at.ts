import type { AuditEntry } from '../../audit/index.js';
import type { AppointmentState } from '../domain/appointment-state.js';

/** What a look at an appointment, or at its history, leaves in the audit trail. */
export function lookAt(
  { id, patientId }: Pick<AppointmentState, 'id' | 'patientId'>,
  resource: 'appointment' | 'appointment-history' = 'appointment',
): AuditEntry & { readonly patientId: string } {
  return { patientId, action: 'read', resource, resourceId: id };
}
