import { Module, type Provider } from '@nestjs/common';
import { SettingsModule } from '../settings/index.js';
import { AddCalendarExceptionHandler } from './application/add-calendar-exception.js';
import { AppointmentChanges } from './application/appointment-changes.js';
import { AppointmentNames } from './application/appointment-names.js';
import { BookAppointmentHandler } from './application/book-appointment.js';
import { CalendarAuthority } from './application/calendar-authority.js';
import { CancelAppointmentHandler } from './application/cancel-appointment.js';
import { ChangeImpact } from './application/change-impact.js';
import { ChangeStatusHandler } from './application/change-status.js';
import { CheckInCodes } from './application/check-in-codes.js';
import { CheckInHandler } from './application/check-in.js';
import { ChangeWorkingHoursHandler } from './application/change-working-hours.js';
import { DeclineAppointmentHandler } from './application/decline-appointment.js';
import { EditAppointmentHandler } from './application/edit-appointment.js';
import { ExpireRequests } from './application/expire-requests.js';
import { FindAppointmentHandler } from './application/find-appointment.js';
import { FindCalendarFileHandler } from './application/find-calendar-file.js';
import { FindCheckInCodeHandler } from './application/find-check-in-code.js';
import { FindMeetingHandler } from './application/find-meeting.js';
import { MeetingRooms } from './application/meeting-rooms.js';
import { Moves } from './application/moves.js';
import { Occasions } from './application/occasions.js';
import { RemoveCalendarExceptionHandler } from './application/remove-calendar-exception.js';
import { RescheduleAppointmentHandler } from './application/reschedule-appointment.js';
import { SiteDesk } from './application/site-desk.js';
import { UndoAppointmentHandler } from './application/undo-appointment.js';
import { WatchBoardHandler } from './application/watch-board.js';
import { Appointments } from './domain/appointments.js';
import { AppointmentsController } from './http/appointments.controller.js';
import { BoardController } from './http/board.controller.js';
import { ChangesController } from './http/changes.controller.js';
import { TransitionsController } from './http/transitions.controller.js';
import { FindAppointmentFactsHandler } from './persistence/find-appointment-facts.js';
import { FindConfirmedStartingHandler } from './persistence/find-confirmed-starting.js';
import { FindHistoryHandler } from './persistence/find-history.js';
import { ListAppointmentsHandler } from './persistence/list-appointments.js';
import { ReadBoardHandler } from './persistence/read-board.js';
import { AppointmentTable } from './persistence/appointment-table.js';
import { PostgresAppointments } from './persistence/postgres-appointments.js';

const commands: Provider[] = [
  AddCalendarExceptionHandler,
  BookAppointmentHandler,
  CancelAppointmentHandler,
  ChangeStatusHandler,
  ChangeWorkingHoursHandler,
  CheckInHandler,
  DeclineAppointmentHandler,
  EditAppointmentHandler,
  RemoveCalendarExceptionHandler,
  RescheduleAppointmentHandler,
  UndoAppointmentHandler,
];

const queries: Provider[] = [
  FindAppointmentFactsHandler,
  FindAppointmentHandler,
  FindCalendarFileHandler,
  FindCheckInCodeHandler,
  FindConfirmedStartingHandler,
  FindHistoryHandler,
  FindMeetingHandler,
  ListAppointmentsHandler,
  ReadBoardHandler,
  WatchBoardHandler,
];

@Module({
  imports: [SettingsModule],
  controllers: [AppointmentsController, BoardController, ChangesController, TransitionsController],
  providers: [
    ...commands,
    ...queries,
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
  ],
})
export class AppointmentsModule {}
