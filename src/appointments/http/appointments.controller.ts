import { Body, Controller, Get, Header, Param, Patch, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Creates, Reads } from '../../shared/http/operation.js';
import { mapPage } from '../../shared/kernel/page.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { BookAppointment } from '../application/book-appointment.js';
import { EditAppointment } from '../application/edit-appointment.js';
import { FindAppointment } from '../application/find-appointment.js';
import { FindCalendarFile } from '../application/find-calendar-file.js';
import { FindMeeting } from '../application/find-meeting.js';
import { FindHistory } from '../persistence/find-history.js';
import { ListAppointments } from '../persistence/list-appointments.js';
import {
  AppointmentsQuery,
  BookAppointmentBody,
  EditAppointmentBody,
  filterOf,
  requestOf,
} from './appointments.dto.js';
import { AppointmentPage, AppointmentView, HistoryView, NamedAppointmentView } from './appointments.view.js';
import { MeetingView } from './meeting.view.js';

@ApiTags('appointments')
@Controller('appointments')
export class AppointmentsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** Taken or not, at once. It is `pending` where the visit type needs the clinic's approval, else `confirmed`. */
  @Post()
  @SignedIn()
  @Creates(AppointmentView)
  @ApiOperation({ summary: 'Book a visit', operationId: 'bookAppointment' })
  async book(@Body() body: BookAppointmentBody, @CurrentActor() actor: Actor): Promise<AppointmentView> {
    return AppointmentView.of(await this.commands.execute(new BookAppointment(actor, requestOf(body))));
  }

  /** Patients see their own visits, practitioners theirs, staff those of their sites, administrators all. */
  @Get()
  @SignedIn()
  @Reads(AppointmentPage)
  @ApiOperation({ summary: 'List visits', operationId: 'listAppointments' })
  async list(@Query() query: AppointmentsQuery, @CurrentActor() actor: Actor): Promise<AppointmentPage> {
    return mapPage(await this.queries.execute(new ListAppointments(actor, filterOf(query))), (appointment) =>
      NamedAppointmentView.of(appointment),
    );
  }

  @Get(':id')
  @SignedIn()
  @Reads(NamedAppointmentView)
  @ApiOperation({ summary: 'Read a visit', operationId: 'readAppointment' })
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<NamedAppointmentView> {
    return NamedAppointmentView.of(await this.queries.execute(new FindAppointment(actor, id)));
  }

  @Patch(':id')
  @SignedIn()
  @Changes(AppointmentView)
  @ApiOperation({ summary: 'Change the reason or the staff note of a visit', operationId: 'editAppointment' })
  async edit(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: EditAppointmentBody,
    @RequiredIfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    const input = { appointmentId, expectedVersion, ...body };
    return AppointmentView.of(await this.commands.execute(new EditAppointment(actor, input)));
  }

  @Get(':id/history')
  @SignedIn()
  @Reads(HistoryView)
  @ApiOperation({ summary: 'What happened to a visit', operationId: 'readAppointmentHistory' })
  async history(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<HistoryView> {
    return this.queries.execute(new FindHistory(actor, id));
  }

  /** Once the visit is confirmed. Its UID is the visit's id, its SEQUENCE the revision. */
  @Get(':id/calendar.ics')
  @SignedIn()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="appointment.ics"')
  @ApiProduces('text/calendar')
  @Reads(String)
  @ApiOperation({ summary: 'A visit as a calendar file', operationId: 'readAppointmentCalendar' })
  async calendar(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<string> {
    return this.queries.execute(new FindCalendarFile(actor, id));
  }

  /** From 15 minutes before the start until 30 minutes after the end, for the patient and the practitioner. */
  @Get(':id/meeting')
  @SignedIn()
  @Reads(MeetingView)
  @ApiOperation({ summary: 'Where a video visit takes place', operationId: 'readAppointmentMeeting' })
  async meeting(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<MeetingView> {
    return this.queries.execute(new FindMeeting(actor, id));
  }
}
