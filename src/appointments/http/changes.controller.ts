import { Body, Controller, Delete, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { RequiredIfMatch, type ExpectedVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Changes, Creates, Removes } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { boundOf } from '../../shared/kernel/bound.js';
import { AddCalendarException } from '../application/add-calendar-exception.js';
import { ChangeWorkingHours } from '../application/change-working-hours.js';
import { RemoveCalendarException } from '../application/remove-calendar-exception.js';
import { CalendarExceptionBody, ExceptionRemovalBody, WorkingHoursBody } from './changes.dto.js';
import { ExceptionChangeView, WorkingHoursChangeView } from './changes.view.js';
import { ImpactView } from './impact.view.js';
import { DryRunQuery, impactOf, ResolutionBody } from './resolution.dto.js';

/** Changes of a practitioner's time that may hit visits. Visits that are hit have to be resolved with the change. */
@ApiTags('scheduling')
@ApiExtraModels(ResolutionBody)
@Controller('practitioners/:id')
export class ChangesController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * 409 CHANGE_HITS_VISITS names the visits that would lose their time, unless `resolution` says what becomes of them.
   * Where that is refused for one of them, nothing is changed, and the refusal names it by its `appointmentId`.
   */
  @Put('working-hours')
  @SignedIn('practitioner', 'staff', 'admin')
  @Changes(WorkingHoursChangeView)
  @ApiOperation({ summary: 'Set working hours at a site', operationId: 'setWorkingHours' })
  async setWorkingHours(
    @Param('id', IdPipe) practitionerId: string,
    @Body() { resolution, ...hours }: WorkingHoursBody,
    @Query() query: DryRunQuery,
    @RequiredIfMatch() expectedVersion: ExpectedVersion,
    @CurrentActor() actor: Actor,
  ): Promise<WorkingHoursChangeView> {
    const input = { practitionerId, ...hours, expectedVersion };
    const command = new ChangeWorkingHours(actor, input, impactOf(resolution, query));
    return WorkingHoursChangeView.of(await this.commands.execute(command));
  }

  /**
   * 409 CHANGE_HITS_VISITS names the visits that would lose their time, unless `resolution` says what becomes of them.
   * Where that is refused for one of them, nothing is changed, and the refusal names it by its `appointmentId`.
   */
  @Post('exceptions')
  @SignedIn('practitioner', 'staff', 'admin')
  @Creates(ExceptionChangeView)
  @ApiOkResponse({ type: ExceptionChangeView, description: 'A dry run: nothing was added' })
  @ApiOperation({ summary: 'Add leave or extra hours', operationId: 'addException' })
  async addException(
    @Param('id', IdPipe) practitionerId: string,
    @Body() { resolution, from, to, ...body }: CalendarExceptionBody,
    @Query() query: DryRunQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ExceptionChangeView> {
    const exception = { practitionerId, ...body, from: boundOf(from), to: boundOf(to) };
    const command = new AddCalendarException(actor, exception, impactOf(resolution, query));
    const view = ExceptionChangeView.of(await this.commands.execute(command));
    if (query.dryRun) response.status(200);
    return view;
  }

  /** 409 CHANGE_HITS_VISITS names the visits in extra hours that go, unless `resolution` says what becomes of them. */
  @Delete('exceptions/:exceptionId')
  @SignedIn('practitioner', 'staff', 'admin')
  @Removes()
  @ApiBody({ type: ExceptionRemovalBody, required: false })
  @ApiOkResponse({ type: ImpactView, description: 'A dry run: nothing was removed' })
  @ApiOperation({ summary: 'Take leave or extra hours back', operationId: 'removeException' })
  async removeException(
    @Param('id', IdPipe) practitionerId: string,
    @Param('exceptionId', IdPipe) exceptionId: string,
    @Body() { resolution }: ExceptionRemovalBody,
    @Query() query: DryRunQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImpactView | undefined> {
    const exception = { practitionerId, exceptionId };
    const command = new RemoveCalendarException(actor, exception, impactOf(resolution, query));
    const { affected, affectedTotal } = await this.commands.execute(command);
    if (!query.dryRun) return undefined;
    response.status(200);
    return { affected, affectedTotal };
  }
}
