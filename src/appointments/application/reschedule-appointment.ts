import { Command, QueryBus } from '@nestjs/cqrs';
import { PatientForBooking } from '../../patients/index.js';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { forbidden } from '../../shared/kernel/domain-error.js';
import { Appointments } from '../domain/appointments.js';
import { refuseMoreMoves } from '../domain/booking-policies.js';
import { Handles } from '../handlers.js';
import type { AppointmentDetails } from './appointment-details.js';
import { Moves } from './moves.js';
import { VisitChanges, type VisitTarget } from './visit-changes.js';

/** Moves a visit to another start, and perhaps to another practitioner or site. It stays the same visit. */
export class RescheduleAppointment extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: VisitTarget & {
      readonly start: string;
      readonly practitionerId?: string;
      readonly siteId?: string;
      readonly reason?: string;
    },
  ) {
    super();
  }
}

@Handles(RescheduleAppointment)
class RescheduleAppointmentHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly visits: Appointments,
    private readonly changes: VisitChanges,
    private readonly moves: Moves,
  ) {}

  async execute({ actor, input }: RescheduleAppointment): Promise<AppointmentDetails> {
    // Locks the patient, before the visit: the moves of one patient are counted and made one after the other.
    if (actor.patientId !== undefined) await this.queries.execute(new PatientForBooking(actor));
    return this.changes.change(actor, input, async (visit, who, now, policies) => {
      const { practitionerId = visit.practitionerId, siteId = visit.siteId } = input;
      const as = visit.mayMove(who, now, policies);
      const asStaff = as === 'staff' && !hasRole(actor, 'admin');
      if (asStaff && !actor.siteIds.includes(siteId)) {
        throw forbidden('NOT_YOUR_SITE', 'You move visits only to your own sites.');
      }
      const place = { practitionerId, siteId, start: Temporal.Instant.from(input.start) };
      // Changes nothing and tells nobody.
      if (visit.isAt(place)) return;
      if (as === 'patient') refuseMoreMoves(await this.visits.recentMovesOf(visit.patientId, now), policies);
      await this.moves.move(visit, place, who, now, input.reason);
    });
  }
}
