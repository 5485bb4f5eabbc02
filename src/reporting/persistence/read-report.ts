import { Query } from '@nestjs/cqrs';
import type { Actor } from '../../shared/kernel/actor.js';
import type { LeadTime, NoShows, Utilisation } from '../domain/figures.js';
import { checkRange, type Report, type ReportKind } from '../domain/report.js';
import { checkFilter, scopeOf } from '../domain/scope.js';
import { Handles } from '../handlers.js';
import { Reports, type ReportQuestion, type VisitCounts } from '../application/reports.js';

/** What each report answers. */
export interface Answers {
  appointments: Report<VisitCounts>;
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

@Handles(ReadReport)
class ReadReportHandler {
  constructor(private readonly reports: Reports) {}

  async execute({ actor, kind, question }: ReadReport<ReportKind>): Promise<Answers[ReportKind]> {
    checkRange(question);
    const scope = scopeOf(actor);
    checkFilter(scope, question);
    switch (kind) {
      case 'appointments':
        return this.reports.appointments(question, scope);
      case 'utilisation':
        return this.reports.utilisation(question, scope);
      case 'no-shows':
        return this.reports.noShows(question, scope);
      case 'lead-time':
        return this.reports.leadTime(question, scope);
    }
  }
}
