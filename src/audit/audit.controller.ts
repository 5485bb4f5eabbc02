import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../shared/http/access.js';
import { Reads } from '../shared/http/operation.js';
import type { Actor } from '../shared/kernel/actor.js';
import { ListAuditEvents } from './list-audit-events.js';
import { ReadAccessLog } from './read-access-log.js';
import { AccessLogQuery, AuditEventsQuery } from './audit.dto.js';
import { AccessLogPage, AuditEventPage } from './audit.view.js';

@ApiTags('audit')
@Controller()
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @Get('audit-events')
  @SignedIn('admin')
  @Reads(AuditEventPage)
  @ApiOperation({
    summary: 'Who has read or changed whose record, or changed the clinic, newest first',
    operationId: 'listAuditEvents',
  })
  list(@Query() query: AuditEventsQuery, @CurrentActor() actor: Actor): Promise<AuditEventPage> {
    return this.queries.execute(new ListAuditEvents(actor, query));
  }

  @Get('me/access-log')
  @SignedIn()
  @Reads(AccessLogPage)
  @ApiOperation({ summary: 'Who has read or changed the own record, newest first', operationId: 'readAccessLog' })
  accessLog(@CurrentActor() actor: Actor, @Query() query: AccessLogQuery): Promise<AccessLogPage> {
    const input = { ...query, byOthers: query.by === 'others' };
    return this.queries.execute(new ReadAccessLog(actor, input));
  }
}
