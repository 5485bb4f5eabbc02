import { ApiProperty } from '@nestjs/swagger';
import { withVersion } from '../../shared/http/etag.js';
import type { ExceptionChange, ExceptionRemoval, WorkingHoursChange } from '../../scheduling/index.js';
import type { Outcome } from '../application/change-impact.js';
import { statuses } from '../domain/status.js';

/** A visit that a change hits. */
export class AffectedVisitView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date-time' })
  start: string;

  @ApiProperty({ format: 'uuid' })
  patientId: string;

  /** As it was before the change. */
  @ApiProperty({ enum: statuses })
  status: string;
}

/** A weekly stretch of wall-clock time. */
export class ChangedWindowView {
  /** 1 is Monday. */
  weekday: number;
  /** @example 09:00 */
  from: string;
  /** @example 12:30 */
  to: string;
  everyWeeks?: number;
}

/** One set of working hours. */
export class ChangedHoursView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  siteId: string;

  @ApiProperty({ enum: ['slot', 'session'] })
  mode: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validFrom: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  validTo: string | null;

  weekly: ChangedWindowView[];
  visitTypeIds: string[];
}

/** All working hours of the practitioner after the change, and the visits it hit. */
export class WorkingHoursChangeView {
  items: ChangedHoursView[];
  affected: AffectedVisitView[];

  static of({ result, affected }: Outcome<WorkingHoursChange>): WorkingHoursChangeView {
    const items = result.items.map((item) => ({ ...item }) as unknown as ChangedHoursView);
    return withVersion(Object.assign(new WorkingHoursChangeView(), { items, affected }), result.version);
  }
}

/** The leave or the extra hours as they were added, and the visits they hit. */
export class ExceptionChangeView {
  /** Absent after a dry run. */
  @ApiProperty({ type: String, format: 'uuid', required: false })
  id?: string;

  @ApiProperty({ enum: ['leave', 'extra_hours'], required: false })
  kind?: string;

  from?: string;
  to?: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  siteId?: string | null;

  @ApiProperty({ type: String, nullable: true, required: false })
  reason?: string | null;

  affected: AffectedVisitView[];

  static of({ result, affected }: Outcome<ExceptionChange>): ExceptionChangeView {
    const { id, kind, from, to, siteId, reason } = result.exception ?? {};
    return Object.assign(new ExceptionChangeView(), { id, kind, from, to, siteId, reason, affected });
  }
}

/** The visits that would lose their time. */
export class ExceptionRemovalView {
  affected: AffectedVisitView[];

  static of({ affected }: Outcome<ExceptionRemoval>): ExceptionRemovalView {
    return Object.assign(new ExceptionRemovalView(), { affected });
  }
}
