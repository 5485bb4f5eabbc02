import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { BeginCareRelation, RecordCareRelation, type VisitForCare } from '../../patients/index.js';
import { ReleaseTime } from '../../scheduling/index.js';
import { ClinicSettings, type Policies } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, checkVersion, DomainError } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import { occupies } from '../domain/status.js';
import { whoOf, type Who } from '../domain/who.js';
import { detailsOf, type AppointmentDetails } from './appointment-details.js';
import { lookAt } from './look-at.js';

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
    const { policies } = this.clinic;
    const visit = await this.visits.lock(target.appointmentId, actor);
    // Only with the lock: of two changes at once, the one that waited happens later.
    const now = this.clock.now();
    checkVersion(target.expectedVersion, visit.version, { current: visit.status });
    const who = whoOf(actor, visit);
    await this.tell(visit, who, () => tell(visit, who, now, policies), actor).catch(tried(visit));
    return detailsOf(visit, actor, now, policies);
  }

  /**
   * Occupancy follows status: a visit that no longer takes time gives it back in the same transaction. What an actor says
   * leaves its row in the audit trail: of a change, or of a look where nothing was changed.
   */
  async tell(visit: Appointment, who: Who, say: () => void | Promise<void>, actor?: Actor): Promise<void> {
    const { status: before, practitionerId } = visit;
    await say();
    if (actor) this.trace(visit, actor);
    const care = forCare(visit, who, practitionerId);
    if (occupies(before) && !occupies(visit.status)) {
      await this.commands.execute(new ReleaseTime({ appointmentId: visit.id }));
    }
    await this.visits.save(visit);
    if (care) await this.commands.execute(new RecordCareRelation(care));
  }

  /** A visit that is new is stored with the commit. */
  async add(visit: Appointment, actor: Actor): Promise<void> {
    const care = forCare(visit, whoOf(actor, visit));
    this.trace(visit, actor);
    this.visits.add(visit);
    if (care) await this.commands.execute(new BeginCareRelation(care));
  }

  /** Before it is stored. The answer shows what is written about the visit, whatever was done to it. */
  private trace(visit: Appointment, actor: Actor): void {
    this.audit.recordOfAnother(actor, visit.lastEntry ? { ...lookAt(visit), action: 'write' } : lookAt(visit));
  }
}

/** Who sees the visit and may not do this to it has tried. */
function tried({ id, patientId }: Appointment): (error: unknown) => never {
  return (error) => {
    const forbidden = error instanceof DomainError && error.kind === 'forbidden';
    throw forbidden ? attempted(error, { patientId, resource: 'appointment', resourceId: id }) : error;
  };
}

/** What patients has to know of a visit for access to the record; undefined when nothing happened to it. */
function forCare(visit: Appointment, who: Who, formerPractitionerId?: string): VisitForCare | undefined {
  const { id: appointmentId, patientId, practitionerId, status, statusChangedAt, lastEntry } = visit;
  if (!lastEntry) return undefined;
  const change = {
    action: lastEntry.action,
    accountId: who.accountId,
    byPatient: lastEntry.as === 'patient',
    byOwnAccount: who.ownPractitionerId === practitionerId,
    newPractitioner: formerPractitionerId !== practitionerId,
  };
  return { appointmentId, patientId, practitionerId, status, at: statusChangedAt.toString(), change };
}
