import type { LeadTime, NoShows, Utilisation } from '../domain/figures.js';
import type { GroupBy, Report } from '../domain/report.js';
import type { FigureFilter, FigureScope } from '../domain/scope.js';

/** What is asked: local dates, `from` included, `to` not. */
export interface ReportQuestion extends FigureFilter {
  readonly from: string;
  readonly to: string;
  readonly groupBy: GroupBy;
}

/** Visits by their status now. What was entered in error is only counted where the lines are statuses. */
export interface VisitCounts {
  readonly visits: number;
  readonly pending: number;
  readonly confirmed: number;
  readonly checkedIn: number;
  readonly inConsultation: number;
  readonly completed: number;
  readonly declined: number;
  readonly cancelled: number;
  readonly noShow: number;
  readonly expired: number;
  readonly enteredInError: number;
}

/** Counting over any number of visits: one statement for each report. */
export abstract class Reports {
  abstract appointments(question: ReportQuestion, scope: FigureScope): Promise<Report<VisitCounts>>;
  abstract utilisation(question: ReportQuestion, scope: FigureScope): Promise<Report<Utilisation>>;
  abstract noShows(question: ReportQuestion, scope: FigureScope): Promise<Report<NoShows>>;
  abstract leadTime(question: ReportQuestion, scope: FigureScope): Promise<Report<LeadTime>>;
}
