import { DomainEvent } from '../../shared/kernel/domain-event.js';

/** A practitioner has opened a record without a care relation, and said why. The reason stands in the audit trail only. */
export class GlassBroken extends DomainEvent<{
  readonly patientId: string;
  readonly practitionerId: string;
  readonly accountId: string;
}> {
  static override readonly type = 'patients.glass-broken.v1';
}
