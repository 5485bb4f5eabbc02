import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { AppointmentReads } from './application/appointment-reads.js';
import { CalendarAuthority } from './application/calendar-authority.js';
import { ChangeImpact } from './application/change-impact.js';
import { CheckInCodes } from './application/check-in-codes.js';
import { ExpireRequests } from './application/expire-requests.js';
import { MeetingRooms } from './application/meeting-rooms.js';
import { Moves } from './application/moves.js';
import { NamedVisits } from './application/named-visits.js';
import { SiteDesk } from './application/site-desk.js';
import { VisitChanges } from './application/visit-changes.js';
import { Appointments } from './domain/appointments.js';
import { providersWith } from './handlers.js';
import { AppointmentsController } from './http/appointments.controller.js';
import { BoardController } from './http/board.controller.js';
import { ChangesController } from './http/changes.controller.js';
import { TransitionsController } from './http/transitions.controller.js';
import { PostgresAppointmentReads } from './persistence/postgres-appointment-reads.js';
import { PostgresAppointments } from './persistence/postgres-appointments.js';

@Module({
  imports: [SettingsModule],
  controllers: [AppointmentsController, BoardController, ChangesController, TransitionsController],
  providers: providersWith(
    CalendarAuthority,
    ChangeImpact,
    CheckInCodes,
    ExpireRequests,
    MeetingRooms,
    Moves,
    NamedVisits,
    SiteDesk,
    VisitChanges,
    { provide: Appointments, useClass: PostgresAppointments },
    { provide: AppointmentReads, useClass: PostgresAppointmentReads },
  ),
})
export class AppointmentsModule {}
