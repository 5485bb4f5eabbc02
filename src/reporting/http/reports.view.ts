import type { Type } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import type { LeadTime } from '../domain/figures.js';
import { groupings, type GroupBy } from '../domain/report.js';
import { NoShowsView, UtilisationView } from './figures.view.js';

/** Visits by their status now. */
export class VisitCountsView {
  /** The sum of the numbers below but `enteredInError`. */
  visits: number;
  pending: number;
  confirmed: number;
  checkedIn: number;
  inConsultation: number;
  completed: number;
  declined: number;
  cancelled: number;
  noShow: number;
  expired: number;

  /** Entered by mistake: in no other number. */
  enteredInError: number;
}

/** Days of 24 hours from the moment a visit was booked to its start. */
export class LeadTimeView implements LeadTime {
  visits: number;

  @ApiProperty({ type: Number, nullable: true })
  medianDays: number | null;

  /** Nine visits of ten were booked no longer before. */
  @ApiProperty({ type: Number, nullable: true })
  p90Days: number | null;

  @ApiProperty({ type: Number, nullable: true })
  meanDays: number | null;
}

class LineView {
  /** An id, a status, or a date: the day, the Monday of the week, YYYY-MM of the month. @example 2026-11-30 */
  key: string;

  /** Its name. @example 2026-W49 */
  label: string;
}

/** Makes the view of a report, so that its numbers are documented. */
function ReportOf<Figures extends object>(figures: new () => Figures, allowed: readonly GroupBy[]) {
  class ReportItemView extends (IntersectionType(LineView, figures as Type<object>) as Type<LineView>) {}
  Object.defineProperty(ReportItemView, 'name', { value: figures.name.replace('View', 'LineView') });

  class ReportView {
    /** The first day. */
    @ApiProperty({ format: 'date' })
    from: string;

    /** The day after the last one. */
    @ApiProperty({ format: 'date' })
    to: string;

    @ApiProperty({ enum: allowed })
    groupBy: GroupBy;

    /** Each visit once. */
    @ApiProperty({ type: figures })
    total: Figures;

    /** By label; only those that have something to count. Practitioners of several specialties are in each of them. */
    @ApiProperty({ type: ReportItemView, isArray: true })
    items: (LineView & Figures)[];
  }
  return ReportView;
}

export class AppointmentsReportView extends ReportOf(VisitCountsView, groupings.appointments) {}
export class UtilisationReportView extends ReportOf(UtilisationView, groupings.utilisation) {}
export class NoShowsReportView extends ReportOf(NoShowsView, groupings['no-shows']) {}
export class LeadTimeReportView extends ReportOf(LeadTimeView, groupings['lead-time']) {}
