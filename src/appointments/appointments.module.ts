import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { AppointmentChanges } from './application/appointment-changes.js';
import { AppointmentNames } from './application/appointment-names.js';
import { CalendarAuthority } from './application/calendar-authority.js';
import { ChangeImpact } from './application/change-impact.js';
import { CheckInCodes } from './application/check-in-codes.js';
import { ExpireRequests } from './application/expire-requests.js';
import { MeetingRooms } from './application/meeting-rooms.js';
import { Moves } from './application/moves.js';
import { Occasions } from './application/occasions.js';
import { SiteDesk } from './application/site-desk.js';
import { Appointments } from './domain/appointments.js';
import { providersWith } from './handlers.js';
import { AppointmentsController } from './http/appointments.controller.js';
import { BoardController } from './http/board.controller.js';
import { ChangesController } from './http/changes.controller.js';
import { TransitionsController } from './http/transitions.controller.js';
import { AppointmentTable } from './persistence/appointment-table.js';
import { PostgresAppointments } from './persistence/postgres-appointments.js';

@Module({
  imports: [SettingsModule],
  controllers: [AppointmentsController, BoardController, ChangesController, TransitionsController],
  providers: providersWith(
    AppointmentChanges,
    AppointmentNames,
    AppointmentTable,
    CalendarAuthority,
    ChangeImpact,
    CheckInCodes,
    ExpireRequests,
    MeetingRooms,
    Moves,
    Occasions,
    SiteDesk,
    { provide: Appointments, useClass: PostgresAppointments },
  ),
})
export class AppointmentsModule {}
