import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsAfter, IsId, IsInstant, IsText } from '../shared/http/fields.js';
import { PageQuery } from '../shared/http/paging.js';
import { auditActions, type AuditAction } from './audit-trail.js';

export class AuditEventsQuery extends PageQuery {
  @IsOptional()
  @IsId()
  patientId?: string;

  /** Who it was. */
  @IsOptional()
  @IsId()
  accountId?: string;

  @ApiProperty({ enum: auditActions, required: false })
  @IsOptional()
  @IsIn(auditActions)
  action?: AuditAction;

  /** What it was done to, by kind. @example account */
  @IsOptional()
  @IsText(60)
  resource?: string;

  /** And which one. */
  @IsOptional()
  @IsId()
  resourceId?: string;

  @IsOptional()
  @IsInstant()
  @ApiPropertyOptional({ description: 'From this instant on.' })
  from?: string;

  @IsOptional()
  @IsInstant()
  @IsAfter<AuditEventsQuery>('from')
  @ApiPropertyOptional({ description: 'Before this instant.' })
  to?: string;
}

const everybody = ['everybody', 'others'] as const;

export class AccessLogQuery extends PageQuery {
  /** `others` leaves out what the patient has done. */
  @ApiProperty({ enum: everybody, required: false, default: 'everybody' })
  @IsOptional()
  @IsIn(everybody)
  by: (typeof everybody)[number] = 'everybody';
}
