import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { AuditTrail } from '../../audit/index.js';
import { Appointments } from '../domain/appointments.js';
import { jsonOf, type AppointmentJson } from './appointment-json.js';
import { AppointmentNames, type Names } from './appointment-names.js';
import { lookAt } from './look-at.js';
import { Occasions } from './occasions.js';

export interface NamedAppointmentJson extends AppointmentJson {
  readonly names: Names;
}

/** One appointment as the actor may see it. */
export class FindAppointment extends Query<NamedAppointmentJson> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@QueryHandler(FindAppointment)
export class FindAppointmentHandler implements IQueryHandler<FindAppointment> {
  constructor(
    private readonly appointments: Appointments,
    private readonly names: AppointmentNames,
    private readonly occasions: Occasions,
    private readonly database: Database,
    private readonly audit: AuditTrail,
  ) {}

  @Transactional()
  async execute({ actor, appointmentId }: FindAppointment): Promise<NamedAppointmentJson> {
    const appointment = await this.appointments.find(appointmentId, actor);
    this.audit.recordOfAnother(actor, lookAt(appointment));
    const [named] = await this.names.of([jsonOf(appointment, this.occasions.of(actor, appointment))]);
    return named!;
  }
}
