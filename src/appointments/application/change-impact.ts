import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '../../scheduling/index.js';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { DomainError, traced } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { actorWith } from '../domain/acting-as.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import { decisionOn, type Resolution } from '../domain/resolution.js';
import { occupies } from '../domain/status.js';
import type { AffectedAppointmentView } from '../http/impact.view.js';
import type { HitAppointment } from '../persistence/find-hit-appointments.js';
import { AffectedAppointments } from './affected-appointments.js';
import { CalendarAuthority, otherSites, type Authority } from './calendar-authority.js';
import { Settlement } from './settlement.js';

/** What a change answers, and the appointments it hits as they were before it. Of a dry run nothing has been changed. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly affected: AffectedAppointmentView[];
  readonly affectedTotal: number;
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

/**
 * Makes a change by these options and says what it hits: where hits are not kept it is refused with CHANGE_HITS_VISITS and
 * the hits, where it is dry nothing is changed. The transaction fails with the refusal.
 */
export type Change<Result> = (
  options: ChangeOptions,
) => Promise<Result & { readonly affected: readonly HitAppointment[] }>;

/**
 * The one way to change what gives or takes bookable time: the change, and what becomes of the appointments that it hits,
 * in one transaction. The change comes first, so that appointments move by the rules that are in force after it.
 */
@Injectable()
export class ChangeImpact {
  constructor(
    private readonly authority: CalendarAuthority,
    private readonly appointments: Appointments,
    private readonly settlement: Settlement,
    private readonly affected: AffectedAppointments,
    private readonly audit: AuditTrail,
  ) {}

  /** A change of a practitioner's calendar. @throws NOT_YOUR_CALENDAR; OTHER_SITES; and as {@link make} */
  async apply<Result>(
    actor: Actor,
    { practitionerId, siteId, changed }: ChangedCalendar,
    options: ImpactOptions,
    change: Change<Result>,
  ): Promise<Outcome<Result>> {
    const authority = await this.authority.over(practitionerId, siteId ?? undefined, actor);
    const trace = { resourceId: practitionerId, changed: [changed] };
    if (!options.dryRun) this.audit.record(actor, { action: 'write', resource: 'calendar', ...trace });
    return this.make(actor, authority, options, change);
  }

  /** A change that only administrators make, or a practitioner of what is their own. */
  forOwner<Result>(actor: Actor, options: ImpactOptions, change: Change<Result>): Promise<Outcome<Result>> {
    const role = hasRole(actor, 'admin') ? 'admin' : 'practitioner';
    return this.make(actor, { towards: actorWith([role], actor), reaches: () => true }, options, change);
  }

  /**
   * An answer or a refusal that names appointments is a look at them, and goes on record.
   * @throws OTHER_SITES, before anything is named, when it hits appointments beyond the actor's reach; CHANGE_HITS_VISITS with
   * the appointments about which nothing was decided; and what forbids what was decided, with whom it is forbidden for.
   */
  private async make<Result>(
    actor: Actor,
    { towards, reaches }: Authority,
    { resolution, dryRun }: ImpactOptions,
    change: Change<Result>,
  ): Promise<Outcome<Result>> {
    const outcome = await change({ keepHits: resolution !== undefined, dryRun }).catch(hitsOf);
    if (outcome.affected.some(({ siteId }) => !reaches(siteId))) throw otherSites();
    const locked = await this.appointments.lockAll(outcome.affected.map(({ appointmentId }) => appointmentId));
    // What was cancelled while the change waited for it is not hit any more.
    const hit = locked.filter(({ status }) => occupies(status));
    const undecided = dryRun ? [] : hit.filter(({ id }) => !decisionOn(resolution, id));
    if (outcome instanceof Refused || undecided.length > 0) throw await this.refusal(undecided);
    const affected = await this.affected.of(hit);
    await this.audit.listed(actor, 'appointment', patientsOf(hit));
    if (!dryRun && resolution) await this.settlement.settle(hit, resolution, towards, actor);
    return { result: outcome, affected, affectedTotal: hit.length };
  }

  private async refusal(undecided: readonly Appointment[]): Promise<DomainError> {
    const details = {
      affected: await this.affected.of(undecided),
      affectedTotal: undecided.length,
      resolutions: ['keep', 'cancel', 'move'],
    };
    const message = 'Visits are booked in that time: say what becomes of them.';
    const errors = [{ pointer: '/resolution', detail: message }];
    const refusal = new DomainError('conflict', 'CHANGE_HITS_VISITS', message, details, errors);
    const patientIds = [...patientsOf(undecided)];
    return patientIds.length === 0 ? refusal : traced(refusal, { action: 'read', patientIds, resource: 'appointment' });
  }
}

/** A change that was refused because it hits appointments: it names them. */
class Refused {
  constructor(readonly affected: readonly HitAppointment[]) {}
}

function hitsOf(error: unknown): Refused {
  if (!(error instanceof DomainError) || error.code !== 'CHANGE_HITS_VISITS') throw error;
  return new Refused((error.details as { affected: HitAppointment[] }).affected);
}

function patientsOf(appointments: readonly Appointment[]): Set<string> {
  return new Set(appointments.map(({ patientId }) => patientId));
}
