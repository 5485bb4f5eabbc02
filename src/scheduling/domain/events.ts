import { DomainEvent } from '../../shared/kernel/domain-event.js';

/** The hours, leave or holidays of a practitioner changed: what they can be booked at is different now. */
export class WorkingHoursChanged extends DomainEvent<{ practitionerId: string }> {
  static override readonly type = 'scheduling.working-hours-changed.v1';
}
