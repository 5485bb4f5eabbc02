import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { FindPractitioners } from '../../practitioners/index.js';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { withVersion } from '../../shared/http/etag.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Reads } from '../../shared/http/operation.js';
import { hasRole, ownPractitionerId, type Actor } from '../../shared/kernel/actor.js';
import { missing } from '../../shared/kernel/domain-error.js';
import { FindWorkingHours } from '../application/find-working-hours.js';
import { FindExceptions } from '../persistence/find-exceptions.js';
import { WorkingHoursQuery } from './calendar.dto.js';
import { ExceptionList, WorkingHoursList, type WorkingHoursView } from './calendar.view.js';

/** For reading. Changes can hit visits, so they are made where visits are: in appointments. */
@ApiTags('working hours')
@Controller('practitioners/:id')
@SignedIn('practitioner', 'staff', 'admin')
export class WorkingHoursController {
  constructor(private readonly queries: QueryBus) {}

  @Get('working-hours')
  @Reads(WorkingHoursList)
  @ApiOperation({ summary: 'All sets of weekly hours', operationId: 'readWorkingHours' })
  async hours(
    @Param('id', IdPipe) id: string,
    @Query() { week }: WorkingHoursQuery,
    @CurrentActor() actor: Actor,
  ): Promise<WorkingHoursList> {
    await this.refuseUnknown(actor, id);
    const { version, items } = await this.queries.execute(new FindWorkingHours(id, week));
    return withVersion({ items: items as WorkingHoursView[], nextCursor: null }, version);
  }

  @Get('exceptions')
  @Reads(ExceptionList)
  @ApiOperation({ summary: 'Leave and extra hours', operationId: 'listExceptions' })
  async exceptions(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ExceptionList> {
    await this.refuseUnknown(actor, id);
    return { items: await this.queries.execute(new FindExceptions(id, actor)), nextCursor: null };
  }

  /** A practitioner sees the own calendar; that there are others is not for them to learn here. */
  private async refuseUnknown(actor: Actor, practitionerId: string): Promise<void> {
    if (ownPractitionerId(actor) === practitionerId) return;
    const known = hasRole(actor, 'staff', 'admin')
      ? await this.queries.execute(new FindPractitioners({ ids: [practitionerId] }))
      : [];
    if (known.length === 0) throw missing('practitioner');
  }
}
