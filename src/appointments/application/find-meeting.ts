import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, forbidden, refused } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { actorTowards, isParty } from '../domain/acting-as.js';
import { Appointments } from '../domain/appointments.js';
import { openMeeting } from '../domain/meeting.js';
import { Handles } from '../handlers.js';
import type { MeetingView } from '../http/meeting.view.js';
import { lookAt } from './look-at.js';
import { MeetingRooms } from './meeting-rooms.js';

/** Where an appointment by video takes place, for its patient and its practitioner only. */
export class FindMeeting extends Query<MeetingView> {
  constructor(
    readonly actor: Actor,
    readonly appointmentId: string,
  ) {
    super();
  }
}

@Handles(FindMeeting, { transaction: true })
class FindMeetingHandler {
  constructor(
    private readonly appointments: Appointments,
    private readonly rooms: MeetingRooms,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NOT_PARTY, NO_MEETING where it was not booked by video, NO_MEETING_ROOM, and what {@link openMeeting} does. */
  async execute({ actor, appointmentId }: FindMeeting): Promise<MeetingView> {
    const appointment = await this.appointments.find(appointmentId, actor);
    if (!isParty(actorTowards(appointment, actor))) {
      throw attempted(forbidden('NOT_PARTY', 'Only the patient and the practitioner meet there.'), lookAt(appointment));
    }
    if (appointment.mode !== 'video') {
      throw refused('NO_MEETING', 'This visit does not take place by video.');
    }
    const url = this.rooms.urlOf(appointment);
    const { availableFrom } = openMeeting(appointment, this.clock.now());
    this.audit.recordOfAnother(actor, lookAt(appointment));
    return { url, availableFrom: availableFrom.toString() };
  }
}
