import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Reads, Removes } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { RemoveHoliday } from '../application/remove-holiday.js';
import { FindHolidays } from '../persistence/find-holidays.js';
import { HolidaysQuery } from './calendar.dto.js';
import { HolidayList } from './calendar.view.js';

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

  @Delete(':id')
  @SignedIn('admin')
  @Removes()
  @ApiOperation({ summary: 'Open again', operationId: 'removeHoliday' })
  async remove(@Param('id', IdPipe) holidayId: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.commands.execute(new RemoveHoliday(actor, holidayId));
  }
}
