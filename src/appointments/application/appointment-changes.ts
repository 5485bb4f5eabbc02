import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BeginCareRelation, RecordCareRelation, type VisitForCare } from '../../patients/index.js';
import { ReleaseTime } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { attempted, checkVersion, DomainError } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { actorTowards, type AppointmentActor } from '../domain/acting-as.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import type { Occasion } from '../domain/occasion.js';
import { occupies } from '../domain/status.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { viewOf } from './appointment-views.js';
import { lookAt } from './look-at.js';
import { Occasions } from './occasions.js';

/** Which appointment is meant, and the version its reader saw. */
export interface AppointmentTarget {
  readonly appointmentId: string;
  /** From If-Match; undefined and `*` accept any. */
  readonly expectedVersion?: number | '*';
}

/** What every change of an appointment has in common: loaded in scope and locked, told, stored with what follows. */
@Injectable()
export class AppointmentChanges {
  constructor(
    private readonly appointments: Appointments,
    private readonly commands: CommandBus,
    private readonly occasions: Occasions,
    private readonly audit: AuditTrail,
  ) {}

  async change(
    actor: Actor,
    target: AppointmentTarget,
    tell: (appointment: Appointment, occasion: Occasion) => void | Promise<void>,
  ): Promise<AppointmentView> {
    const appointment = await this.appointments.lock(target.appointmentId, actor);
    // The moment is taken after the lock: of two changes at once, the one that waited happens later.
    const occasion = this.occasions.of(actor, appointment);
    checkVersion(target.expectedVersion, appointment.version, { current: appointment.status });
    await this.tell(appointment, occasion.actor, () => tell(appointment, occasion), actor).catch(
      tracingAttempt(appointment),
    );
    return viewOf(appointment, { ...occasion, actor: actorTowards(appointment, actor) });
  }

  /**
   * Occupancy follows status: an appointment that no longer takes time gives it back in the same transaction. What an
   * actor does leaves its row in the audit trail: of a change, or of a look where nothing was changed.
   */
  async tell(
    appointment: Appointment,
    by: AppointmentActor,
    change: () => void | Promise<void>,
    actor?: Actor,
  ): Promise<void> {
    const { status: before, practitionerId } = appointment;
    await change();
    if (actor) this.trace(appointment, actor);
    const care = forCare(appointment, by, practitionerId);
    if (occupies(before) && !occupies(appointment.status)) {
      await this.commands.execute(new ReleaseTime({ appointmentId: appointment.id }));
    }
    await this.appointments.save(appointment);
    if (care) await this.commands.execute(new RecordCareRelation(care));
  }

  /** A new appointment is stored with the commit. */
  async add(appointment: Appointment, actor: Actor): Promise<void> {
    const care = forCare(appointment, actorTowards(appointment, actor));
    this.trace(appointment, actor);
    this.appointments.add(appointment);
    if (care) await this.commands.execute(new BeginCareRelation(care));
  }

  /** Before it is stored. The answer shows what is written about the appointment, whatever was done to it. */
  private trace(appointment: Appointment, actor: Actor): void {
    const look = lookAt(appointment);
    this.audit.recordOfAnother(actor, appointment.lastEntry ? { ...look, action: 'write' } : look);
  }
}

/** A forbidden change of an appointment that the actor may see goes on record as an attempt. */
function tracingAttempt({ id, patientId }: Appointment): (error: unknown) => never {
  return (error) => {
    const forbidden = error instanceof DomainError && error.kind === 'forbidden';
    throw forbidden ? attempted(error, { patientId, resource: 'appointment', resourceId: id }) : error;
  };
}

/** What patients has to know of an appointment for access to the record; undefined when nothing happened to it. */
function forCare(
  appointment: Appointment,
  by: AppointmentActor,
  formerPractitionerId?: string,
): VisitForCare | undefined {
  const { id: appointmentId, patientId, practitionerId, status, statusChangedAt, lastEntry } = appointment;
  if (!lastEntry) return undefined;
  const change = {
    action: lastEntry.action,
    accountId: by.accountId,
    byPatient: lastEntry.as === 'patient',
    byOwnAccount: by.ownPractitionerId === practitionerId,
    newPractitioner: formerPractitionerId !== practitionerId,
  };
  return { appointmentId, patientId, practitionerId, status, at: statusChangedAt.toString(), change };
}
