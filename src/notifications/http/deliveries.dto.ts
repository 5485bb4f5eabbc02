import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../shared/http/paging.js';
import { messageStatuses, type MessageStatus } from '../domain/message.js';

export class DeliveriesQuery extends PageQuery {
  /** Only messages of this status; `parked` is the list of what somebody has to look at. */
  @ApiPropertyOptional({ enum: messageStatuses })
  @IsOptional()
  @IsIn(messageStatuses, { message: `must be one of ${messageStatuses.join(', ')}` })
  status?: MessageStatus;
}
