import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BeginCareRelation, RecordCareRelation } from '../../patients/index.js';
import { ReleaseTime } from '../../scheduling/index.js';
import { ClinicSettings, type Policies } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, checkVersion, DomainError } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../shared/security/audit-trail.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import { occupies } from '../domain/status.js';
import { whoOf, type Who } from '../domain/who.js';
import { detailsOf, type AppointmentDetails } from './appointment-details.js';

/** Which visit is meant, and the version its reader saw. */
export interface VisitTarget {
  readonly appointmentId: string;
  /** From If-Match; undefined and `*` accept any. */
  readonly expectedVersion?: number | '*';
}

/** What every change of a visit has in common: loaded in scope and locked, told something, stored with what follows. */
@Injectable()
export class VisitChanges {
  constructor(
    private readonly visits: Appointments,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  async change(
    actor: Actor,
    target: VisitTarget,
    tell: (visit: Appointment, who: Who, now: Temporal.Instant, policies: Policies) => void | Promise<void>,
  ): Promise<AppointmentDetails> {
    const now = this.clock.now();
    const { policies } = this.clinic;
    const visit = await this.visits.lock(target.appointmentId, actor);
    checkVersion(target.expectedVersion, visit.version);
    await this.tell(visit, () => tell(visit, whoOf(actor, visit), now, policies)).catch(tried(visit));
    this.trace(visit, actor);
    return detailsOf(visit, actor, now, policies);
  }

  /** Occupancy follows status: a visit that no longer takes time gives it back in the same transaction. */
  async tell(visit: Appointment, say: () => void | Promise<void>): Promise<void> {
    const before = visit.status;
    await say();
    if (occupies(before) && !occupies(visit.status)) {
      await this.commands.execute(new ReleaseTime({ appointmentId: visit.id }));
    }
    await this.visits.save(visit);
    await this.commands.execute(new RecordCareRelation(forCare(visit)));
  }

  /** A visit that is new is stored with the commit. */
  async add(visit: Appointment, actor: Actor): Promise<void> {
    this.visits.add(visit);
    this.trace(visit, actor);
    await this.commands.execute(new BeginCareRelation(forCare(visit)));
  }

  /** The answer shows what is written about the visit, whatever was done to it. */
  private trace({ id, patientId }: Appointment, actor: Actor): void {
    this.audit.recordOfAnother(actor, { patientId, action: 'write', resource: 'appointment', resourceId: id });
  }
}

/** Who sees the visit and may not do this to it has tried. */
function tried({ id, patientId }: Appointment): (error: unknown) => never {
  return (error) => {
    const forbidden = error instanceof DomainError && error.kind === 'forbidden';
    throw forbidden ? attempted(error, { patientId, resource: 'appointment', resourceId: id }) : error;
  };
}

/** What patients has to know of a visit for access to the record. */
function forCare({ id: appointmentId, patientId, practitionerId, status, statusChangedAt }: Appointment) {
  return { appointmentId, patientId, practitionerId, status, at: statusChangedAt.toString() };
}
