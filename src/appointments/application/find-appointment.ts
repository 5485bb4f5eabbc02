import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { AuditTrail } from '../../audit/index.js';
import { Appointments } from '../domain/appointments.js';
import { Handles } from '../handlers.js';
import type { NamedAppointmentView } from '../http/appointments.view.js';
import { viewOf } from './appointment-views.js';
import { AppointmentNames } from './appointment-names.js';
import { lookAt } from './look-at.js';
import { Occasions } from './occasions.js';

/** One appointment as the actor may see it. */
export class FindAppointment extends Query<NamedAppointmentView> {
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
    private readonly appointments: Appointments,
    private readonly names: AppointmentNames,
    private readonly occasions: Occasions,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, appointmentId }: FindAppointment): Promise<NamedAppointmentView> {
    const appointment = await this.appointments.find(appointmentId, actor);
    this.audit.recordOfAnother(actor, lookAt(appointment));
    const [named] = await this.names.of([viewOf(appointment, this.occasions.of(actor, appointment))]);
    return named!;
  }
}
