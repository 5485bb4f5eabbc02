import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Throttle } from '@nestjs/throttler';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IfMatch, RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Commands, NeedsIfMatch } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { CancelAppointment } from '../application/cancel-appointment.js';
import { ChangeStatus } from '../application/change-status.js';
import { CheckIn } from '../application/check-in.js';
import { DeclineAppointment } from '../application/decline-appointment.js';
import { RescheduleAppointment } from '../application/reschedule-appointment.js';
import { UndoAppointment } from '../application/undo-appointment.js';
import { CheckInBody, ReasonBody, RescheduleBody, TransitionBody } from './appointments.dto.js';
import { AppointmentView } from './appointments.view.js';

/** Of one address: a whole waiting room, but years for who guesses at the code. */
const maxCheckInsPerMinute = 60;

/**
 * One route of the lifecycle: signed in, a visit back, documented alike. Who may do it is decided by the visit. Comments on
 * such a route are `//`: a doc comment would take the place of its summary in the contract.
 */
const Transition =
  (path: string, summary: string, operationId: string): MethodDecorator =>
  (target, name, descriptor) => {
    Post(`:id/${path}`)(target, name, descriptor);
    SignedIn()(target as never, name, descriptor);
    Commands(AppointmentView)(target, name, descriptor);
    ApiOperation({ summary, operationId })(target, name, descriptor);
  };

@ApiTags('appointments')
@Controller('appointments')
export class TransitionsController {
  constructor(private readonly commands: CommandBus) {}

  @Transition('approve', 'Approve a request', 'approveAppointment')
  async approve(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: TransitionBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new ChangeStatus(actor, 'approve', { appointmentId, expectedVersion, ...body }));
  }

  @Transition('decline', 'Refuse a request; the patient is told why and when else', 'declineAppointment')
  async decline(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: ReasonBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new DeclineAppointment(actor, { appointmentId, expectedVersion, ...body }));
  }

  @Transition('cancel', 'Cancel a visit; the clinic has to say why', 'cancelAppointment')
  async cancel(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: TransitionBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new CancelAppointment(actor, { appointmentId, expectedVersion, ...body }));
  }

  @Transition(
    'reschedule',
    'Move a visit: the new time is taken and the old freed, or neither',
    'rescheduleAppointment',
  )
  async reschedule(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: RescheduleBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    const start = Temporal.Instant.from(body.start);
    return this.answer(new RescheduleAppointment(actor, { appointmentId, expectedVersion, ...body, start }));
  }

  // 422 WRONG_CODE and CODE_REQUIRED are for patients: who is at the site reads its code.
  @Throttle({ default: { limit: maxCheckInsPerMinute, ttl: 60_000 } })
  @Transition('check-in', 'Note that the patient has come; patients with the code of the site', 'checkInAppointment')
  async checkIn(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: CheckInBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new CheckIn(actor, { appointmentId, expectedVersion, ...body }));
  }

  @Transition('start', 'Begin the consultation', 'startAppointment')
  async start(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: TransitionBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new ChangeStatus(actor, 'start', { appointmentId, expectedVersion, ...body }));
  }

  @Transition('complete', 'Note that the visit has taken place', 'completeAppointment')
  async complete(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: TransitionBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new ChangeStatus(actor, 'complete', { appointmentId, expectedVersion, ...body }));
  }

  @Transition('no-show', 'Note that the patient has not come', 'markAppointmentNoShow')
  async noShow(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: TransitionBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new ChangeStatus(actor, 'no-show', { appointmentId, expectedVersion, ...body }));
  }

  // The step that was seen: of two who take it back at once, the second is told 412.
  @NeedsIfMatch()
  @Transition('undo', 'Take the last step back', 'undoAppointment')
  async undo(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: ReasonBody,
    @RequiredIfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new UndoAppointment(actor, { appointmentId, expectedVersion, ...body }));
  }

  @Transition('retract', 'Take back a visit that was entered in error', 'retractAppointment')
  async retract(
    @Param('id', IdPipe) appointmentId: string,
    @Body() body: ReasonBody,
    @IfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<AppointmentView> {
    return this.answer(new ChangeStatus(actor, 'retract', { appointmentId, expectedVersion, ...body }));
  }

  private async answer(command: Command<AppointmentView>): Promise<AppointmentView> {
    return AppointmentView.of(await this.commands.execute(command));
  }
}
