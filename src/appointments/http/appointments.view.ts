import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { flags, MoneyView, type AppointmentFlag, type VisitMode } from '../../practitioners/index.js';
import { withVersion } from '../../shared/http/etag.js';
import { PageOf } from '../../shared/http/paging.js';
import { statuses, type AppointmentStatus } from '../domain/status.js';

/** What was booked, as it was then: a change of the visit type changes no visit. */
export class BookedVisitTypeView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** @example Consultation */
  name: string;

  @ApiProperty({ enum: ['in_person', 'video'] })
  mode: VisitMode;

  /** @example 30 */
  durationMinutes: number;

  @ApiProperty({ type: () => MoneyView, nullable: true })
  fee: MoneyView | null;
}

/** A visit. */
export class AppointmentView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** For `If-Match: "<version>"` of its commands. @example 1 */
  version: number;

  @ApiProperty({ enum: statuses })
  status: AppointmentStatus;

  /**
   * Raised by every move and cancellation, by the approval of a move, and by retracting a visit that lies ahead.
   * @example 0
   */
  revision: number;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:00:00Z' })
  start: string;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:30:00Z' })
  end: string;

  /** The IANA zone of the site. @example Asia/Colombo */
  timeZone: string;

  @ApiProperty({ format: 'uuid' })
  practitionerId: string;

  @ApiProperty({ format: 'uuid' })
  siteId: string;

  @ApiProperty({ format: 'uuid' })
  visitTypeId: string;

  visitType: BookedVisitTypeView;

  @ApiProperty({ format: 'uuid' })
  patientId: string;

  /** Why the patient comes. Absent in lists for who is neither patient nor practitioner of the visit: read the visit. */
  @ApiPropertyOptional({ type: String, nullable: true })
  reason?: string | null;

  /** Whether the patient has said why. */
  hasReason: boolean;

  /** Absent for patients, and in lists where the reason is. */
  @ApiPropertyOptional({ type: String, nullable: true })
  staffNote?: string | null;

  /** Whether the clinic has noted something. Absent for patients. */
  hasStaffNote?: boolean;

  /**
   * In lists, for the clinic: why a visit to come cannot take place as it stands. It was kept when its practitioner was
   * suspended or its site closed, or the licence ends before it: move it or cancel it.
   */
  @ApiPropertyOptional({ enum: flags, isArray: true })
  flags?: readonly AppointmentFlag[];

  /** The patient cancelled it after the cut-off. */
  late: boolean;

  /** While pending: when the request expires unanswered. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvalDeadline: string | null;

  /** While pending or confirmed: until when its patient may move it, and cancels in time. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  cutOff: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  cancelledAt: string | null;

  /** What you can do to it now: the last words of the paths of its commands. @example ["cancel", "reschedule"] */
  allowedActions: string[];

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  static of(view: AppointmentView): AppointmentView {
    return withVersion(Object.assign(new AppointmentView(), view), view.version);
  }
}

/** What a screen shows beside the ids. Absent: who or what is not known any more. */
export class VisitNamesView {
  /** @example Ana Silva */
  patient?: string;
  /** @example Nimal Perera */
  practitioner?: string;
  /** @example Colombo Clinic */
  site?: string;
  /** @example Consultation */
  visitType?: string;
}

/** A visit as it is read: commands answer without the names. */
export class NamedAppointmentView extends AppointmentView {
  names: VisitNamesView;

  static override of(view: NamedAppointmentView): NamedAppointmentView {
    return withVersion(Object.assign(new NamedAppointmentView(), view), view.version);
  }
}

export class AppointmentPage extends PageOf(NamedAppointmentView) {}

/** Who did something, and as what. */
export class HistoryActorView {
  /** null for the system, and for the clinic's people when a patient reads. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId: string | null;

  @ApiProperty({ enum: ['patient', 'practitioner', 'staff', 'admin', 'system'] })
  as: string;
}

/** One thing that happened to a visit. */
export class HistoryLineView {
  @ApiProperty({ format: 'date-time' })
  at: string;

  actor: HistoryActorView;

  /** The command: `book`, `edit`, `expire` or the last word of a command's path. @example approve */
  action: string;

  @ApiProperty({ enum: statuses, nullable: true })
  from: string | null;

  @ApiProperty({ enum: statuses })
  to: string;

  revision: number;
  reason?: string;
}

/** What happened to a visit, oldest first. */
export class HistoryView {
  items: HistoryLineView[];
}
