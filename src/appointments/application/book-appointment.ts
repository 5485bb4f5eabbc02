import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { PatientForBooking } from '../../patients/index.js';
import { bookedVisitType, FindBookingTerms } from '../../practitioners/index.js';
import { ClaimTime, type BookingRequest } from '../../scheduling/index.js';
import { requireVerifiedEmail, type Actor } from '../../shared/kernel/actor.js';
import { forbidden } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import type { ActingAs, AppointmentActor } from '../domain/acting-as.js';
import { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import { applyPolicies, bookingPolicies } from '../domain/booking-policies.js';
import { Handles } from '../handlers.js';
import { AppointmentChanges } from './appointment-changes.js';
import type { AppointmentView } from '../http/appointments.view.js';
import { viewOf } from './appointment-views.js';
import { Occasions } from './occasions.js';

/** A booking request for an appointment; without a patient it is for the actor's own file. */
export interface AppointmentRequest extends BookingRequest {
  readonly reason?: string;
  /** Lets the appointment overlap another one of the patient; the clinic only. */
  readonly overlapReason?: string;
}

/** Books an appointment: its time is taken, or the booking refused, at once. */
export class BookAppointment extends Command<AppointmentView> {
  constructor(
    readonly actor: Actor,
    readonly request: AppointmentRequest,
  ) {
    super();
  }
}

// A booking costs its statements: one for the patient, the load and the terms each, one for the time, one at the commit.
@Handles(BookAppointment)
class BookAppointmentHandler {
  constructor(
    private readonly appointments: Appointments,
    private readonly changes: AppointmentChanges,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly occasions: Occasions,
  ) {}

  async execute({ actor, request }: BookAppointment): Promise<AppointmentView> {
    requireVerifiedEmail(actor);
    const { practitionerId, siteId, visitTypeId, start, reason = null, overlapReason } = request;
    const patient = await this.queries.execute(new PatientForBooking(actor, request.patientId));
    const parties = { practitionerId, siteId, patientId: patient.id };
    const occasion = this.occasions.of(actor, parties);
    const { now, policies } = occasion;
    const actingAs = bookerRole(occasion.actor, overlapReason);
    const byPatient = actingAs === 'patient';

    const load = byPatient ? await this.appointments.loadOf(patient.id, now, policies.noShowWindowMonths) : undefined;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId, true));
    applyPolicies(bookingPolicies, { ...terms, start, load, policies });

    const id = newId();
    const claimant = {
      appointmentId: id,
      actingAs: byPatient ? 'patient' : 'staff',
      accountId: actor.accountId,
    } as const;
    const { end } = await this.commands.execute(new ClaimTime(request, terms, claimant));
    const { visitType, site } = terms;
    const place = { start, end, timeZone: site.timeZone };
    const needsApproval = byPatient && visitType.approval === 'required';
    const type = { visitTypeId, visitType, ...bookedVisitType(visitType) };
    const booking = { id, ...parties, ...type, ...place, reason, needsApproval, overlapReason };
    const appointment = Appointment.book(booking, occasion, actingAs);
    await this.changes.add(appointment, actor);
    return viewOf(appointment, occasion);
  }
}

/** The role in which the actor books: the patient's for the own file, whatever else the actor may be. */
function bookerRole({ roles: [role] }: AppointmentActor, overlapReason?: string): ActingAs {
  if (role === undefined) throw forbidden('NOT_YOUR_SITE', 'You book for other people only at your own site.');
  if (role === 'patient' && overlapReason !== undefined) {
    throw forbidden('STAFF_ONLY', 'Only the clinic books a visit over another one.');
  }
  return role;
}
