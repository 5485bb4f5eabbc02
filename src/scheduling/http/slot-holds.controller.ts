import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Commands, Creates, Reads, Removes } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { FindHold } from '../application/find-hold.js';
import { HoldTime } from '../application/hold-time.js';
import { ReleaseHold } from '../application/release-hold.js';
import { RenewHold } from '../application/renew-hold.js';
import { HoldDto, requestOf } from './slot-holds.dto.js';
import { HoldView } from './slot-holds.view.js';

@ApiTags('slots')
@Controller('slot-holds')
@SignedIn()
export class SlotHoldsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @Creates(HoldView)
  @ApiOperation({ summary: 'Keep a start while filling in the form', operationId: 'holdSlot' })
  hold(@Body() body: HoldDto, @CurrentActor() actor: Actor): Promise<HoldView> {
    return this.commands.execute(new HoldTime(actor, requestOf(body)));
  }

  @Get(':id')
  @Reads(HoldView)
  @ApiOperation({ summary: 'A hold of your own', operationId: 'readHold' })
  find(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<HoldView> {
    return this.queries.execute(new FindHold(actor, id));
  }

  @Post(':id/renew')
  @Commands(HoldView)
  @ApiOperation({ summary: 'Keep it some minutes more, once', operationId: 'renewHold' })
  renew(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<HoldView> {
    return this.commands.execute(new RenewHold(actor, id));
  }

  @Delete(':id')
  @Removes()
  @ApiOperation({ summary: 'Give it up', operationId: 'releaseHold' })
  release(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.commands.execute(new ReleaseHold(actor, id));
  }
}
