import { Query, QueryBus } from '@nestjs/cqrs';
import { FindVisitTypes } from '../../practitioners/index.js';
import { ClinicSettings, type Policies } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { AuditTrail } from '../../audit/index.js';
import { countsOf, instantsOfDay, placeOf, type BoardColumn, type BoardVisit } from '../domain/board.js';
import { allowedActions } from '../domain/lifecycle.js';
import { whoOf } from '../domain/who.js';
import { Handles } from '../handlers.js';
import { AppointmentReads } from './appointment-reads.js';
import { NamedVisits, type VisitNames } from './named-visits.js';
import { SiteDesk } from './site-desk.js';

/** A day has one answer; what goes beyond this many visits is left out, the latest starts first. */
export const mostOnBoard = 2_000;

/** A visit on the board, without anything clinical: the board is open on a screen all day. */
export interface BoardItem {
  readonly id: string;
  readonly version: number;
  readonly column: BoardColumn;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly siteId: string;
  readonly visitTypeId: string;
  readonly names: VisitNames;
  /** Absent: the visit type is not known any more. */
  readonly mode?: string;
  readonly checkedInAt: string | null;
  readonly startedAt: string | null;
  readonly waitingMinutes: number | null;
  readonly late: boolean;
  readonly hasReason: boolean;
  readonly hasStaffNote: boolean;
  readonly allowedActions: string[];
}

export interface Board {
  readonly siteId: string;
  readonly siteName: string;
  readonly timeZone: string;
  readonly date: string;
  readonly now: string;
  readonly counts: Record<BoardColumn, number>;
  readonly items: BoardItem[];
  readonly truncated: boolean;
}

/** A day of a site for its front desk; today there when no date is given. */
export class ReadBoard extends Query<Board> {
  constructor(
    readonly actor: Actor,
    readonly siteId: string,
    readonly date?: string,
  ) {
    super();
  }
}

@Handles(ReadBoard)
class ReadBoardHandler {
  constructor(
    private readonly desk: SiteDesk,
    private readonly reads: AppointmentReads,
    private readonly named: NamedVisits,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, siteId, date: wanted }: ReadBoard): Promise<Board> {
    const { timeZone, name: siteName } = await this.desk.of(actor, siteId);
    const now = this.clock.now();
    const { policies } = this.clinic;
    const date = wanted ? Temporal.PlainDate.from(wanted) : now.toZonedDateTimeISO(timeZone).toPlainDate();
    const visits = await this.reads.siteDay(siteId, instantsOfDay(date, timeZone), mostOnBoard + 1);
    const shown = visits.slice(0, mostOnBoard).map((visit) => itemOf(visit, actor, now, policies));
    await this.audit.listed(actor, 'appointment', new Set(shown.map(({ patientId }) => patientId)));
    const visitTypeIds = [...new Set(shown.map((item) => item.visitTypeId))];
    const [items, visitTypes] = await Promise.all([
      this.named.of(shown),
      this.queries.execute(new FindVisitTypes(visitTypeIds)),
    ]);
    const modes = new Map(visitTypes.map(({ id, mode }) => [id, mode]));
    return {
      ...{ siteId, siteName, timeZone, date: date.toString(), now: now.toString(), counts: countsOf(shown) },
      items: items.map((item) => ({ ...item, mode: modes.get(item.visitTypeId) })),
      truncated: visits.length > mostOnBoard,
    };
  }
}

function itemOf(
  visit: BoardVisit,
  actor: Actor,
  now: Temporal.Instant,
  policies: Policies,
): Omit<BoardItem, 'names' | 'mode'> {
  const { id, version, status, patientId, practitionerId, siteId, visitTypeId, hasReason, hasStaffNote } = visit;
  const { checkedInAt, startedAt, ...place } = placeOf(visit, now);
  return {
    ...{ id, version, status, patientId, practitionerId, siteId, visitTypeId, hasReason, hasStaffNote, ...place },
    start: visit.start.toString(),
    end: visit.end.toString(),
    checkedInAt: checkedInAt?.toString() ?? null,
    startedAt: startedAt?.toString() ?? null,
    allowedActions: allowedActions(visit, whoOf(actor, visit), now, policies),
  };
}
