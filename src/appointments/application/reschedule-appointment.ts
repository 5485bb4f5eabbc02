import { Command, QueryBus } from '@nestjs/cqrs';
import { PatientForBooking } from '../../patients/index.js';
import { hasRole, type Actor } from '../../shared/kernel/actor.js';
import { forbidden } from '../../shared/kernel/domain-error.js';
import { Appointments } from '../domain/appointments.js';
import { applyMovePolicy } from '../domain/booking-policies.js';
import { Handles } from '../handlers.js';
import { AppointmentChanges, type AppointmentTarget } from './appointment-changes.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { Moves, type Destination } from './moves.js';

/** Moves an appointment to another start, and perhaps to another practitioner or site. It stays the same appointment. */
export class RescheduleAppointment extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly input: AppointmentTarget &
      Partial<Destination> &
      Pick<Destination, 'start'> & { readonly reason?: string },
  ) {
    super();
  }
}

@Handles(RescheduleAppointment)
class RescheduleAppointmentHandler {
  constructor(
    private readonly queries: QueryBus,
    private readonly appointments: Appointments,
    private readonly changes: AppointmentChanges,
    private readonly moves: Moves,
  ) {}

  async execute({ actor, input }: RescheduleAppointment): Promise<AppointmentView> {
    // Locks the patient, before the appointment: the moves of one patient are counted and made one after the other.
    if (actor.patientId !== undefined) await this.queries.execute(new PatientForBooking(actor));
    return this.changes.change(actor, input, async (appointment, occasion) => {
      const { practitionerId = appointment.practitionerId, siteId = appointment.siteId, start } = input;
      const actingAs = appointment.mayMove(occasion);
      if (actingAs === 'staff' && !hasRole(actor, 'admin') && !actor.siteIds.includes(siteId)) {
        throw forbidden('NOT_YOUR_SITE', 'You move visits only to your own sites.');
      }
      const place = { practitionerId, siteId, start };
      // Changes nothing and announces nothing.
      if (appointment.isAt(place)) return;
      if (actingAs === 'patient') {
        const moves = await this.appointments.recentMovesOf(appointment.patientId, occasion.now);
        applyMovePolicy(moves, occasion.policies);
      }
      await this.moves.move(appointment, place, occasion, input.reason);
    });
  }
}
