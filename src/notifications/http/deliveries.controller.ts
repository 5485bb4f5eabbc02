import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../shared/http/access.js';
import { IdPipe } from '../../shared/http/id.pipe.js';
import { Commands, Reads } from '../../shared/http/operation.js';
import { FindDeliveries } from '../persistence/find-deliveries.js';
import { RetryDelivery } from '../application/retry-delivery.js';
import { DeliveriesQuery } from './deliveries.dto.js';
import { DeliveryPage, DeliveryView } from './delivery.view.js';

@ApiTags('notifications')
@Controller('notification-deliveries')
export class DeliveriesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @SignedIn('admin')
  @ApiOperation({
    summary: 'Messages and what became of them, newest first',
    operationId: 'listNotificationDeliveries',
  })
  @Reads(DeliveryPage)
  list(@Query() { status, ...page }: DeliveriesQuery): Promise<DeliveryPage> {
    return this.queries.execute(new FindDeliveries({ status }, page));
  }

  @Post(':id/retry')
  @SignedIn('admin')
  @ApiOperation({ summary: 'Send a parked message again', operationId: 'retryNotificationDelivery' })
  @Commands(DeliveryView)
  retry(@Param('id', IdPipe) id: string): Promise<DeliveryView> {
    return this.commands.execute(new RetryDelivery(id));
  }
}
