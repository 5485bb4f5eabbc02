import { Query } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { instantOf } from '../../shared/persistence/column-types.js';
import { Database } from '../../shared/persistence/database.js';
import type { Row } from '../../shared/persistence/pending-writes.js';
import { AuditTrail } from '../../audit/index.js';
import { AppointmentNames } from '../application/appointment-names.js';
import { Occasions } from '../application/occasions.js';
import { SiteDesk } from '../application/site-desk.js';
import { boardStatuses, countsOf, instantsOfDay, placeOf, type BoardAppointment } from '../domain/board.js';
import { allowedActions } from '../domain/lifecycle.js';
import type { Occasion } from '../domain/occasion.js';
import type { BoardItemView, BoardView } from '../http/board.view.js';
import { Handles } from '../handlers.js';
import { AppointmentTable } from './appointment-table.js';

/** A day has one answer; what goes beyond this many appointments is left out, the latest starts first. */
export const maxOnBoard = 2_000;

/** A day of a site for its front desk; today there when no date is given. */
export class ReadBoard extends Query<BoardView> {
  constructor(
    readonly actor: Actor,
    readonly siteId: string,
    readonly date?: string,
  ) {
    super();
  }
}

type BoardRow = Row & {
  has_reason: boolean;
  has_staff_note: boolean;
  last_check_in: string | null;
  last_check_in_undone: string | null;
  last_start: string | null;
};

@Handles(ReadBoard)
class ReadBoardHandler {
  constructor(
    private readonly desk: SiteDesk,
    private readonly database: Database,
    private readonly table: AppointmentTable,
    private readonly names: AppointmentNames,
    private readonly clock: Clock,
    private readonly occasions: Occasions,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, siteId, date: wanted }: ReadBoard): Promise<BoardView> {
    const { timeZone, name: siteName } = await this.desk.of(actor, siteId);
    const now = this.clock.now();
    const occasionOf = this.occasions.ofEach(actor);
    const date = wanted ? Temporal.PlainDate.from(wanted) : now.toZonedDateTimeISO(timeZone).toPlainDate();
    const appointments = await this.siteDay(siteId, instantsOfDay(date, timeZone), maxOnBoard + 1);
    const shown = appointments.slice(0, maxOnBoard).map((each) => itemOf(each, occasionOf(each)));
    await this.audit.listed(actor, 'appointment', new Set(shown.map(({ patientId }) => patientId)));
    return {
      ...{ siteId, siteName, timeZone, date: date.toString(), now: now.toString(), counts: countsOf(shown) },
      items: await this.names.of(shown),
      truncated: appointments.length > maxOnBoard,
    };
  }

  /** The appointments of a site that are on the board of a day (`to` is exclusive), by start. */
  private async siteDay(siteId: string, { from, to }: { from: string; to: string }, limit: number) {
    const rows = await this.database.rows<BoardRow>(sql`
      select ${this.table.withoutTexts.columns},
        a.reason is not null as has_reason, a.staff_note is not null as has_staff_note, h.*
      from appointments.appointment a
      left join lateral (
        select max(h.at) filter (where h.action = 'check-in') as last_check_in,
          max(h.at) filter (where h.action = 'undo' and h.from_status = 'checked_in') as last_check_in_undone,
          max(h.at) filter (where h.action = 'start') as last_start
        from appointments.history h where h.appointment_id = a.id
      ) h on a.status = any('{checked_in,in_consultation,completed}')
      where a.site_id = ${siteId}::uuid and a.status = any(${boardStatuses}::text[])
        and a.starts_at >= ${from}::timestamptz and a.starts_at < ${to}::timestamptz
      order by a.starts_at, a.id limit ${limit}::int`);
    const instant = (text: string | null) => (text === null ? null : instantOf(text));
    return rows.map((row): BoardAppointment => ({
      ...this.table.withoutTexts.read(row),
      hasReason: row.has_reason,
      hasStaffNote: row.has_staff_note,
      lastCheckIn: instant(row.last_check_in),
      lastCheckInUndone: instant(row.last_check_in_undone),
      lastStart: instant(row.last_start),
    }));
  }
}

function itemOf(appointment: BoardAppointment, occasion: Occasion): Omit<BoardItemView, 'names'> {
  const { id, version, status, patientId, practitionerId, siteId, visitTypeId } = appointment;
  const { hasReason, hasStaffNote } = appointment;
  const { checkedInAt, startedAt, ...place } = placeOf(appointment, occasion.now);
  return {
    ...{ id, version, status, patientId, practitionerId, siteId, visitTypeId, hasReason, hasStaffNote, ...place },
    start: appointment.start.toString(),
    end: appointment.end.toString(),
    mode: appointment.mode,
    checkedInAt: checkedInAt?.toString() ?? null,
    startedAt: startedAt?.toString() ?? null,
    allowedActions: allowedActions(appointment, occasion),
  };
}
