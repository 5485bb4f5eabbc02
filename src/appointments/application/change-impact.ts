import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '../../scheduling/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict, DomainError, traced } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import type { AppointmentActor } from '../domain/acting-as.js';
import { CalendarAuthority, otherSites } from './calendar-authority.js';
import { Moves } from './moves.js';
import { Occasions } from './occasions.js';
import { AppointmentChanges } from './appointment-changes.js';

/** What happens to the appointments that a change of a practitioner's time would orphan: the same to all of them. */
export type Resolution =
  | { readonly kind: 'keep' }
  | { readonly kind: 'cancel'; readonly reason?: string }
  | { readonly kind: 'move'; readonly practitionerId: string };

/** An appointment that a change hits, as it was before. */
export interface ResolvedAppointment {
  readonly id: string;
  readonly start: string;
  readonly patientId: string;
  readonly status: string;
}

/** What scheduling says of an appointment that is hit. */
interface Hit {
  readonly appointmentId: string;
  readonly siteId: string;
}

/** What scheduling answers to a change, and the appointments it hits. Of a dry run nothing has been changed. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly affected: ResolvedAppointment[];
}

/** The calendar that a change is about, and what of it changes, in the words of the audit trail. */
export interface ChangedCalendar {
  readonly practitionerId: string;
  /** Without a site the change is about all of them. */
  readonly siteId: string | null | undefined;
  readonly changed: string;
}

export interface ImpactOptions {
  readonly resolution?: Resolution;
  readonly dryRun: boolean;
}

const defaultReason = 'The practitioner is not available at that time.';

/** Changes of hours and leave, with the appointments they hit, in one transaction. */
@Injectable()
export class ChangeImpact {
  constructor(
    private readonly authority: CalendarAuthority,
    private readonly appointments: Appointments,
    private readonly changes: AppointmentChanges,
    private readonly moves: Moves,
    private readonly occasions: Occasions,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Asks scheduling for the change; where it hits appointments, resolves them first and asks again. An answer or a
   * refusal that names appointments is a look at them, and goes on record.
   * @throws NOT_YOUR_CALENDAR; OTHER_SITES, before anything is named, when it hits appointments beyond the actor's reach, CHANGE_HITS_VISITS
   * with the appointments when there is no resolution, and what forbids to resolve one of them, with its `appointmentId`.
   */
  async apply<Result extends { readonly affected: readonly Hit[] }>(
    actor: Actor,
    { practitionerId, siteId, changed }: ChangedCalendar,
    { resolution, dryRun }: ImpactOptions,
    change: (options: ChangeOptions) => Promise<Result>,
  ): Promise<Outcome<Result>> {
    const { towards, reaches } = await this.authority.over(practitionerId, siteId ?? undefined, actor);
    const trace = { resourceId: practitionerId, changed: [changed] };
    if (!dryRun) this.audit.record(actor, { action: 'write', resource: 'calendar', ...trace });
    const outcome = await change({ keepHits: false, dryRun }).catch(hitsOf);
    if (outcome.affected.some(({ siteId }) => !reaches(siteId))) throw otherSites();
    const appointments = await this.appointments.lockAll(outcome.affected.map(({ appointmentId }) => appointmentId));
    const affected = appointments.map(affectedBy);
    const patientIds = [...new Set(appointments.map(({ patientId }) => patientId))];
    if (outcome instanceof Refused && !resolution) {
      const message = 'Visits are booked in that time: say what becomes of them.';
      const refusal = conflict('CHANGE_HITS_VISITS', message, { affected });
      throw traced(refusal, { action: 'read', patientIds, resource: 'appointment' });
    }
    await this.audit.listed(actor, 'appointment', patientIds);
    if (!(outcome instanceof Refused)) return { result: outcome, affected };
    for (const appointment of appointments) {
      await this.resolve(appointment, resolution!, towards, actor).catch(naming(appointment));
    }
    return { result: await change({ keepHits: true, dryRun: false }), affected };
  }

  private async resolve(
    appointment: Appointment,
    resolution: Resolution,
    towards: AppointmentActor,
    actor: Actor,
  ): Promise<void> {
    if (resolution.kind === 'keep') return;
    const occasion = this.occasions.as(towards);
    const change = (): void | Promise<void> => {
      if (resolution.kind === 'cancel') return appointment.cancel(occasion, resolution.reason ?? defaultReason);
      const { siteId, start } = appointment;
      return this.moves.move(appointment, { practitionerId: resolution.practitionerId, siteId, start }, occasion);
    };
    await this.changes.tell(appointment, towards, change, actor);
  }
}

/** Scheduling's refusal of a change that hits appointments: it names them. */
class Refused {
  constructor(readonly affected: readonly Hit[]) {}
}

function hitsOf(error: unknown): Refused {
  if (!(error instanceof DomainError) || error.code !== 'CHANGE_HITS_VISITS') throw error;
  return new Refused((error.details as { affected: Hit[] }).affected);
}

/** Adds to a refusal which of the appointments it is about. */
function naming({ id: appointmentId }: Appointment): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.kind, error.code, error.message, { ...error.details, appointmentId }, error.errors);
  };
}

function affectedBy({ id, start, patientId, status }: Appointment): ResolvedAppointment {
  return { id, start: start.toString(), patientId, status };
}
