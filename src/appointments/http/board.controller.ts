import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { ReadBoard } from '../application/read-board.js';
import { BoardQuery } from './board.dto.js';
import { BoardView } from './board.view.js';

/** A site's day as its front desk runs it. */
@ApiTags('front desk')
@Controller('sites/:id')
export class BoardController {
  constructor(private readonly queries: QueryBus) {}

  /** All visits of the day in one answer, at most 2,000. */
  @Get('board')
  @SignedIn('staff', 'admin')
  @Header('Cache-Control', 'no-store')
  @Reads(BoardView)
  @ApiOperation({ summary: "A site's day: who is expected, here, with the doctor, done", operationId: 'readBoard' })
  async board(
    @Param('id', IdPipe) siteId: string,
    @Query() { date }: BoardQuery,
    @CurrentActor() actor: Actor,
  ): Promise<BoardView> {
    return BoardView.of(await this.queries.execute(new ReadBoard(actor, siteId, date)));
  }
}
