import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsId, IsLocalDate } from '../../shared/http/fields.js';
import { groupings, type GroupBy } from '../domain/report.js';

const formats = ['json', 'csv'] as const;

/** What the lines of a report are; the first one unless another is asked for. */
function GroupedBy(allowed: readonly GroupBy[]): PropertyDecorator {
  const message = `must be one of ${allowed.join(', ')}`;
  return (target, name) => {
    ApiPropertyOptional({ enum: allowed, default: allowed[0] })(target, name);
    IsOptional()(target, name);
    IsIn(allowed, { message })(target, name);
  };
}

/** Dates are days at the site of each visit; 366 days at most. */
class ReportQuery {
  /** The first day. */
  @IsLocalDate()
  from: string;

  /** The day after the last one. */
  @IsLocalDate()
  to: string;

  @IsOptional()
  @IsId()
  siteId?: string;

  @IsOptional()
  @IsId()
  practitionerId?: string;

  /** Practitioners of this specialty. */
  @IsOptional()
  @IsId()
  specialtyId?: string;

  /** Instead of the Accept header. */
  @ApiPropertyOptional({ enum: formats })
  @IsOptional()
  @IsIn(formats, { message: 'must be json or csv' })
  format?: (typeof formats)[number];
}

export class UtilisationQuery extends ReportQuery {
  @GroupedBy(groupings.utilisation)
  groupBy: GroupBy = 'day';
}

class VisitReportQuery extends ReportQuery {
  @IsOptional()
  @IsId()
  visitTypeId?: string;
}

export class AppointmentsReportQuery extends VisitReportQuery {
  @GroupedBy(groupings.appointments)
  groupBy: GroupBy = 'day';
}

export class NoShowsQuery extends VisitReportQuery {
  @GroupedBy(groupings['no-shows'])
  groupBy: GroupBy = 'day';
}

export class LeadTimeQuery extends VisitReportQuery {
  @GroupedBy(groupings['lead-time'])
  groupBy: GroupBy = 'day';
}
