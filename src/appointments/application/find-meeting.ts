import { Query, QueryBus } from '@nestjs/cqrs';
import { FindVisitTypes } from '../../practitioners/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { attempted, forbidden, refused } from '../../shared/kernel/domain-error.js';
import { AuditTrail } from '../../audit/index.js';
import { openMeeting } from '../domain/meeting.js';
import { whoOf } from '../domain/who.js';
import { Handles } from '../handlers.js';
import { AppointmentReads } from './appointment-reads.js';
import { lookAt } from './look-at.js';
import { MeetingRooms } from './meeting-rooms.js';

export interface Meeting {
  readonly url: string;
  readonly availableFrom: string;
}

/** Where a video visit takes place, for the two who meet there and for nobody else of the clinic. */
export class FindMeeting extends Query<Meeting> {
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
    private readonly reads: AppointmentReads,
    private readonly queries: QueryBus,
    private readonly rooms: MeetingRooms,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws NOT_PARTY, NO_MEETING where the visit is none by video, NO_MEETING_ROOM, and what {@link openMeeting} does. */
  async execute({ actor, appointmentId }: FindMeeting): Promise<Meeting> {
    const visit = await this.reads.find(appointmentId, actor);
    const { capacities } = whoOf(actor, visit);
    if (!capacities.includes('patient') && !capacities.includes('practitioner')) {
      throw attempted(forbidden('NOT_PARTY', 'Only the patient and the practitioner meet there.'), lookAt(visit));
    }
    const [visitType] = await this.queries.execute(new FindVisitTypes([visit.visitTypeId]));
    if (visitType?.mode !== 'video') throw refused('NO_MEETING', 'This visit does not take place by video.');
    const url = this.rooms.urlOf(visit);
    const { availableFrom } = openMeeting(visit, this.clock.now());
    this.audit.recordOfAnother(actor, lookAt(visit));
    return { url, availableFrom: availableFrom.toString() };
  }
}
