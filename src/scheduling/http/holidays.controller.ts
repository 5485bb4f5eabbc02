import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Creates, Reads, Removes } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { AddHoliday } from '../application/add-holiday.js';
import { RemoveHoliday } from '../application/remove-holiday.js';
import { FindHolidays } from '../persistence/find-holidays.js';
import { DryRunQuery, HolidayDto, HolidaysQuery } from './calendar.dto.js';
import { HolidayChangeView, HolidayList } from './calendar.view.js';

@ApiTags('working hours')
@Controller('holidays')
export class HolidaysController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Public()
  @Reads(HolidayList)
  @ApiOperation({ summary: 'Holidays by date', operationId: 'listHolidays' })
  async find(@Query() query: HolidaysQuery): Promise<HolidayList> {
    return { items: await this.queries.execute(new FindHolidays(query)), nextCursor: null };
  }

  /**
   * 409 CHANGE_HITS_VISITS names in `affected` the visits on that date (`appointmentId`, `start`, `practitionerId`,
   * `siteId`), unless `resolution` says that they are kept. They are cancelled or moved one by one, by their own paths.
   */
  @Post()
  @SignedIn('admin')
  @Creates(HolidayChangeView)
  @ApiOperation({ summary: 'Close a site, or all of them, on a date', operationId: 'addHoliday' })
  async add(
    @Body() body: HolidayDto,
    @Query() { dryRun }: DryRunQuery,
    @CurrentActor() actor: Actor,
  ): Promise<HolidayChangeView> {
    const { date, name, siteId = null, resolution } = body;
    const keepHits = resolution?.kind === 'keep';
    const change = await this.commands.execute(new AddHoliday(actor, { date, name, siteId, keepHits, dryRun }));
    return { ...(change.holiday ?? { date, name, siteId }), affected: change.affected };
  }

  @Delete(':id')
  @SignedIn('admin')
  @Removes()
  @ApiOperation({ summary: 'Open again', operationId: 'removeHoliday' })
  async remove(@Param('id', IdPipe) holidayId: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new RemoveHoliday(actor, holidayId));
  }
}
