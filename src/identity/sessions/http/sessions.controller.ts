import { Controller, Delete, Get, Param } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../../../shared/http/access.js';
import { IdPipe } from '../../../shared/http/id.pipe.js';
import { Reads, Removes } from '../../../shared/http/operation.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { EndSession } from '../application/end-session.js';
import { ListSessions } from '../persistence/list-sessions.js';
import { SessionPage } from './sessions.view.js';

@ApiTags('auth')
@SignedIn()
@Controller('auth/sessions')
export class SessionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Reads(SessionPage)
  @ApiOperation({ summary: 'Where the account is signed in', operationId: 'listSessions' })
  async list(@CurrentActor() actor: Actor): Promise<SessionPage> {
    return { items: await this.queries.execute(new ListSessions(actor)), nextCursor: null };
  }

  @Delete(':id')
  @Removes('Signed out there')
  @ApiOperation({ summary: 'End one of the own sessions', operationId: 'endSession' })
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.commands.execute(new EndSession(actor, id));
  }
}
