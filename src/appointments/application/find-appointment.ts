import { Query } from '@nestjs/cqrs';
import { ClinicSettings } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import { Handles } from '../handlers.js';
import { detailsOf } from './appointment-details.js';
import { AppointmentReads } from './appointment-reads.js';
import { lookAt } from './look-at.js';
import { NamedVisits, type NamedAppointmentDetails } from './named-visits.js';

/** One visit as the actor may see it. */
export class FindAppointment extends Query<NamedAppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@Handles(FindAppointment, { transaction: true })
class FindAppointmentHandler {
  constructor(
    private readonly reads: AppointmentReads,
    private readonly named: NamedVisits,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId }: FindAppointment): Promise<NamedAppointmentDetails> {
    const found = await this.reads.find(appointmentId, actor);
    this.audit.recordOfAnother(actor, lookAt(found));
    const visit = detailsOf(found, actor, this.clock.now(), this.clinic.policies);
    const [named] = await this.named.of([visit]);
    return named!;
  }
}
