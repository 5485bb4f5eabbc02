import { Module } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { AffectedAppointments } from './application/affected-appointments.js';
import { AppointmentChanges } from './application/appointment-changes.js';
import { AppointmentNames } from './application/appointment-names.js';
import { CalendarAuthority } from './application/calendar-authority.js';
import { ChangeImpact } from './application/change-impact.js';
import { CheckInCodes } from './application/check-in-codes.js';
import { EndedRights } from './application/ended-rights.js';
import { ExpireRequests } from './application/expire-requests.js';
import { MeetingRooms } from './application/meeting-rooms.js';
import { Moves } from './application/moves.js';
import { Occasions } from './application/occasions.js';
import { Settlement } from './application/settlement.js';
import { SiteDesk } from './application/site-desk.js';
import { Appointments } from './domain/appointments.js';
import { providersWith } from './handlers.js';
import { AppointmentsController } from './http/appointments.controller.js';
import { BoardController } from './http/board.controller.js';
import { CatalogueChangesController } from './http/catalogue-changes.controller.js';
import { ChangesController } from './http/changes.controller.js';
import { PractitionerChangesController } from './http/practitioner-changes.controller.js';
import { TransitionsController } from './http/transitions.controller.js';
import { AppointmentTable } from './persistence/appointment-table.js';
import { PostgresAppointments } from './persistence/postgres-appointments.js';

@Module({
  imports: [SettingsModule],
  controllers: [
    AppointmentsController,
    BoardController,
    CatalogueChangesController,
    ChangesController,
    PractitionerChangesController,
    TransitionsController,
  ],
  providers: providersWith(
    AffectedAppointments,
    AppointmentChanges,
    AppointmentNames,
    AppointmentTable,
    CalendarAuthority,
    ChangeImpact,
    CheckInCodes,
    EndedRights,
    ExpireRequests,
    MeetingRooms,
    Moves,
    Occasions,
    Settlement,
    SiteDesk,
    { provide: Appointments, useClass: PostgresAppointments },
  ),
})
export class AppointmentsModule {}
