import { Injectable } from '@nestjs/common';
import type { ChangeOptions } from '../../scheduling/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { Clock } from '../../shared/kernel/clock.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { conflict, DomainError, traced } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import type { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import type { Who } from '../domain/who.js';
import { otherSites, type Authority } from './calendar-authority.js';
import { Moves } from './moves.js';
import { VisitChanges } from './visit-changes.js';

/** What happens to the visits that a change of somebody's time would orphan: the same to all of them, or nothing. */
export type Resolution =
  | { readonly kind: 'keep' }
  | { readonly kind: 'cancel'; readonly reason?: string }
  | { readonly kind: 'move'; readonly practitionerId: string };

export interface AffectedVisit {
  readonly id: string;
  readonly start: string;
  readonly patientId: string;
  readonly status: string;
}

/** What scheduling says of a visit that is hit. */
interface HitVisit {
  readonly appointmentId: string;
  readonly siteId: string;
}

/** What scheduling answers to a change, and the visits it hits. Of a dry run nothing has been changed. */
export interface Outcome<Result> {
  readonly result: Result;
  readonly affected: AffectedVisit[];
}

const reasonGiven = 'The practitioner is not available at that time.';

/** Changes of hours and leave, with the visits they hit, in one transaction. */
@Injectable()
export class ChangeImpact {
  constructor(
    private readonly visits: Appointments,
    private readonly changes: VisitChanges,
    private readonly moves: Moves,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Asks scheduling for the change; where it hits visits, resolves them first and asks again. Whoever is told of visits,
   * by a refusal too, has had a look at them.
   * @throws OTHER_SITES, before anything is named, when it hits visits beyond the actor's reach, CHANGE_HITS_VISITS with
   * the visits when nothing was said about them, and what forbids to resolve one of them, with its `appointmentId`.
   */
  async apply<Result extends { readonly affected: readonly HitVisit[] }>(
    { actor, who, reaches }: Authority,
    { resolution, dryRun }: { readonly resolution?: Resolution; readonly dryRun: boolean },
    change: (options: ChangeOptions) => Promise<Result>,
  ): Promise<Outcome<Result>> {
    const asked = await change({ keepHits: false, dryRun }).catch(hitVisits);
    if (asked.affected.some(({ siteId }) => !reaches(siteId))) throw otherSites();
    const visits = await this.visits.lockAll(asked.affected.map(({ appointmentId }) => appointmentId));
    const affected = visits.map(affectedBy);
    const patientIds = [...new Set(visits.map(({ patientId }) => patientId))];
    if (asked instanceof Refused && !resolution) {
      const message = 'Visits are booked in that time: say what becomes of them.';
      const refusal = conflict('CHANGE_HITS_VISITS', message, { affected });
      throw traced(refusal, { action: 'read', patientIds, resource: 'appointment' });
    }
    await this.audit.listed(actor, 'appointment', patientIds);
    if (!(asked instanceof Refused)) return { result: asked, affected };
    for (const visit of visits) await this.resolve(visit, resolution!, who, actor).catch(naming(visit));
    return { result: await change({ keepHits: true, dryRun: false }), affected };
  }

  private async resolve(visit: Appointment, resolution: Resolution, who: Who, actor: Actor): Promise<void> {
    if (resolution.kind === 'keep') return;
    const now = this.clock.now();
    const say = (): void | Promise<void> => {
      if (resolution.kind === 'cancel') {
        return visit.cancel(who, now, this.clinic.policies, resolution.reason ?? reasonGiven);
      }
      const { siteId, start } = visit;
      return this.moves.move(visit, { practitionerId: resolution.practitionerId, siteId, start }, who, now);
    };
    await this.changes.tell(visit, who, say, actor);
  }
}

/** Scheduling's refusal of a change that hits visits: it names them. */
class Refused {
  constructor(readonly affected: readonly HitVisit[]) {}
}

function hitVisits(error: unknown): Refused {
  if (!(error instanceof DomainError) || error.code !== 'CHANGE_HITS_VISITS') throw error;
  return new Refused((error.details as { affected: HitVisit[] }).affected);
}

/** Of several visits one is refused: the person has to know which. */
function naming({ id: appointmentId }: Appointment): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.kind, error.code, error.message, { ...error.details, appointmentId }, error.errors);
  };
}

function affectedBy({ id, start, patientId, status }: Appointment): AffectedVisit {
  return { id, start: start.toString(), patientId, status };
}
