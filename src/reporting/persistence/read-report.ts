import { Query } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Database } from '../../shared/persistence/database.js';
import {
  leadTimeOf,
  noShowsOf,
  utilisationOf,
  type LeadTime,
  type NoShows,
  type Utilisation,
} from '../domain/figures.js';
import { checkRange, type GroupBy, type Report, type ReportKind } from '../domain/report.js';
import { checkFilter, scopeOf, type FigureFilter, type FigureScope } from '../domain/scope.js';
import { Handles } from '../handlers.js';
import type { VisitCountsView } from '../http/reports.view.js';
import { filledDays } from './filled-days.js';
import { keyOf, reportStatement, type Line } from './report-statement.js';
import { ofType, startsOn, visitDay, within } from './visit-day.js';

/** What is asked: local dates, `from` included, `to` not. */
export interface ReportQuestion extends FigureFilter {
  readonly from: string;
  readonly to: string;
  readonly groupBy: GroupBy;
}

/** What each report answers. */
interface Answers {
  appointments: Report<VisitCountsView>;
  utilisation: Report<Utilisation>;
  'no-shows': Report<NoShows>;
  'lead-time': Report<LeadTime>;
}

/** A report about what the actor may see. */
export class ReadReport<Kind extends ReportKind> extends Query<Answers[Kind]> {
  constructor(
    readonly actor: Actor,
    readonly kind: Kind,
    readonly question: ReportQuestion,
  ) {
    super();
  }
}

const countOf = (status: string) => sql`coalesce(sum(number) filter (where status = ${sql.lit(status)}), 0)::int`;

/** One statement for each report, however many visits there are. */
@Handles(ReadReport)
class ReadReportHandler {
  constructor(private readonly database: Database) {}

  async execute({ actor, kind, question }: ReadReport<ReportKind>): Promise<Answers[ReportKind]> {
    checkRange(question);
    const scope = scopeOf(actor);
    checkFilter(scope, question);
    switch (kind) {
      case 'appointments':
        return this.appointments(question, scope);
      case 'utilisation':
        return this.utilisation(question, scope);
      case 'no-shows':
        return this.noShows(question, scope);
      case 'lead-time':
        return this.leadTime(question, scope);
    }
  }

  private appointments(question: ReportQuestion, scope: FigureScope): Promise<Report<VisitCountsView>> {
    // What was entered by mistake is shown, and is in no total: every grouping of the same visits has the same one.
    const visits = sql`coalesce(sum(number) filter (where status <> 'entered_in_error'), 0)::int`;
    const figures = sql`${visits} as visits, ${countOf('pending')} as pending,
      ${countOf('confirmed')} as confirmed, ${countOf('checked_in')} as "checkedIn",
      ${countOf('in_consultation')} as "inConsultation", ${countOf('completed')} as completed,
      ${countOf('declined')} as declined, ${countOf('cancelled')} as cancelled, ${countOf('no_show')} as "noShow",
      ${countOf('expired')} as expired, ${countOf('entered_in_error')} as "enteredInError"`;
    return this.report(question, tallies(question, scope, sql`true`), figures, (counts: VisitCountsView) => counts);
  }

  private noShows(question: ReportQuestion, scope: FigureScope): Promise<Report<NoShows>> {
    const over = sql`a.status in ('completed', 'no_show')`;
    const figures = sql`${countOf('completed')} as completed, ${countOf('no_show')} as "noShow"`;
    return this.report(question, tallies(question, scope, over), figures, noShowsOf);
  }

  private leadTime(question: ReportQuestion, scope: FigureScope): Promise<Report<LeadTime>> {
    const facts = sql`facts as materialized (
      select ${keyOf(question.groupBy, 'a', visitDay)} as key,
        greatest(0, extract(epoch from a.starts_at - a.created_at)::float8) / 86400 as days
      from appointments.appointment a
      where a.status <> 'entered_in_error' and ${asked(question, scope)})`;
    const figures = sql`count(*)::int as visits, percentile_cont(0.5) within group (order by days) as "medianDays",
      percentile_cont(0.9) within group (order by days) as "p90Days", avg(days) as "meanDays"`;
    return this.report(question, facts, figures, leadTimeOf);
  }

  private utilisation(question: ReportQuestion, scope: FigureScope): Promise<Report<Utilisation>> {
    const { from, to, groupBy } = question;
    const filled = filledDays({
      places: sql`select id as site_id, time_zone, ${from}::date as first, ${to}::date - 1 as last from practitioners.site`,
      from,
      to,
      days: within('w', scope, question),
      visits: within('a', scope, question),
    });
    const facts = sql`${filled}, facts as materialized (
      select ${keyOf(groupBy, 'f', sql`f.day`)} as key, sum(f.working_minutes) as working, sum(f.booked_minutes) as booked
      from filled f group by 1)`;
    const figures = sql`coalesce(sum(working), 0)::int as "workingMinutes",
      coalesce(sum(booked), 0)::float8 as "bookedMinutes"`;
    return this.report(question, facts, figures, utilisationOf);
  }

  private async report<Counts, Figures>(
    { groupBy }: ReportQuestion,
    facts: RawBuilder<unknown>,
    figures: RawBuilder<unknown>,
    made: (counts: Counts) => Figures,
  ): Promise<Report<Figures>> {
    const [total, ...lines] = await this.database.rows(reportStatement<Counts>(groupBy, facts, figures));
    return {
      total: made(countsOf(total!)),
      items: lines.map((line) => ({ key: line.key!, label: line.label!, ...made(countsOf(line)) })),
    };
  }
}

/** What a line counts, without what it is called. */
function countsOf<Counts>(line: Line<Counts>): Counts {
  const { key: _key, label: _label, place: _place, ...counts } = line as Line<Counts> & { place: number };
  return counts as Counts;
}

/** SQL: the visits of the question that the scope holds. */
const asked = (question: ReportQuestion, scope: FigureScope) =>
  sql`${startsOn(question.from, question.to)} and ${within('a', scope, question)} and ${ofType(question)}`;

/** SQL: how many visits there are of each key and status. */
const tallies = (question: ReportQuestion, scope: FigureScope, condition: RawBuilder<unknown>) => sql`
  facts as materialized (
    select ${keyOf(question.groupBy, 'a', visitDay)} as key, a.status, count(*) as number
    from appointments.appointment a where ${condition} and ${asked(question, scope)} group by 1, 2)`;
