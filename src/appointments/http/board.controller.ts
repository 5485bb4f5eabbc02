import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor, SignedIn } from '../../shared/http/access.js';
import { EventStreams, Streams } from '../../shared/http/event-stream.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Reads } from '../../shared/http/operation.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { FindCheckInCode } from '../application/find-check-in-code.js';
import { WatchBoard } from '../application/watch-board.js';
import { ReadBoard } from '../persistence/read-board.js';
import { BoardQuery } from './board.dto.js';
import { BoardView, CheckInCodeView } from './board.view.js';

/** A site's day as its front desk runs it. */
@ApiTags('front desk')
@Controller('sites/:id')
export class BoardController {
  constructor(
    private readonly queries: QueryBus,
    private readonly streams: EventStreams,
  ) {}

  /** All visits of the day in one answer, at most 2,000. */
  @Get('board')
  @SignedIn('staff', 'admin')
  @Reads(BoardView)
  @ApiOperation({ summary: "A site's day: who is expected, here, with the doctor, done", operationId: 'readBoard' })
  async board(
    @Param('id', IdPipe) siteId: string,
    @Query() { date }: BoardQuery,
    @CurrentActor() actor: Actor,
  ): Promise<BoardView> {
    return this.queries.execute(new ReadBoard(actor, siteId, date));
  }

  /**
   * Says when something on the board changes, whoever changed it: read the board again then, and once a minute. Each event
   * is `changed` with `{"changed": ["<id of the visit>"]}`; an empty list, as at the beginning, means that anything may
   * have changed. A comment comes every 20 seconds. The stream ends with the session or the role, and when the server
   * stops: open it again. Events are not kept, so `Last-Event-ID` means nothing.
   */
  @Get('board/live')
  @SignedIn('staff', 'admin')
  @Streams('Server-sent events')
  @ApiOperation({ summary: 'Hear of changes on the board', operationId: 'watchBoard' })
  async live(
    @Param('id', IdPipe) siteId: string,
    @CurrentActor() actor: Actor,
    @Res() response: Response,
  ): Promise<void> {
    const watch = await this.queries.execute(new WatchBoard(actor, siteId));
    this.streams.begin(response, { actor, ...watch });
  }

  /** For the sign at the door: with it patients check themselves in. Another one every day. */
  @Get('check-in-code')
  @SignedIn('staff', 'admin')
  @Reads(CheckInCodeView)
  @ApiOperation({ summary: "The site's code of today, to check in with", operationId: 'readCheckInCode' })
  async checkInCode(@Param('id', IdPipe) siteId: string, @CurrentActor() actor: Actor): Promise<CheckInCodeView> {
    return this.queries.execute(new FindCheckInCode(actor, siteId));
  }
}
