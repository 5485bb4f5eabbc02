import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { PatientForBooking } from '../../patients/index.js';
import { FindBookingTerms } from '../../practitioners/index.js';
import { ClaimTime } from '../../scheduling/index.js';
import { ClinicSettings } from '../../settings/index.js';
import { requireVerifiedEmail, type Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { forbidden } from '../../shared/kernel/domain-error.js';
import { newId } from '../../shared/kernel/id.js';
import { Appointment } from '../domain/appointment.js';
import { Appointments } from '../domain/appointments.js';
import { bookingPolicies, judge } from '../domain/booking-policies.js';
import type { Capacity } from '../domain/events.js';
import { whoOf, type Parties, type Who } from '../domain/who.js';
import { Handles } from '../handlers.js';
import { detailsOf, type AppointmentDetails } from './appointment-details.js';
import { VisitChanges } from './visit-changes.js';

export interface BookingInput {
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly start: string;
  /** The actor's own file when it is left out. */
  readonly patientId?: string;
  readonly holdId?: string;
  readonly reason?: string;
  /** Lets the visit overlap another one of the patient; the clinic only. */
  readonly overlapReason?: string;
}

/** Books a visit: taken or not, at once. */
export class BookAppointment extends Command<AppointmentDetails> {
  constructor(
    readonly actor: Actor,
    readonly input: BookingInput,
  ) {
    super();
  }
}

// The number of statements is what a booking costs: one for each look, one for the time, and one at the commit.
@Handles(BookAppointment)
class BookAppointmentHandler {
  constructor(
    private readonly visits: Appointments,
    private readonly changes: VisitChanges,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  async execute({ actor, input }: BookAppointment): Promise<AppointmentDetails> {
    requireVerifiedEmail(actor);
    const now = this.clock.now();
    const { policies } = this.clinic;
    const start = Temporal.Instant.from(input.start);
    const { practitionerId, siteId, visitTypeId, holdId, reason = null, overlapReason } = input;

    const patient = await this.queries.execute(new PatientForBooking(actor, input.patientId));
    const parties = { practitionerId, siteId, patientId: patient.id };
    const { who, as } = bookerOf(actor, parties, overlapReason);
    const load = as === 'patient' ? await this.visits.loadOf(patient.id, now, policies.noShowWindowMonths) : undefined;
    const terms = await this.queries.execute(new FindBookingTerms(practitionerId, siteId, visitTypeId));
    judge(bookingPolicies, { ...terms, start, load, policies });

    const id = newId();
    const claimant = { as: as === 'patient' ? 'patient' : 'staff', accountId: actor.accountId } as const;
    const time = await this.commands.execute(
      new ClaimTime({ terms, start: start.toString(), appointmentId: id, ...claimant, holdId }),
    );
    const place = { start, end: Temporal.Instant.from(time.end), timeZone: terms.site.timeZone };
    const needsApproval = as === 'patient' && terms.visitType.approval === 'required';
    const booking = { id, ...parties, visitTypeId, ...place, reason, needsApproval, overlapReason };
    const visit = Appointment.book(booking, who, as, now, policies);
    await this.changes.add(visit, actor);
    return detailsOf(visit, actor, now, policies);
  }
}

/** As what the actor books. For their own file everybody is a patient, whatever else they may be. */
function bookerOf(actor: Actor, parties: Parties, overlapReason?: string): { who: Who; as: Capacity } {
  const who = whoOf(actor, parties);
  const as = who.capacities[0];
  if (as === undefined) throw forbidden('NOT_YOUR_SITE', 'You book for other people only at your own site.');
  if (as === 'patient' && overlapReason !== undefined) {
    throw forbidden('STAFF_ONLY', 'Only the clinic books a visit over another one.');
  }
  return { who, as };
}
